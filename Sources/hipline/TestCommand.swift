// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
import Transcripts

extension Recording: ExpressibleByArgument {}

/// `hipline test`: the golden transcripts.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run transcripts: exact conversations that must not change unnoticed.",
    discussion: """
      Examples:
        hipline test                                  all below Transcripts
        hipline test Transcripts/relief --filter cold --fail-fast
        hipline test --record new                     write the replies into new transcripts
        hipline test --format junit --output report.xml
        hipline test --coverage --coverage-min 90
        hipline test --mutate                         do the transcripts guard anything?
      A failing run leaves NAME.transcript.new beside the file; see hipline review.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tap, junit, github }

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Only those with this in their path, title or tags.", valueName: "text")) var filter: String?
  @Option(help: ArgumentHelp("Only those with this tag; may be given several times.", valueName: "tag")) var tag: [String] = []
  @Option(help: ArgumentHelp("None with this tag.", valueName: "tag")) var skipTag: [String] = []
  @Flag(help: "Stop at the first that fails.") var failFast = false
  @Option(help: "How to report: text, tap, junit or github.") var format: Format = .text
  @Option(help: ArgumentHelp("Write the report there.", valueName: "file")) var output: String?
  @Option(help: "Write what really came: into transcripts that have no replies yet (new), or into all.") var record: Recording?
  @Option(help: "Colour: auto, always or never.") var color: ColourChoice = .auto
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Mutation") var mutation: MutationOptions
  @Argument(help: "Files and folders.") var paths: [String] = ["Transcripts"]

  func run() throws {
    let isCI = ProcessInfo.processInfo.environment["CI"].map { !$0.isEmpty } ?? false
    if record != nil, isCI {
      Console.error("nothing is recorded where CI is set: a transcript that changed is a failure there")
      throw ExitCode(64)
    }
    let pack = try options.pack()
    let (files, missing) = TranscriptFiles.find(paths)
    for path in missing { Console.error("there is no \"\(Console.visible(path))\"") }
    if !missing.isEmpty { throw ExitCode(66) }
    let suite = Suite(files, .init(filter: filter, tags: tag, withoutTags: skipTag))
    if mutation.isWanted { return try mutation.run(pack, suite, options) }

    let moment = Date()
    let bar = ProgressBar("transcripts", total: suite.entries.count)
    var tally = suite.run(pack, failFast: failFast, isTraced: coverage.isWanted) { bar.show($0) }
    bar.clear()
    if let record { try keep(record, &tally) }
    try report(tally, moment)
    if !isCI { leave(tally) }
    let isCovered = try coverage.report(pack, tally, options)
    if tally.results.isEmpty { Console.error("no transcript was chosen, which counts as a failure") }
    if !tally.isWell || !isCovered { throw ExitCode(1) }
  }

  private func keep(_ record: Recording, _ tally: inout Tally) throws {
    do throws(SafeFile.Failure) {
      for path in try record.write(&tally) { Console.note("recorded \(Console.visible(path))") }
    } catch {
      Console.error(error.description)
      throw ExitCode(74)
    }
  }

  private func report(_ tally: Tally, _ moment: Date) throws {
    let text =
      switch format {
      case .text: plain(tally)
      case .tap: TapReport.text(tally)
      case .junit: JUnitReport.text(tally, moment: Self.stamp(moment))
      case .github: GitHubReport.text(tally)
      }
    // Where standard output is for a program to read, what is for people goes to standard error.
    let isForPeople = (output != nil || format == .text || format == .github) && !coverage.takesOutput
    if let output, output != "-" {
      try Self.write(text, to: output)
    } else if !Console.write(text, to: coverage.takesOutput ? 2 : 1) {
      throw ExitCode(74)
    }
    if tally.notRun > 0 { Console.note("stopped at the first failure; \(tally.notRun) not run") }
    if let breakdown = tally.breakdown { Console.write(breakdown + "\n", to: isForPeople ? 1 : 2) }
    Console.write(tally.closing + "\n", to: isForPeople ? 1 : 2)
  }

  private func plain(_ tally: Tally) -> String {
    let palette = Palette(choice: color, environment: ProcessInfo.processInfo.environment, isTerminal: output == nil && isatty(1) == 1)
    let lines = tally.failures.flatMap { TextReport($0, paint: Paint(isOn: palette.isOn)).lines }
    return lines.isEmpty ? "" : lines.drop { $0.isEmpty }.joined(separator: "\n") + "\n\n"
  }

  private func leave(_ tally: Tally) {
    let (left, failures) = Pending.leave(tally)
    for failure in failures { Console.note("hipline: note: " + failure.description) }
    if left > 0 { Console.note("\(left) new version\(left == 1 ? "" : "s") left beside \(left == 1 ? "it" : "them"): hipline review") }
  }

  /// Writes a file for someone who asked for it; exits with 74 where that cannot be done.
  static func write(_ text: String, to path: String) throws {
    do throws(SafeFile.Failure) { try SafeFile.write(text, to: path) } catch {
      Console.error(error.description)
      throw ExitCode(74)
    }
  }

  private static func stamp(_ date: Date) -> String {
    String(date.ISO8601Format().prefix(19))
  }
}
