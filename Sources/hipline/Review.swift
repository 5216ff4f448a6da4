// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Transcripts

/// `hipline review`: what changed in the last failing run, one transcript after another.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Go through what changed in the last failing run: accept, reject or skip.",
    discussion: """
      Without a terminal it shows the differences and the commands that decide:
        hipline review --accept FILE, --reject FILE, --accept-all, --reject-all
      """)

  @Option(help: ArgumentHelp("Accept the new version of this transcript.", valueName: "file")) var accept: [String] = []
  @Option(help: ArgumentHelp("Throw away the new version of this transcript.", valueName: "file")) var reject: [String] = []
  @Flag(help: "Accept all that wait.") var acceptAll = false
  @Flag(help: "Throw away all that wait.") var rejectAll = false
  @Option(help: "Colour: auto, always or never.") var color: ColourChoice = .auto
  @Argument(help: "Files and folders.") var paths: [String] = ["Transcripts"]

  func validate() throws {
    if acceptAll, rejectAll { throw ValidationError("--accept-all and --reject-all at once") }
    if acceptAll || rejectAll, !(accept + reject).isEmpty { throw ValidationError("name files, or take all, not both") }
  }

  private var paint: Paint {
    Paint(isOn: Palette(choice: color, environment: ProcessInfo.processInfo.environment, isTerminal: isatty(1) == 1).isOn)
  }

  func run() throws {
    if !(accept + reject).isEmpty { return try decide() }
    let (waiting, missing) = Pending.find(paths)
    for path in missing where path != "Transcripts" || paths.count > 1 { Console.error("nothing waits for \"\(Console.visible(path))\"") }
    if !missing.isEmpty, paths != ["Transcripts"] { throw ExitCode(66) }
    if waiting.isEmpty {
      try Console.tell("review: nothing waits\n")
      return
    }
    if acceptAll || rejectAll {
      var failed = 0
      for pending in waiting where try !settle(pending, isAccepted: acceptAll, isNamed: false) { failed += 1 }
      if failed > 0 { throw ExitCode(1) }
      return
    }
    guard isatty(0) == 1, isatty(1) == 1 else {
      for pending in waiting { try show(pending) }
      try Console.tell("\(waiting.count) wait. To decide:\n")
      for pending in waiting {
        try Console.tell("  hipline review --accept \(Self.quoted(pending.transcript))\n  hipline review --reject \(Self.quoted(pending.transcript))\n")
      }
      try Console.tell("  hipline review --accept-all\n")
      throw ExitCode(1)
    }
    try walk(waiting)
  }

  private func show(_ pending: Pending) throws { try Console.tell(pending.lines(paint: paint).joined(separator: "\n") + "\n\n") }

  /// One after another, a line of input each.
  private func walk(_ waiting: [Pending]) throws {
    var lines = LineReader(descriptor: 0)
    var takesAll = false
    var left = 0
    for (index, pending) in waiting.enumerated() {
      try show(pending)
      if takesAll {
        if try !settle(pending, isAccepted: true, isNamed: false) { left += 1 }
        continue
      }
      asking: while true {
        Console.write("\(index + 1) of \(waiting.count): a accept, r reject, s skip, A accept all, q quit > ")
        switch lines.next()?.text.filter({ !$0.isWhitespace }) {
        case "a", "accept":
          if try !settle(pending, isAccepted: true) { left += 1 }
          break asking
        case "r", "reject":
          if try !settle(pending, isAccepted: false) { left += 1 }
          break asking
        case "s", "skip":
          left += 1
          break asking
        case "A", "acceptall":
          takesAll = true
          if try !settle(pending, isAccepted: true) { left += 1 }
          break asking
        case nil, "q", "quit":
          try Console.tell("review: \(left + waiting.count - index) still wait\n")
          throw ExitCode(1)
        default: Console.write("Type a, r, s, A or q.\n")
        }
      }
    }
    try Console.tell(left == 0 ? "review: done\n" : "review: \(left) still wait\n")
    if left > 0 { throw ExitCode(1) }
  }

  private func decide() throws {
    var code: Int32 = 0
    for (path, isAccepted) in accept.map({ ($0, true) }) + reject.map({ ($0, false) }) {
      guard let pending = Pending.find([path]).found.first else {
        Console.error("nothing waits for \"\(Console.visible(path))\"")
        code = 66
        continue
      }
      if try !settle(pending, isAccepted: isAccepted) { code = max(code, 1) }
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// Accepts or rejects; says what came of it. A level that goes down is named even here.
  private func settle(_ pending: Pending, isAccepted: Bool, isNamed: Bool = true) throws -> Bool {
    let lowered = pending.lowered
    do throws(Pending.Refusal) {
      if isAccepted { try pending.accept(isNamed: isNamed) } else { try pending.reject() }
    } catch {
      Console.error(error.description)
      return false
    }
    try Console.tell("\(isAccepted ? "accepted" : "rejected") \(Console.visible(pending.transcript))\n")
    if isAccepted { for line in lowered { try Console.tell(line + "\n") } }
    return true
  }

  /// Fit to be pasted into a shell.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x2D && $0 <= 0x39 || $0 == 0x5F }
    return isPlain ? path : "'" + Console.visible(path).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
