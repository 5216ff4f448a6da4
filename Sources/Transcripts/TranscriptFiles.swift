// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// Finds transcript files and reads them.
public enum TranscriptFiles {
  /// The files named, and those below the folders named, in the order of their paths; and the paths that are not there.
  ///
  /// What is hidden in a folder stays so.
  public static func find(_ paths: [String], endings: [String] = [".transcript"]) -> (files: [String], missing: [String]) {
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
      let base = path.hasSuffix("/") ? String(path.dropLast()) : path
      files += below(base).filter { file in endings.contains { file.hasSuffix($0) } }.sorted()
    }
    var seen = Set<String>()
    return (files.filter { seen.insert($0).inserted }, missing)
  }

  private static func below(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = folder + "/" + name
      var status = stat()
      // A link to a folder is not followed: it may lead back here.
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
      return below(path)
    }
  }

  /// Reads and parses one file.
  public static func read(_ path: String) -> (Transcript, [Finding]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      return (Transcript(path: path, title: ""), [Finding(file: path, line: 1, column: 1, message: "cannot be read")])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      let (line, column) = TextBytes.firstMistake(data) ?? (1, 1)
      return (Transcript(path: path, title: ""), [Finding(file: path, line: line, column: column, message: "is not UTF-8 text")])
    }
    return Transcript.parse(text, path: path)
  }
}
