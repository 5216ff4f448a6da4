// SPDX-License-Identifier: GPL-3.0-or-later

import CReadline
import Glibc

/// What Tab does with the text before the cursor: the candidates that begin with it, whatever the
/// case, and the text that takes its place.
struct Completion: Equatable {
  let replacement: String
  let matches: [String]

  /// Nil if no candidate begins with the text.
  init?(of typed: String, among candidates: [String]) {
    let start = typed.drop { $0.isWhitespace }.lowercased()
    var matches: [String] = []
    for candidate in candidates
    where candidate.lowercased().hasPrefix(start) && !matches.contains(candidate) {
      matches.append(candidate)
    }
    guard let first = matches.first else { return nil }
    let common = matches.dropFirst().reduce(first[...]) { shared, match in
      let length = zip(shared, match).prefix { $0.lowercased() == $1.lowercased() }.count
      return shared.prefix(length)
    }
    self.matches = matches
    self.replacement = String(common)
  }

  /// The form readline takes: the replacement, then the matches if there is a choice, then NULL,
  /// all of it for readline to free.
  func forReadline() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    let words = matches.count == 1 ? [replacement] : [replacement] + matches
    let size = (words.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
    guard let memory = malloc(size) else { return nil }
    let list = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: words.count + 1)
    for (index, word) in words.enumerated() { (list + index).initialize(to: strdup(word)) }
    (list + words.count).initialize(to: nil)
    return list
  }
}
