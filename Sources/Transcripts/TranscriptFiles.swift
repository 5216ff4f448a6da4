// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// Finds transcript files and reads them.
public enum TranscriptFiles {
  /// The files named, and those below the folders named, in the order of their paths; and the paths that are not there.
  public static func find(_ paths: [String], ending: String = ".transcript") -> (files: [String], missing: [String]) {
    var files: [String] = []
    var missing: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        missing.append(path)
        continue
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      let base = path.hasSuffix("/") ? String(path.dropLast()) : path
      files += below.filter { $0.hasSuffix(ending) }.sorted().map { base + "/" + $0 }
    }
    var seen = Set<String>()
    return (files.filter { seen.insert($0).inserted }, missing)
  }

  /// Reads and parses one file.
  public static func read(_ path: String) -> (Transcript, [Finding]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      return (Transcript(path: path, title: ""), [Finding(file: path, line: 1, column: 1, message: "cannot be read")])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      return (Transcript(path: path, title: ""), [Finding(file: path, line: 1, column: 1, message: "is not UTF-8 text")])
    }
    return Transcript.parse(text, path: path)
  }
}
