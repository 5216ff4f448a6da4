// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Yams

/// Parses the files of a content folder.
struct ContentFiles {
  let snapshot: ContentSnapshot
  let findings: Findings

  init(_ snapshot: ContentSnapshot, findings: Findings) { (self.snapshot, self.findings) = (snapshot, findings) }

  /// One file at the top of the folder.
  func file(_ name: String) -> Field? { snapshot.files[name].flatMap { parse($0, shown: snapshot.name + "/" + name) } }

  /// All files of a sub-folder, in the order of their names.
  func folder(_ name: String) -> [Field] {
    snapshot.paths(in: name).compactMap { path in parse(snapshot.files[path]!, shown: snapshot.name + "/" + path) }
  }

  /// The lines of a text file beside the content.
  func lines(_ name: String) -> [String]? {
    guard let bytes = snapshot.files[name] ?? findings.beside(name, in: snapshot) else { return nil }
    return bytes.lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }
  }

  private func parse(_ bytes: [UInt8]?, shown: String) -> Field? {
    guard let bytes else {
      findings.add(Finding(file: shown, line: 1, column: 1, message: "cannot be read"))
      return nil
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let text = String(validating: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self) else {
      findings.add(Finding(file: shown, line: 1, column: 1, message: "is not UTF-8 text"))
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else { return nil }
      return Field(node: node, file: shown, findings: findings)
    } catch let error as YamlError {
      findings.add(Self.finding(error, shown))
    } catch {
      findings.add(Finding(file: shown, line: 1, column: 1, message: "is not YAML"))
    }
    return nil
  }

  private static func finding(_ error: YamlError, _ file: String) -> Finding {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return Finding(file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\"\($0)\"" }.sorted().joined(separator: ", ")
      return Finding(
        file: file, line: context.mark.line, column: context.mark.column, message: "the key \(names) is given twice")
    default:
      return Finding(file: file, line: 1, column: 1, message: "not YAML")
    }
  }
}

extension [UInt8] {
  /// The lines of a text; those that are empty are left out.
  fileprivate var lines: [String] { split { (0x0A...0x0D).contains($0) }.map { String(decoding: $0, as: UTF8.self) } }
}
