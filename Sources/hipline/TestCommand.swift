// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
import Transcripts

/// `hipline test`: the golden transcripts.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run transcripts: exact conversations that must not change unnoticed.")

  enum Recording: String, ExpressibleByArgument, CaseIterable { case new, all }

  @OptionGroup var options: PackOptions
  @Option(help: ArgumentHelp("Only those with this in their path, title or tags.", valueName: "text")) var filter: String?
  @Option(help: "Write what really came: into transcripts that have no replies yet (new), or into all.") var record: Recording?
  @Argument(help: "Files and folders.") var paths: [String] = ["Transcripts"]

  func run() throws {
    if record != nil, ProcessInfo.processInfo.environment["CI"].map({ !$0.isEmpty }) ?? false {
      Console.error("nothing is recorded where CI is set: a transcript that changed is a failure there")
      throw ExitCode(64)
    }
    let pack = try options.pack()
    let (files, missing) = TranscriptFiles.find(paths)
    for path in missing { Console.error("there is no \"\(Console.visible(path))\"") }
    if !missing.isEmpty { throw ExitCode(66) }
    var counts = (passed: 0, failed: 0, skipped: 0)
    for file in files {
      let (transcript, findings) = TranscriptFiles.read(file)
      guard isWanted(transcript) else { continue }
      let result = transcript.run(pack, findings: findings)
      if let record, result.isFailure, result.findings.isEmpty, record == .all || !transcript.turns.contains(where: { !$0.replies.isEmpty }) {
        do { try TranscriptFiles.write(result.rewritten, to: file) } catch {
          Console.error("\(Console.visible(file)) cannot be written")
          throw ExitCode(74)
        }
        Console.note("recorded \(Console.visible(file))")
        counts.passed += 1
        continue
      }
      switch result.verdict {
      case .same: counts.passed += 1
      case .skipped: counts.skipped += 1
      case .wording, .behaviour, .broken:
        counts.failed += 1
        Console.write(TextReport(result).lines.joined(separator: "\n") + "\n")
      }
    }
    Console.write("transcripts: \(counts.passed) passed, \(counts.failed) failed, \(counts.skipped) skipped\n")
    if counts.passed + counts.failed + counts.skipped == 0 {
      Console.error("no transcript was chosen, which counts as a failure")
      throw ExitCode(1)
    }
    if counts.failed > 0 { throw ExitCode(1) }
  }

  private func isWanted(_ transcript: Transcript) -> Bool {
    guard let filter else { return true }
    return transcript.path.contains(filter) || transcript.title.contains(filter) || transcript.header("tags")?.contains(filter) == true
  }
}
