// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation
import HelpDesk
import Shipped
import Testing

@Suite("The help desk")
struct HelpDeskTests {
  static let pack = Shipped.pack

  private func serve(_ lines: String...) throws -> [[String: Any]] {
    var desk = HelpDesk(pack: Self.pack)
    return try lines.enumerated().compactMap { number, line in
      guard let answer = desk.serve(line, number: number + 1) else { return nil }
      return try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
    }
  }

  @Test("every field of the contract is there")
  func fields() throws {
    let answer = try #require(try serve(#"{"session":"s1","id":7,"text":"my glute just seized up"}"#).first)
    for key in ["session", "id", "replies", "triage", "scope", "intent", "state", "slots", "flags", "expects", "handoff", "ended"] {
      #expect(answer[key] != nil, "\(key)")
    }
    #expect(answer["id"] as? Int == 7)
    #expect((answer["slots"] as? [String: Any])?["muscle"] as? String == "glute")
  }

  @Test("two conversations do not mix")
  func twoConversations() throws {
    let answers = try serve(
      #"{"session":"a","text":"my glute just seized up"}"#, #"{"session":"b","text":"hello"}"#, #"{"session":"a","command":"state"}"#)
    #expect(answers[2]["state"] as? String == "relief")
    #expect(answers[1]["state"] as? String == "hello")
  }

  @Test("a bad line gets an error with its number, and the next is served", arguments: [
    ("not json", "invalid_json"), ("[1,2]", "invalid_request"), (#"{"text":"x"}"#, "invalid_request"),
    (#"{"session":"s","text":7}"#, "invalid_request"), (#"{"session":"s","command":"dance"}"#, "unknown_command"),
    (#"{"session":"s"}"#, "invalid_request"), (#"{"session":"s","text":"x","at":"noon"}"#, "invalid_request"),
  ])
  func badLines(line: String, code: String) throws {
    let answers = try serve(#"{"session":"a","text":"my glute just seized up"}"#, line, #"{"session":"a","text":"none"}"#)
    let error = try #require(answers[1]["error"] as? [String: Any])
    #expect(error["code"] as? String == code)
    #expect(error["line"] as? Int == 2)
    #expect(answers[2]["state"] as? String == "began")
  }

  @Test("what was typed is not in an error")
  func errorsSayNothingOfTheText() throws {
    var desk = HelpDesk(pack: Self.pack)
    let line = desk.serve(#"{"session":"s","text":"secretword","at":"secretword"}"#, number: 1)
    let answer = try #require(line)
    #expect(!answer.contains("secretword"))
  }

  @Test("stateless conversations travel and come back the same")
  func stateless() throws {
    var desk = HelpDesk(pack: Self.pack, isStateless: true)
    let line = desk.serve(#"{"session":"s","text":"my glute just seized up"}"#, number: 1)
    let first = try #require(line)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    let travelled = try JSONSerialization.data(
      withJSONObject: ["session": "s", "text": "none", "conversation": try #require(object["conversation"])])
    let second = desk.serve(String(decoding: travelled, as: UTF8.self), number: 2)
    #expect(second?.contains(#""state":"began""#) == true)
  }
}
