// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Pending {
  /// Why one cannot be accepted.
  public enum Refusal: Error, Equatable, CustomStringConvertible {
    /// The transcript was edited after the run that left the new version.
    case editedSince(String)
    case gone(String)
    /// The transcript itself was taken away since.
    case orphan(String)
    case cannot(SafeFile.Failure)

    public var description: String {
      switch self {
      case .editedSince(let path): "\"\(Visible.text(path))\" was changed after that run, and accepting would undo the change: run hipline test again"
      case .gone(let path): "\"\(Visible.text(path))\" is no longer there"
      case .orphan(let path): "\"\(Visible.text(path))\" is gone, and its new version was left alone: accept it by name to bring it back, or reject it"
      case .cannot(let failure): failure.description
      }
    }
  }

  /// The transcript that it would replace is no longer there.
  public var isOrphan: Bool { Self.changed(transcript) == nil }

  /// Puts the new version in the place of the old one.
  ///
  /// - Parameter isNamed: this one is meant, and not all that wait: only so does a transcript come back that was deleted.
  public func accept(isNamed: Bool = true) throws(Refusal) {
    guard let new = Self.changed(path) else { throw .gone(path) }
    if let old = Self.changed(transcript), old > new { throw .editedSince(transcript) }
    if isOrphan, !isNamed { throw .orphan(transcript) }
    if SafeFile.isReadOnly(transcript) { throw .cannot(.init(path: transcript, reason: "it is read-only")) }
    guard rename(path, transcript) == 0 else {
      throw .cannot(.init(path: transcript, reason: String(cString: strerror(errno)).lowercased()))
    }
  }

  /// Throws the new version away.
  public func reject() throws(Refusal) {
    guard unlink(path) == 0 else { throw .gone(path) }
  }

  /// When a file was last written to, in nanoseconds.
  private static func changed(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      return status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec
    #else
      return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    #endif
  }

  /// The difference as it is shown: title, path, both line numbers, a few lines around, words marked.
  public func lines(paint: Paint = Paint(isOn: false)) -> [String] {
    let old = TranscriptFiles.read(transcript).0
    let new = TranscriptFiles.read(path).0
    var out = [paint(Visible.text(transcript), .strong)]
    if isOrphan { out.append(paint("  this transcript is gone; accepting brings it back", .bad)) }
    if !old.title.isEmpty { out.append(paint("  # " + Visible.text(old.title), .faint)) }
    return out + Self.lowered(old, new).map { paint($0, .bad) } + FileDifference.lines(old.lines, new.lines, paint)
  }
}

/// Two versions of a file, line by line.
enum FileDifference {
  /// Lines shown round a change.
  private static let around = 2

  static func lines(_ old: [String], _ new: [String], _ paint: Paint) -> [String] {
    let steps = Alignment.steps(old.count, new.count) { old[$0] == new[$1] }
    let width = String(max(old.count, new.count)).count
    func numbers(_ a: Int?, _ b: Int?) -> String { [a, b].map { pad($0.map { String($0 + 1) } ?? "", width) }.joined(separator: " ") }
    let changes = steps.indices.filter { if case .same = steps[$0] { false } else { true } }
    var isNear = [Bool](repeating: false, count: steps.count)
    for change in changes {
      for index in max(0, change - around)...min(steps.count - 1, change + around) { isNear[index] = true }
      // The person's line is always shown.
      if let you = steps[..<change].lastIndex(where: { if case .same(let a, _) = $0 { old[a].hasPrefix("you:") } else { false } }) { isNear[you] = true }
    }
    var out: [String] = []
    for (index, step) in steps.enumerated() {
      if !isNear[index] {
        if index > 0, isNear[index - 1] { out.append("  " + String(repeating: " ", count: 2 * width + 1) + "  ...") }
        continue
      }
      switch step {
      case .same(let a, let b): out.append("  \(numbers(a, b))    " + Visible.text(new[b]))
      case .removed(let a): out.append(paint("  \(numbers(a, nil))  - " + Visible.text(old[a]), .old))
      case .added(let b): out.append(paint("  \(numbers(nil, b))  + " + Visible.text(new[b]), .new))
      case .changed(let a, let b):
        let marks = WordMarks(old[a], new[b])
        let blanks = String(repeating: " ", count: 2 * width + 7)
        out.append(paint("  \(numbers(a, nil))  - " + marks.old, .old))
        if marks.newMarks.isEmpty, !marks.oldMarks.isEmpty { out.append(paint(blanks + marks.oldMarks, .old)) }
        out.append(paint("  \(numbers(nil, b))  + " + marks.new, .new))
        if !marks.newMarks.isEmpty { out.append(paint(blanks + marks.newMarks, .new)) }
      }
    }
    return out
  }

  private static func pad(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
