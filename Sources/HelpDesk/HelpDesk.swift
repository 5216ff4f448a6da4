// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation
import Understanding

/// Many conversations at once, one JSON object a line in and out.
///
/// A line that cannot be used gets an error and changes nothing; the next is served as if it had not been.
public struct HelpDesk: Sendable {
  private let pack: Pack
  private let isStateless: Bool
  private var conversations: [String: Conversation] = [:]

  public init(pack: Pack, isStateless: Bool = false) {
    self.pack = pack
    self.isStateless = isStateless
  }

  /// Something about a line that its reader found out: it was cut off, or its bytes were not UTF-8.
  public enum LineDefect: String, Sendable { case tooLong = "line_too_long", notUTF8 = "invalid_utf8" }

  /// The answer to one line; nil for an empty one.
  public mutating func serve(_ line: String, number: Int, defect: LineDefect? = nil) -> String? {
    if let defect {
      let message = defect == .tooLong ? "the line is too long" : "the line is not UTF-8"
      return Self.error(.init(code: defect.rawValue, message: message), number)
    }
    if line.allSatisfy(\.isWhitespace) { return nil }
    do throws(DeskRequest.Problem) {
      return respond(try DeskRequest.read(line, isStateless: isStateless))
    } catch {
      return Self.error(error, number)
    }
  }

  private mutating func respond(_ request: DeskRequest) -> String {
    var conversation = request.conversation ?? conversations[request.session] ?? pack.flow.begin()
    if let region = request.region { conversation.region = region }
    var turn: Turn
    switch request.body {
    case .text(let text):
      (conversation, turn, _) = pack.respond(to: text, in: conversation, at: request.at)
    case .command(.reset):
      conversation = pack.flow.begin(region: conversation.region)
      turn = pack.flow.standing(conversation)
    case .command(.end):
      conversation.isEnded = true
      conversation.pending = nil
      turn = pack.flow.standing(conversation)
    case .command(.summary):
      turn = pack.flow.standing(conversation)
      turn.handoff = pack.flow.summary(conversation)
    case .command(.state):
      turn = pack.flow.standing(conversation)
    }
    if !isStateless {
      conversations[request.session] = turn.ended ? nil : conversation
    }
    return DeskResponse(
      session: request.session, id: request.id, turn: turn, noneLabel: pack.flow.messages["label-none"]?.lines.first?.text,
      conversation: isStateless ? Self.json(conversation) : nil
    ).line
  }

  private static func json(_ conversation: Conversation) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(conversation) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func error(_ problem: DeskRequest.Problem, _ number: Int) -> String {
    var json = JSONWriter()
    json.object { json in
      if let session = problem.session, !session.isEmpty, session.utf8.count <= DeskRequest.longestSession {
        json.key("session")
        json.string(session)
      }
      if let id = problem.id {
        json.key("id")
        json.scalar(id)
      }
      json.key("error")
      json.object { json in
        json.key("code")
        json.string(problem.code)
        json.key("message")
        json.string(problem.message)
        json.key("line")
        json.raw(String(number))
      }
    }
    return json.text
  }
}
