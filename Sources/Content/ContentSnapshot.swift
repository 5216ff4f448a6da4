// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The bytes of a content folder as they were at one moment: what is compiled is what was looked at.
struct ContentSnapshot {
  let root: URL
  /// By path inside the folder; nil where a file cannot be read.
  private(set) var files: [String: [UInt8]?] = [:]

  /// How the folder is called in findings.
  var name: String { root.lastPathComponent }

  init(_ root: URL) {
    self.root = root
    for path in ContentPaths.all(in: root.path) {
      if FileBytes.isThere(root.path + "/" + path) { files.updateValue(FileBytes.read(root.path + "/" + path), forKey: path) }
    }
  }

  /// The content files of a sub-folder, in the order of their names.
  func paths(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") && ContentPaths.isContent($0) }.sorted()
  }

  /// What tells this content from any other; nil where a file cannot be read.
  var key: ContentKey? {
    var key = ContentKey(name: name)
    for path in files.keys.sorted() {
      guard let bytes = files[path]! else { return nil }
      bytes.withUnsafeBytes { key.add(path, $0) }
    }
    return key
  }
}

/// Which files of a folder are content.
enum ContentPaths {
  static let top = ["flow.yml", "pack.yml", "sources.yml"]
  static let folders = ["concepts", "examples", "flags", "intents", "language", "replies", "slots", "techniques"]

  static func isContent(_ path: String) -> Bool { path.hasSuffix(".yml") || path.hasSuffix(".yaml") }

  /// All paths there may be, in order: the languages' word lists as well.
  static func all(in root: String) -> [String] {
    var paths = top
    for folder in folders {
      for name in FileBytes.names(in: root + "/" + folder) where folder == "language" || isContent(name) { paths.append(folder + "/" + name) }
    }
    return paths.sorted()
  }
}
