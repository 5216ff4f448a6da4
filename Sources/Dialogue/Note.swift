// SPDX-License-Identifier: GPL-3.0-or-later

extension Conversation {
  /// Something done once in a conversation, so as not to be done again: `{"k": "clash", "i": "side"}` in a file.
  public struct Note: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable {
      /// Two versions of a slot were put side by side; it was asked which of a list's things is meant.
      case clash, among
      /// Why a technique is left out was said.
      case leftOut = "left"
      /// A flag was doubted; known by likeness alone; disputed and asked about.
      case doubted, likely, disputed
    }
    public var kind: Kind
    /// The slot, technique or flag.
    public var id: String

    private enum CodingKeys: String, CodingKey { case kind = "k", id = "i" }
  }

  func has(_ kind: Note.Kind, _ id: String) -> Bool { notes.contains(Note(kind: kind, id: id)) }

  mutating func note(_ kind: Note.Kind, _ id: String) {
    if !has(kind, id) { notes.append(Note(kind: kind, id: id)) }
  }
}
