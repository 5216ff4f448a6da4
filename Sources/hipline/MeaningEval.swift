// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Evaluation
import Foundation
import Understanding

/// The part of `hipline eval` that judges polarity and answers.
struct MeaningEval {
  let reader: Reader
  let json: Bool

  func run(negation: String?, answers: String?) throws {
    if let negation {
      let result = NegationEvaluation(Table(try text(negation)), reader: reader)
      try show(
        result, ["precision \(result.precision)", "recall \(result.recall)", "f1 \(result.f1)", "accuracy \(result.accuracy)"],
        result.mistakes)
    }
    if let answers {
      guard let result = AnswerEvaluation(Table(try text(answers)), reader: reader) else {
        Console.error("\(Console.visible(answers)): the header must name question, answer, slot and value")
        throw ExitCode(65)
      }
      let slots = result.bySlot.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value)" }
      try show(
        result, ["accuracy \(result.accuracy)"] + slots + ["mixed taken for a no: \(result.mixedTakenForNo)"], result.mistakes)
    }
  }

  private func show(_ result: some Encodable, _ lines: [String], _ mistakes: [String]) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Console.write(String(decoding: try encoder.encode(result), as: UTF8.self) + "\n")
    } else {
      Console.write((lines + mistakes.map { "  " + Console.visible($0) }).joined(separator: "\n") + "\n")
    }
  }

  private func text(_ path: String) throws -> String { String(decoding: try Eval.bytes(path), as: UTF8.self) }
}
