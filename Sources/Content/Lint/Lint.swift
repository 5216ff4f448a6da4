// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Understanding

extension Pack {
  /// Reads a folder and looks for all that is doubtful as well: slower than `read`, for authors.
  public static func lint(_ folder: URL) -> (Pack?, [Finding]) {
    let content = ContentReader(ContentSnapshot(folder))
    content.read()
    if content.findings.list.contains(where: { $0.severity == .error }) { return (nil, content.findings.list.sorted()) }
    let pack = Pack(content)
    let lint = Lint(content, circular: pack.reader.circularConcepts)
    lint.run()
    let findings = content.findings.list.sorted()
    return (findings.contains { $0.severity == .error } ? nil : pack, findings)
  }
}

/// The rules that look at content as a whole, once it has been read without an error. Each family of rules is a file.
struct Lint {
  let content: ContentReader
  let circular: [String]
  /// Every text that a person may read.
  let texts: [SpokenText]
  /// Every phrase by which something is found.
  let phrases: [SpokenPhrase]

  init(_ content: ContentReader, circular: [String] = []) {
    self.content = content
    self.circular = circular
    // What is wrong with the shape of a file was told when it was read.
    let files = ContentFiles(content.files.snapshot, findings: Findings())
    texts = SpokenText.all(files)
    phrases = SpokenPhrase.all(files)
  }

  func run() {
    checkStates()
    checkUses()
    checkConcepts()
    checkPhrases()
    checkPlaceholders()
    checkReading()
    checkSources()
  }

  func report(_ kind: NameKind, _ id: String, _ message: String, _ severity: Finding.Severity = .warning) {
    let place = content.place(kind, id) ?? (content.shown("flow.yml"), 1, 1)
    content.findings.add(Finding(file: place.file, line: place.line, column: place.column, severity: severity, message: message))
  }

  /// The names of a kind that something refers to, as far as the place of the reference counts.
  func used(_ kind: NameKind, where counts: (_ file: String) -> Bool = { _ in true }) -> Set<String> {
    Set(content.findings.references.filter { $0.kind == kind && counts($0.file) }.map(\.name))
  }

  /// The names of a kind in the order of their ids.
  func names(_ kind: NameKind) -> [String] { (content.places[kind] ?? [:]).keys.sorted() }
}
