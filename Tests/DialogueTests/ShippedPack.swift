// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation
import Shipped

/// Talks with the content that ships.
enum ShippedPack {
  static let root = Shipped.root
  static let pack = Shipped.pack

  /// Says each message in turn; gives every turn.
  static func say(_ messages: String...) -> [Turn] { say(messages) }

  static func say(_ messages: [String]) -> [Turn] {
    var conversation = pack.flow.begin()
    return messages.map { message in
      let (next, turn, _) = pack.respond(to: message, in: conversation)
      conversation = next
      return turn
    }
  }
}

extension Turn {
  var text: String { replies.map(\.text).joined(separator: "\n") }
}
