// SPDX-License-Identifier: GPL-3.0-or-later
import Content

/// Conversations of other tools as transcripts, with a note for everything that could not be carried over.
public struct Imported: Sendable {
  public struct File: Sendable, Equatable {
    /// Fit to be a file name, without its ending.
    public var name: String
    public var text: String
  }
  public var files: [File] = []
  /// What was left out, and where: warnings; what could not be read at all: errors.
  public var findings: [Finding] = []

  /// By its ending, then by what is in it.
  public init(_ text: String, path: String) {
    let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
    let base = path.split(separator: "/").last.map(String.init) ?? path
    let stem = base.split(separator: ".").first.map(String.init) ?? base
    if base.hasSuffix(".yml") || base.hasSuffix(".yaml") {
      readCases(text, path, stem)
    } else if text.split(separator: "\n").contains(where: { ["#me", "#bot"].contains($0.trimmed) }) {
      readConvo(text, path, stem)
    } else {
      findings = [Finding(file: path, line: 1, column: 1, message: "neither #me and #bot lines nor a YAML list of user and bot steps")]
    }
    var seen: [String: Int] = [:]
    for index in files.indices {
      let name = files[index].name
      seen[name, default: 0] += 1
      if let count = seen[name], count > 1 { files[index].name = "\(name)-\(count)" }
    }
  }

  mutating func leave(_ path: String, _ line: Int, _ what: String) {
    findings.append(Finding(file: path, line: line, column: 1, severity: .warning, message: "not carried over: " + what))
  }

  /// Letters and digits joined by hyphens.
  static func slug(_ text: String, or other: String) -> String {
    for text in [text, other] {
      let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      if !words.isEmpty { return String(words.joined(separator: "-").prefix(60)) }
    }
    return "imported"
  }

  private mutating func readCases(_ text: String, _ path: String, _ stem: String) {
    let cases = ConversationCases(text, file: path)
    findings += cases.findings
    for one in cases.cases {
      var lines = ["# " + (one.name.isEmpty ? stem : one.name), "# Imported from \(path)."]
      var isTold = false
      for step in one.steps {
        switch step.what {
        case .user(let text):
          lines += [""] + TranscriptResult.written("you:", text)
          isTold = true
        case .bot(let text):
          if !isTold { lines.append("") }
          isTold = true
          lines += TranscriptResult.reply(Placeholder.escaped(text))
        case .intent(let name):
          lines.append("     intent: " + name)
        case .other(let what):
          lines.append("# not carried over: " + what.split(separator: "\n").joined(separator: " "))
          leave(path, step.line, what.split(separator: "\n").joined(separator: " "))
        }
      }
      if one.steps.contains(where: { if case .user = $0.what { true } else { false } }) {
        files.append(File(name: Self.slug(one.name, or: stem), text: lines.joined(separator: "\n") + "\n"))
      } else {
        leave(path, one.line, "\"\(one.name)\", in which nobody says anything")
      }
    }
    if cases.cases.isEmpty, cases.findings.isEmpty { findings.append(Finding(file: path, line: 1, column: 1, message: "there is no conversation in it")) }
  }
}
