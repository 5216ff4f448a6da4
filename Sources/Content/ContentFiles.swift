// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Yams

/// Finds and parses the files of a content folder.
struct ContentFiles {
  let root: URL
  let findings: Findings

  /// How the folder is called in findings.
  private var shown: String { root.lastPathComponent }

  /// One file at the top of the folder.
  func file(_ name: String) -> Field? {
    let url = root.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    return parse(url, shown: shown + "/" + name)
  }

  /// All files of a sub-folder, in the order of their names.
  func folder(_ name: String) -> [Field] {
    let folder = root.appendingPathComponent(name)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
    return names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted().compactMap {
      parse(folder.appendingPathComponent($0), shown: "\(shown)/\(name)/\($0)")
    }
  }

  /// The lines of a text file beside the content.
  func lines(_ name: String) -> [String]? {
    guard let data = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) else { return nil }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.hasPrefix("#") && !$0.isEmpty }
  }

  private func parse(_ url: URL, shown: String) -> Field? {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      findings.add(Finding(file: shown, line: 1, column: 1, message: "cannot be read"))
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
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
