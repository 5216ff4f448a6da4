// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Understanding

/// A content folder, read, checked and ready to talk.
public struct Pack: Sendable {
  public let title: String
  public let reader: Reader
  public let flow: Flow
  private let details: LazyDetails

  /// What was wrong with a folder that cannot be used.
  public struct Broken: Error { public var findings: [Finding] }

  /// Reads a folder. Throws `Broken` with every mistake when there is one; warnings do not stop it.
  public init(_ folder: URL) throws(Broken) {
    let (pack, findings) = Self.read(folder)
    guard let pack else { throw Broken(findings: findings.filter { $0.severity == .error }) }
    self = pack
  }

  /// Reads a folder and tells all that was found; no pack where there is an error.
  public static func read(_ folder: URL) -> (Pack?, [Finding]) {
    let content = ContentReader(ContentSnapshot(folder))
    content.read()
    let findings = content.findings.list.sorted()
    if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
    return (Pack(content), findings)
  }

  /// What was read without an error, made ready.
  init(_ content: ContentReader) {
    let definitions = Definitions(
      language: content.language, concepts: content.concepts, intents: content.intents, choices: content.choices,
      signExamples: content.signExamples, answerExamples: content.answerExamples)
    let details = PackDetails(
      definitions: definitions, places: content.marks, guideIDs: content.guideIDs, notSaid: content.notSaid, sayings: definitions.sayings)
    self.init(title: content.title, reader: definitions.reader, flow: content.flow, details: LazyDetails(details))
  }

  init(title: String, reader: Reader, flow: Flow, details: LazyDetails) {
    (self.title, self.reader, self.flow, self.details) = (title, reader, flow, details)
  }

  public var language: Language { details.value.definitions.language }
  /// What the reader is built from.
  public var definitions: Definitions { details.value.definitions }
  public var places: Places { details.value.places }
  /// Ids of the guide, and why some are not said.
  public var guideIDs: [String] { details.value.guideIDs }
  public var notSaid: [String: String] { details.value.notSaid }
  /// Words for everything that can be said, by concept, flag, slot value and intent.
  var sayings: [String: [String]] { details.value.sayings }
  var allDetails: PackDetails { details.value }

  /// The same pack with another flow.
  public func with(_ flow: Flow) -> Pack { Pack(title: title, reader: reader, flow: flow, details: details) }

  /// The same pack that reads otherwise: in the same language, by other concepts, phrases or rows.
  public func with(_ definitions: Definitions) -> Pack {
    var changed = details.value
    let reader = definitions.reader(after: changed.definitions, reader)
    changed.definitions = definitions
    return Pack(title: title, reader: reader, flow: flow, details: LazyDetails(changed))
  }

  /// One message and what is said to it.
  public func respond(to text: String, in conversation: Conversation, at: Double? = nil) -> (Conversation, Turn, Understanding) {
    let understanding = reader.understand(text, expecting: flow.expects(conversation))
    let (next, turn) = flow.reduce(conversation, understanding, at: at)
    return (next, turn, understanding)
  }
}
