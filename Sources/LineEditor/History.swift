// SPDX-License-Identifier: GPL-3.0-or-later

import CReadline
import Glibc

/// The lines offered by the arrow keys, and the file they outlive the program in.
@MainActor struct History {
  private let file: String?
  /// The lines of this run. Only they go to the file: recalled lines may have been edited since.
  private var added: [String] = []

  init(file: String?, limit: Int) {
    self.file = file
    using_history()
    // A character nobody types: with the usual `#`, a line "#1 …" is taken for a mark and lost.
    crl_set_history_mark(0x1E)
    stifle_history(Int32(clamping: max(0, limit)))
    if let file { read_history(file) }
  }

  /// Keeps a line, unless it is blank or the same as the last one.
  mutating func add(_ line: String) {
    guard file != nil, let entry = Self.entry(for: line) else { return }
    if let last = crl_last_history(), String(cString: last) == entry { return }
    add_history(entry)
    added.append(entry)
  }

  /// The form a line is kept in, nil if it is blank. Empty lines inside get a space, as readline
  /// skips them when it reads the file.
  nonisolated static func entry(for line: String) -> String? {
    var lines = line.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.isEmpty ? nil : lines.map { $0.isEmpty ? " " : $0 }.joined(separator: "\n")
  }

  /// Adds the lines of this run to the file, which another run may have changed meanwhile.
  mutating func save() {
    guard let path = file, !added.isEmpty else { return }
    let lines = added
    added = []
    makeFolder(of: path)
    let file = resolved(path)
    clear_history()
    let problem = read_history(file)
    // Left alone if it cannot be read, as writing would lose what is in it.
    guard problem == 0 || problem == ENOENT else { return }
    for line in lines { add_history(line) }
    let draft = "\(file).\(getpid())"
    unlink(draft)
    if write_history(draft) != 0 || chmod(draft, 0o600) != 0 || rename(draft, file) != 0 {
      unlink(draft)
    }
  }

  /// Makes the folder of a file, and those above it, for this user only; those that exist stay as
  /// they are.
  private func makeFolder(of file: String) {
    var end = file.startIndex
    while let slash = file[end...].firstIndex(of: "/") {
      if slash > file.startIndex { mkdir(String(file[..<slash]), 0o700) }
      end = file.index(after: slash)
    }
  }

  /// The file behind symbolic links, so that a link is not replaced by a file.
  private func resolved(_ file: String) -> String {
    guard let path = realpath(file, nil) else { return file }
    defer { free(path) }
    return String(cString: path)
  }
}
