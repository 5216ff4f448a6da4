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
  @Option(help: ArgumentHelp("Only those with this in their path, title or tags; may be given several times.", valueName: "text"))
  var filter: [String] = []
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

  private var isCI: Bool { ProcessInfo.processInfo.environment["CI"].map { !$0.isEmpty } ?? false }

  /// The report, or the coverage in its place, is on standard output for a program to read: what is for people goes to standard error.
  private var isReadByProgram: Bool { toOutput && (format == .tap || format == .junit) || coverage.takesOutput }
  private var toOutput: Bool { output == nil || output == "-" }

  func validate() throws {
    if mutation.isWanted {
      let others = ["--format": format != .text, "--output": output != nil, "--record": record != nil, "--coverage": coverage.isWanted, "--fail-fast": failFast]
      for (name, isGiven) in others.sorted(by: { $0.key < $1.key }) where isGiven { throw ValidationError("--mutate has a report of its own: leave out \(name)") }
    }
    if coverage.takesOutput, toOutput, format != .text {
      throw ValidationError("two reports for programs cannot share standard output: use --output or --coverage-output")
    }
  }

  func run() throws {
    if record != nil, isCI {
      Console.error("nothing is recorded where CI is set: a transcript that changed is a failure there")
      throw ExitCode(64)
    }
    let pack = try options.pack()
    let (files, missing) = TranscriptFiles.find(paths)
    for path in missing { Console.error("there is no \"\(Console.visible(path))\"") }
    if !missing.isEmpty { throw ExitCode(66) }
    let suite = Suite(files, .init(filters: filter, tags: tag, withoutTags: skipTag))
    if mutation.isWanted { return try mutation.run(pack, suite, options) }

    let moment = Date()
    let bar = ProgressBar("transcripts", total: suite.entries.count)
    var tally = suite.run(pack, failFast: failFast, isTraced: coverage.isWanted) { bar.show($0) }
    bar.clear()
    if let record { try keep(record, &tally) }
    try report(tally, moment)
    if !isCI { leave(tally) }
    let isCovered = try coverage.report(pack, tally, options, to: isReadByProgram && !coverage.takesOutput ? 2 : 1)
    if tally.results.isEmpty { Console.error("no transcript was chosen, which counts as a failure") }
    if !tally.isWell || !isCovered { throw ExitCode(1) }
  }

  /// Each is told of as soon as it is written: an interrupted run has said how far it came.
  private func keep(_ record: Recording, _ tally: inout Tally) throws {
    let failures = record.write(&tally) { written in
      Console.note("recorded \(Console.visible(written.path))")
      for line in written.lowered { Console.note(line) }
    }.failures
    for failure in failures { Console.error(failure.description) }
    if !failures.isEmpty { throw ExitCode(74) }
  }

  private func report(_ tally: Tally, _ moment: Date) throws {
    let text =
      switch format {
      case .text: plain(tally)
      case .tap: TapReport.text(tally)
      case .junit: JUnitReport.text(tally, moment: Self.stamp(moment))
      case .github: GitHubReport.text(tally, workspace: ProcessInfo.processInfo.environment["GITHUB_WORKSPACE"])
      }
    if let output, output != "-" {
      try Self.write(text, to: output)
    } else if coverage.takesOutput {
      Console.write(text, to: 2)
    } else {
      try Console.tell(text)
    }
    if format != .github { for doubt in tally.results.flatMap(\.warnings) { Console.note(Console.visible(doubt.description)) } }
    if tally.notRun > 0 { Console.note("stopped at the first failure; \(tally.notRun) not run") }
    let closing = (tally.notes + [tally.breakdown].compactMap(\.self) + [tally.closing]).map { $0 + "\n" }.joined()
    if isReadByProgram { Console.write(closing, to: 2) } else { try Console.tell(closing) }
  }

  private func plain(_ tally: Tally) -> String {
    let palette = Palette(choice: color, environment: ProcessInfo.processInfo.environment, isTerminal: toOutput && isatty(1) == 1)
    let lines = tally.failures.flatMap { TextReport($0, paint: Paint(isOn: palette.isOn), isWhole: isCI || !toOutput).lines }
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
