// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

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
  /// Lists of sentences that were used.
  var used = Set<String>()

  /// Several files that may speak of each other.
  public static func all(_ files: [(path: String, bytes: Data)]) -> [Imported] {
    let texts = files.map { read($0.bytes, $0.path) }
    let lists = zip(files, texts).map { Utterances($1.text, path: $0.path) }
    let known = Dictionary(lists.compactMap(\.self).map { ($0.name, $0.sentences) }, uniquingKeysWith: +)
    var out = files.indices.map { index -> Imported in
      lists[index] == nil ? Imported(texts[index].text, path: files[index].path, utterances: known) : Imported()
    }
    let used = out.reduce(into: Set<String>()) { $0.formUnion($1.used) }
    for index in files.indices {
      out[index].findings = texts[index].findings + out[index].findings
      if let list = lists[index], !used.contains(list.name) { out[index].leave(files[index].path, list.line, "\(list.name), which no conversation here says") }
    }
    return out
  }

  private init() {}

  /// By its ending, then by what is in it.
  ///
  /// - Parameter utterances: lists of sentences that a name stands for.
  public init(_ text: String, path: String, utterances: [String: [String]] = [:]) {
    let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" && $0 != "\u{FEFF}" }))
    let base = path.split(separator: "/").last.map(String.init) ?? path
    let stem = base.split(separator: ".").first.map(String.init) ?? base
    if base.hasSuffix(".yml") || base.hasSuffix(".yaml") {
      readCases(text, path, stem)
    } else if Self.isConvo(text) {
      readConvo(text, path, stem, utterances)
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

  static func isConvo(_ text: String) -> Bool { text.split(separator: "\n").contains { ["#me", "#bot"].contains($0.trimmed) } }

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

  /// Old files are often in an encoding of one byte a letter, in which any bytes are a text.
  private static func read(_ bytes: Data, _ path: String) -> (text: String, findings: [Finding]) {
    guard let (line, column) = TextBytes.firstMistake(bytes) else { return (String(decoding: bytes, as: UTF8.self), []) }
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let message = "is not UTF-8 text, and was read as Latin-1"
    return (text, [Finding(file: path, line: line, column: column, severity: .warning, message: message)])
  }
}

/// A list of sentences that a name in capitals stands for.
struct Utterances {
  var name: String
  var line: Int
  var sentences: [String]

  /// Nil for a file that is something else.
  init?(_ text: String, path: String) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0.filter { $0 != "\r" && $0 != "\u{FEFF}" }).trimmed }
    guard path.hasSuffix(".txt"), let first = lines.firstIndex(where: { !$0.isEmpty }), Self.isName(lines[first]), !Imported.isConvo(text) else { return nil }
    (name, line, sentences) = (lines[first], first + 1, lines[(first + 1)...].filter { !$0.isEmpty })
  }

  /// `UTT_HELLO`, `GREETING`.
  static func isName(_ text: String) -> Bool {
    text.count > 2 && text.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber } && text.contains(where: \.isLetter)
  }
}
