// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Evaluation
import Foundation

/// `hipline eval`: how well messages are understood, on labelled files.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure how well messages are understood.")

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Sentences with a phrase and how it is meant.", valueName: "file"))
  var negation: String?
  @Option(help: ArgumentHelp("Answers to questions and what they come to.", valueName: "file"))
  var answers: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let reader = try options.pack().reader
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

  private func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      Console.error("there is no file \"\(Console.visible(path))\"")
      throw ExitCode(66)
    }
    return String(decoding: data, as: UTF8.self)
  }
}
