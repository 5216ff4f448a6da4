// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue

/// A conversation that took place, on its way to being a transcript: what was said, and what it led to.
public struct Saved: Sendable {
  public private(set) var region: String
  public private(set) var greeting: [Reply]?
  public private(set) var turns: [(said: String, turn: Turn)] = []

  /// - Parameter greeting: what was said first, where anything was.
  public init(region: String = "", greeting: [Reply]? = nil) { (self.region, self.greeting) = (region, greeting) }

  public mutating func add(_ said: String, _ turn: Turn) { turns.append((said, turn)) }

  /// The transcript, which passes as it stands.
  public func transcript(title: String) -> String {
    var lines = ["# " + title]
    if !region.isEmpty { lines.append("@region " + region) }
    if let greeting, !greeting.isEmpty { lines += [""] + greeting.flatMap { TranscriptResult.reply(Placeholder.escaped($0.text)) } }
    for (said, turn) in turns {
      lines.append("")
      lines += TranscriptResult.written("you:", said)
      lines.append("     intent: " + (turn.intent?.name ?? "none"))
      lines.append("     triage: " + turn.triage.rawValue)
      lines.append("     state: " + turn.state)
      lines += turn.replies.flatMap { TranscriptResult.reply(Placeholder.escaped($0.text)) }
    }
    return lines.map(Self.plain).joined(separator: "\n") + "\n"
  }

  /// Fit to be shown on any terminal, since a saved conversation is made to be passed on; understood as what was typed.
  private static func plain(_ line: String) -> String {
    String(String.UnicodeScalarView(line.unicodeScalars.compactMap { scalar in
      if !Visible.isControl(scalar) { return scalar }
      return scalar.properties.generalCategory == .control || scalar.properties.isWhitespace ? " " : nil
    }))
  }

  /// What a line like `/save name` asks for; nil for any other line.
  public static func name(in line: String) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace)
    return words.first?.lowercased() == "/save" ? words.dropFirst().joined(separator: " ") : nil
  }

  /// Writes `NAME.transcript` here, for its owner alone to read; tells what came of it.
  public func write(as name: String) -> String {
    let isPlain = !name.isEmpty && name.count <= 64 && name.first != "-" && name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D || $0 == 0x5F
    }
    if !isPlain { return "Not saved: a name is 1 to 64 letters, digits, - and _, as in \"/save first-try\"." }
    if turns.isEmpty { return "Not saved: nothing has been said yet." }
    let path = "./\(name).transcript"
    do throws(SafeFile.Failure) { try SafeFile.create(transcript(title: name), at: path) } catch {
      return "Not saved: \(error.description)."
    }
    return "Saved as \(path), with everything you typed in it."
  }
}
