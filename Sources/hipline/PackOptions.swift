// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation

/// Where the content comes from, the same for every subcommand.
struct PackOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The content folder.", valueName: "dir"))
  var intents: String?

  /// The folder; exits with 66 where there is none.
  func folder() throws -> URL {
    let environment = ProcessInfo.processInfo.environment
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    if let found = PackLocation.find(option: intents, environment: environment, program: program) { return found }
    Console.error(
      intents.map { "there is no folder \"\(Console.visible($0))\"" }
        ?? "no content found: use --intents DIR, set HIPLINE_INTENTS, or start where there is a folder Intents")
    throw ExitCode(66)
  }

  /// The pack; exits with 65 and every mistake where it cannot be used.
  func pack() throws -> Pack {
    let folder = try folder()
    do throws(Pack.Broken) {
      return try PackCache(environment: ProcessInfo.processInfo.environment).pack(folder)
    } catch {
      for finding in error.findings { Console.note(finding.description) }
      Console.error("the content has mistakes; nothing was started")
      throw ExitCode(65)
    }
  }
}
