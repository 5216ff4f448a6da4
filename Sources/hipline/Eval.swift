// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Evaluation
import Foundation
import Understanding

/// `hipline eval`: how well messages are understood, in figures.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how well messages are understood: on the pack's own examples, or on any labelled data.",
    discussion: """
      Without a file: five-fold cross-validation on the examples in the content.
      With --train and --test: files of lines text<TAB>label, no header.

      Examples:
        hipline eval
        hipline eval --train train.tsv --test test.tsv --oos-label oos --json
        hipline eval --train train.tsv --test test.tsv --typos 1
        hipline eval --negation negation.tsv
        hipline eval --answers answers.tsv --json
      """)

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Train on this file.", valueName: "file")) var train: String?
  @Option(help: ArgumentHelp("Judge this file.", valueName: "file")) var test: String?
  @Option(help: ArgumentHelp("The label of messages that none of the others fits.", valueName: "label")) var oosLabel: String?
  @Option(help: ArgumentHelp("Put this many slips of the fingers into each message.", valueName: "count")) var typos = 0
  @Option(help: ArgumentHelp("Other slips for another seed.", valueName: "number")) var seed: UInt64 = 1
  @Option(help: ArgumentHelp("Judge how phrases are meant: sentence, phrase, Affirmed or Negated.", valueName: "file")) var negation: String?
  @Option(help: ArgumentHelp("Judge how answers are read: question, answer, slot, value.", valueName: "file")) var answers: String?
  @Flag(help: "How long a message takes to read, and how that grows with the content.") var speed = false
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    if (train == nil) != (test == nil) { throw ValidationError("--train and --test go together") }
    if typos < 0 { throw ValidationError("--typos takes a number from 0") }
    if train == nil, typos > 0 || oosLabel != nil { throw ValidationError("--typos and --oos-label need --train and --test") }
  }

  func run() throws {
    if negation != nil || answers != nil {
      return try MeaningEval(reader: options.pack().reader, json: json).run(negation: negation, answers: answers)
    }
    let report: any EvalReport
    if speed {
      let pack = try options.pack()
      report = SpeedEvaluation(reader: pack.reader, sentences: pack.reader.examples.map(\.text))
    } else if let train, let test {
      let (trainData, testData) = (try Self.data(train), try Self.data(test))
      report = ClassifierEvaluation(
        train: trainData, test: testData, options: .init(outOfScopeLabel: oosLabel, typos: typos, seed: seed),
        language: language(), progress: Self.progress())
    } else {
      let pack = try options.pack()
      let rows = pack.reader.examples.map { LabelledData.Row(text: $0.text, label: $0.intent) }
      let phrases = pack.reader.phraseExamples.map { LabelledData.Row(text: $0.text, label: $0.intent) }
      report = CrossValidation(LabelledData(rows), always: LabelledData(phrases), language: pack.language, progress: Self.progress())
    }
    guard Console.write(json ? try report.json() : report.text) else { throw ExitCode(74) }
  }

  /// The content's language; where there is no content that can be used, words as they are written.
  private func language() -> Language {
    let environment = ProcessInfo.processInfo.environment
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    guard let folder = PackLocation.find(option: options.intents, environment: environment, program: program),
      let pack = try? PackCache(environment: environment).pack(folder)
    else {
      Console.note("no content that can be used: words are taken as they are written")
      return Language()
    }
    return pack.language
  }

  /// A file of labelled lines; exits with 66 where there is none and with 65 where it is wrong.
  static func data(_ path: String) throws -> LabelledData {
    let bytes = try bytes(path)
    do throws(LabelledData.Mistake) {
      return try LabelledData(bytes, file: path)
    } catch {
      Console.note(Console.visible(error.description))
      throw ExitCode(65)
    }
  }

  /// What is in a file; exits with 66 where there is none.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      Console.error("there is no file \"\(Console.visible(path))\" that can be read")
      throw ExitCode(66)
    }
    return [UInt8](data)
  }

  /// Says what is going on once it has taken more than a second.
  static func progress() -> (String) -> Void {
    let start = ContinuousClock.now
    return { step in
      if ContinuousClock.now - start > .seconds(1) || step.hasPrefix("training") { Console.note(step) }
    }
  }
}
