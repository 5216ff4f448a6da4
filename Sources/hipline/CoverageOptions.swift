// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
import Transcripts

extension CoverageReport.Format: ExpressibleByArgument {}

/// `--coverage` and what goes with it.
struct CoverageOptions: ParsableArguments {
  @Option(
    name: .customLong("coverage"), defaultAsFlag: .text, parsing: .next,
    help: "Tell what of the content the transcripts reach, and what not: as text, json or lcov.")
  var format: CoverageReport.Format?
  @Option(name: .customLong("coverage-output"), help: ArgumentHelp("Write the coverage there.", valueName: "file")) var output: String?
  @Option(name: .customLong("coverage-min"), help: ArgumentHelp("Fail below this.", valueName: "percent")) var least: Double?

  var isWanted: Bool { format != nil || least != nil || output != nil }

  /// JSON or LCOV on standard output, and nothing beside it.
  var takesOutput: Bool { (output == nil || output == "-") && (format == .json || format == .lcov) }

  func validate() throws {
    if let least, !(0...100).contains(least) { throw ValidationError("--coverage-min is a percentage, 0 to 100") }
  }

  /// False where less was reached than asked for.
  func report(_ pack: Pack, _ tally: Tally, _ options: PackOptions, to descriptor: Int32) throws -> Bool {
    guard isWanted else { return true }
    let coverage = Coverage(pack, tally.results.map(\.passed))
    let text = CoverageReport.text(coverage, format ?? .text, parent: try options.parent())
    if let output, output != "-" {
      try TestCommand.write(text, to: output)
    } else if format != nil {
      guard Console.write(text, to: descriptor) || descriptor != 1 else { throw ExitCode(74) }
    }
    guard let least, coverage.percent < least else { return true }
    Console.error("coverage is \(CoverageReport.decimal(coverage.percent)) %, below the \(CoverageReport.decimal(least)) % asked for")
    return false
  }
}

extension PackOptions {
  /// What to put before the names of content files so that they can be opened from here: "" or a path with a slash at its end.
  func parent() throws -> String {
    let folder = try folder().standardizedFileURL.deletingLastPathComponent().path
    let here = FileManager.default.currentDirectoryPath
    if folder == here { return "" }
    if folder.hasPrefix(here + "/") { return String(folder.dropFirst(here.count + 1)) + "/" }
    return folder == "/" ? folder : folder + "/"
  }
}
