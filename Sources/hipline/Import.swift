// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
import Transcripts

/// `hipline import`: conversations of other tools as transcripts.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn conversations of other tools into transcripts.",
    discussion: """
      Reads BotiumScript convos (#me and #bot) and end-to-end test cases in YAML (user and bot steps).
      Files of sentences (UTT_HELLO and then a sentence a line) become other ways to say it, where they are given beside the convos.
      What cannot be carried over is told with its line, and stands as a comment in the transcript.
      """)

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir")) var into = "Transcripts/imported"
  @Argument(help: "Files, and folders with .txt and .yml files.") var files: [String]

  func run() throws {
    var (written, left, code) = (0, 0, Int32(0))
    let (found, missing) = TranscriptFiles.find(files, endings: [".txt", ".yml", ".yaml"])
    for file in missing { Console.error("there is no \"\(Console.visible(file))\"") }
    if !missing.isEmpty { code = 66 }
    if found.isEmpty, missing.isEmpty {
      Console.error("there is no .txt or .yml file in it")
      code = 66
    }
    var sources: [(path: String, bytes: Data)] = []
    for file in found {
      guard let data = FileManager.default.contents(atPath: file) else {
        Console.error("\"\(Console.visible(file))\" cannot be read")
        code = 66
        continue
      }
      sources.append((file, data))
    }
    for imported in Imported.all(sources) {
      for finding in imported.findings { Console.note(Console.visible(finding.description)) }
      left += imported.findings.count { $0.severity == .warning }
      if imported.findings.contains(where: { $0.severity == .error }) { code = max(code, 65) }
      for one in imported.files {
        let path = "\(into)/\(one.name).transcript"
        if FileManager.default.fileExists(atPath: path) {
          Console.error("\"\(Console.visible(path))\" is there already and was left as it is")
          code = max(code, 1)
          continue
        }
        do {
          try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
          try SafeFile.write(one.text, to: path)
        } catch {
          Console.error("\"\(Console.visible(path))\" cannot be written")
          throw ExitCode(74)
        }
        Console.note("wrote \(Console.visible(path))")
        written += 1
      }
    }
    try Console.tell("import: \(written) transcript\(written == 1 ? "" : "s"), \(left) thing\(left == 1 ? "" : "s") not carried over\n")
    if code != 0 { throw ExitCode(code) }
  }
}
