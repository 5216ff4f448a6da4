// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation

/// One line from a help desk: a message, or a command, in one conversation.
struct DeskRequest {
  enum Command: String, CaseIterable { case reset, end, summary, state }
  enum Body: Equatable { case text(String), command(Command) }

  var session: String
  /// Echoed as it came.
  var id: JSONScalar?
  var at: Double?
  var region: String?
  var body: Body
  var conversation: Conversation?

  /// Why a line cannot be used. What was typed is never repeated.
  struct Problem: Error, Equatable {
    var code: String
    var message: String
    var id: JSONScalar?
    var session: String?
  }

  /// The longest name a conversation may have, in bytes.
  static let longestSession = 256

  static func read(_ line: String, isStateless: Bool) throws(Problem) -> DeskRequest {
    let wire: Wire
    do {
      wire = try JSONDecoder().decode(Wire.self, from: Data(line.utf8))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw Problem(
        code: "invalid_request", message: place.isEmpty ? "a line is one JSON object" : "\"\(place)\" is not of the right type")
    } catch {
      throw Problem(code: "invalid_json", message: "the line is not one JSON object")
    }
    let session = wire.session ?? (isStateless ? "" : nil)
    func problem(_ code: String, _ message: String) -> Problem { Problem(code: code, message: message, id: wire.id, session: session) }
    guard let session else { throw problem("invalid_request", "\"session\" is missing") }
    if session.isEmpty, !isStateless { throw problem("invalid_request", "\"session\" is empty") }
    if session.utf8.count > longestSession { throw problem("invalid_request", "\"session\" is longer than \(longestSession) bytes") }
    let body: Body
    switch (wire.text, wire.command) {
    case (let text?, nil): body = .text(text)
    case (nil, let name?):
      guard let command = Command(rawValue: name) else {
        throw problem("unknown_command", "\"command\" is one of " + Command.allCases.map(\.rawValue).joined(separator: ", "))
      }
      body = .command(command)
    case (nil, nil): throw problem("invalid_request", "there is neither \"text\" nor \"command\"")
    case (_?, _?): throw problem("invalid_request", "there is both \"text\" and \"command\"")
    }
    var at: Double?
    if let written = wire.at {
      guard let date = Self.date(written) else { throw problem("invalid_request", "\"at\" is not an ISO 8601 time") }
      at = date.timeIntervalSince1970
    }
    if let region = wire.region, region.count != 2 || !region.allSatisfy({ $0.isASCII && $0.isLetter }) {
      throw problem("invalid_request", "\"region\" is a country code of two letters")
    }
    return DeskRequest(
      session: session, id: wire.id, at: at, region: wire.region?.uppercased(), body: body, conversation: wire.conversation)
  }

  private static func date(_ text: String) -> Date? {
    if let date = try? Date(text, strategy: .iso8601) { return date }
    return try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private struct Wire: Decodable {
    var session: String?
    var id: JSONScalar?
    var at: String?
    var region: String?
    var text: String?
    var command: String?
    var conversation: Conversation?
  }
}

/// A JSON value that is echoed as it came: a text, a number, true, false or null.
enum JSONScalar: Equatable, Sendable, Decodable {
  case text(String), whole(Int64), number(Double), flag(Bool)

  init(from decoder: Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? container.decode(Int64.self) {
      self = .whole(whole)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }
}
