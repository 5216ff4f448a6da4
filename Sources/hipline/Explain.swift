// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Dialogue
import Foundation
import Understanding

/// `hipline explain`: what a message is taken to mean, and why.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Show how a message is understood, and why.")

  @OptionGroup var options: PackOptions
  @Flag(help: "As JSON.") var json = false
  @Option(help: ArgumentHelp("Read it as the answer to what this slot asks.", valueName: "slot")) var asked: String?
  @Argument(help: "The message.") var text: [String]

  func run() throws {
    let pack = try options.pack()
    let message = text.joined(separator: " ")
    var conversation = pack.flow.begin()
    if let asked {
      guard pack.flow.slot(asked) != nil else {
        throw ValidationError("There is no slot \"\(Console.visible(asked))\"\(Suggestion.text(for: asked, among: pack.flow.slots.map(\.id))).")
      }
      conversation.pending = .slot(asked)
    }
    let (_, turn, meaning) = pack.respond(to: message, in: conversation)
    let words = pack.reader.words(in: message)
    let weights = pack.reader.weights(in: message)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      Console.write(String(decoding: try encoder.encode(Explanation(tokens: words, understanding: meaning, weights: weights, turn: turn)), as: UTF8.self) + "\n")
    } else {
      Console.write(ExplanationText(tokens: words, understanding: meaning, weights: weights, turn: turn).text)
    }
  }
}

/// What is printed as JSON.
private struct Explanation: Encodable {
  var tokens: [Reader.Word]
  var understanding: Understanding
  var weights: [Reader.Weight]
  var turn: Turn
}

/// The same for people to read.
struct ExplanationText {
  let tokens: [Reader.Word]
  let understanding: Understanding
  let weights: [Reader.Weight]
  let turn: Turn

  var text: String {
    // Small words in brackets.
    var lines = ["words: " + tokens.map { $0.isFiller ? "(\($0.text))" : $0.text }.joined(separator: " ")]
    for correction in understanding.corrections { lines.append("read \"\(Console.visible(correction.typed))\" as \"\(correction.read)\"") }
    lines.append("concepts:")
    for mention in understanding.concepts {
      var line = "  \(mention.concept)  \(mention.polarity.rawValue)  \"\(Console.visible(mention.text))\"  \(mention.span.lowerBound)-\(mention.span.upperBound)  \(mention.match.rawValue)"
      if let cue = mention.cue { line += "  because of \"\(Console.visible(cue))\"" }
      lines.append(line)
    }
    if understanding.concepts.isEmpty { lines.append("  none") }
    if !understanding.values.isEmpty {
      lines.append("values:")
      for value in understanding.values { lines.append("  \(value.measure.rawValue)  \(value.low)\(value.low == value.high ? "" : " to \(value.high)")") }
    }
    if let sign = understanding.likeliestSign { lines.append("as a whole: \(sign.name), any sign \(rounded(Double(sign.anyShare)))") }
    lines.append("intents:")
    for intent in understanding.intents {
      lines.append("  \(intent.name)  \(rounded(intent.score))\(intent.isSure ? "  by a sure sign" : "")")
    }
    if !weights.isEmpty {
      lines.append("what weighed most: " + weights.map { "\($0.word) \(rounded($0.loss))" }.joined(separator: ", "))
    }
    switch understanding.decision {
    case .clear(let name): lines.append("decision: \(name)")
    case .unsure(let names): lines.append("decision: unsure between \(names.joined(separator: " and "))")
    case .none: lines.append("decision: none of these")
    }
    if let word = understanding.answer.word { lines.append("as an answer: \(word.rawValue)\(understanding.answer.isMixed ? ", mixed" : "")") }
    if let likeliest = understanding.answer.likeliest {
      lines.append(
        "like the answers: \(likeliest.value) \(rounded(Double(likeliest.share))), any \(rounded(Double(likeliest.anyShare)))\(likeliest.isTaken ? "" : ", too little")")
    }
    lines.append("flags:")
    for flag in turn.flags { lines.append("  \(flag.id)  \(flag.level.rawValue)  \(flag.status.rawValue)") }
    if turn.flags.isEmpty { lines.append("  none") }
    lines.append("the dialogue takes from it:")
    for known in turn.slots { lines.append("  \(known.slot) = \(Self.words(known.value))") }
    lines.append("  triage \(turn.triage.rawValue), state \(turn.state)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func rounded(_ score: Double) -> String { String(Double(Int(score * 1000)) / 1000) }

  static func words(_ value: SlotValue) -> String {
    switch value {
    case .choice(let value): value
    case .items(let yes, let no, _): (yes.map { "+" + $0 } + no.map { "-" + $0 }).joined(separator: " ")
    case .number(let low, let high): low == high ? "\(low)" : "\(low) to \(high)"
    }
  }
}
