// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation

/// Figures that can be printed for people or for programs.
protocol EvalReport {
  var text: String { get }
  var figures: [String: Any] { get }
}

extension EvalReport {
  func json() throws -> String {
    let data = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Four digits behind the point.
  func rounded(_ value: Double) -> String { String(format: "%.4f", value) }
}

extension ClassifierEvaluation: EvalReport {
  var figures: [String: Any] {
    var figures: [String: Any] = [
      "accuracy": scoring.accuracy, "macro_f1": scoring.macroF1, "train_seconds": trainSeconds,
      "microseconds_per_message": microsecondsPerMessage, "train_rows": trainRows, "test_rows": testRows,
    ]
    if let scope {
      figures["in_scope_accuracy"] = scope.inScopeAccuracy
      figures["oos_recall"] = scope.recall
      figures["oos_precision"] = scope.precision
      figures["oos_threshold"] = scope.threshold
    }
    if let accuracyWithoutTypos {
      figures["accuracy_without_typos"] = accuracyWithoutTypos
      figures["kept_with_typos"] = keptWithTypos
    }
    return figures
  }

  var text: String {
    var lines = [
      "trained on \(trainRows) rows in \(String(format: "%.1f", trainSeconds)) s, judged \(testRows) at \(String(format: "%.1f", microsecondsPerMessage)) µs each",
      "accuracy            \(rounded(scoring.accuracy))", "macro F1            \(rounded(scoring.macroF1))",
    ]
    if let accuracyWithoutTypos, let keptWithTypos {
      lines += ["without typos       \(rounded(accuracyWithoutTypos))", "kept with typos     \(rounded(keptWithTypos))"]
    }
    if let scope {
      lines += [
        "in-scope accuracy   \(rounded(scope.inScopeAccuracy))", "out-of-scope recall \(rounded(scope.recall))",
        "  and precision     \(rounded(scope.precision))",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CrossValidation: EvalReport {
  var figures: [String: Any] {
    [
      "accuracy": scoring.accuracy, "macro_f1": scoring.macroF1, "train_seconds": trainSeconds,
      "microseconds_per_message": microsecondsPerMessage, "examples": examples, "sure_accuracy": sureAccuracy,
      "unsure_share": unsureShare, "calibration_error": calibrationError,
      "intents": scoring.byLabel.mapValues { ["precision": $0.precision, "recall": $0.recall, "f1": $0.f1, "examples": $0.right + $0.missed] as [String: Any] },
      "confusions": confusions.prefix(20).map { ["expected": $0.expected, "given": $0.given, "sentences": $0.sentences] as [String: Any] },
      "calibration": calibration.map { ["from": $0.low, "count": $0.count, "mean_score": $0.meanScore, "accuracy": $0.accuracy] as [String: Any] },
    ]
  }

  var text: String {
    var lines = [
      "\(examples) examples of \(scoring.byLabel.count) intents, five-fold cross-validation; trained in \(rounded(trainSeconds)) s, \(String(format: "%.1f", microsecondsPerMessage)) µs a message",
      "accuracy            \(rounded(scoring.accuracy))", "macro F1            \(rounded(scoring.macroF1))",
      "given to none       \(rounded(unsureShare)), right among the rest \(rounded(sureAccuracy))",
      "calibration error   \(rounded(calibrationError))", "", "score        count  mean    right",
    ]
    for bin in calibration {
      let count = String(bin.count)
      lines.append("from \(String(format: "%.1f", bin.low))  \(String(repeating: " ", count: max(0, 8 - count.count)))\(count)  \(rounded(bin.meanScore))  \(rounded(bin.accuracy))")
    }
    lines += ["", "intent: F1, precision, recall, examples (weakest first)"]
    let weakest = scoring.byLabel.sorted { ($0.value.f1, $0.key) < ($1.value.f1, $1.key) }
    for (label, counts) in weakest {
      lines.append("  \(label)  \(rounded(counts.f1))  \(rounded(counts.precision))  \(rounded(counts.recall))  \(counts.right + counts.missed)")
    }
    lines += ["", "worst confusions"]
    for confusion in confusions.prefix(20) {
      lines.append("  \(confusion.expected) taken for \(confusion.given): \(confusion.sentences.count)")
      for sentence in confusion.sentences.prefix(3) { lines.append("    \(Console.visible(sentence))") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SpeedEvaluation: EvalReport {
  var figures: [String: Any] {
    [
      "messages": messages, "microseconds_median": reading.median, "microseconds_p99": reading.percentile99, "by_phrases": byPhrases,
      "by_intents": byIntents,
    ]
  }
}
