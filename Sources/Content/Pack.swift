// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Foundation
import Understanding

/// A content folder, read, checked and ready to talk.
public struct Pack: Sendable {
  public let title: String
  public let reader: Reader
  public let flow: Flow
  public let language: Language
  /// Ids of the guide, and why some are not said.
  public let guideIDs: [String]
  public let notSaid: [String: String]
  public let places: Places
  public let definitions: Definitions
  /// Words for everything that can be said, by concept, flag, slot value and intent.
  let sayings: [String: [String]]

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
    let content = ContentReader(folder)
    content.read()
    let findings = content.findings.list.sorted()
    if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
    return (Pack(content), findings)
  }

  /// What was read without an error, made ready.
  init(_ content: ContentReader) {
    title = content.title
    flow = content.flow
    language = content.language
    guideIDs = content.guideIDs
    notSaid = content.notSaid
    places = content.marks
    definitions = Definitions(
      language: content.language, concepts: content.concepts, intents: content.intents, choices: content.choices)
    reader = definitions.reader
    sayings = definitions.sayings
  }

  private init(_ other: Pack, flow: Flow, reader: Reader, definitions: Definitions) {
    (title, language, guideIDs, notSaid, places) = (other.title, other.language, other.guideIDs, other.notSaid, other.places)
    (self.flow, self.reader, self.definitions, sayings) = (flow, reader, definitions, other.sayings)
  }

  /// The same pack with another flow.
  public func with(_ flow: Flow) -> Pack { Pack(self, flow: flow, reader: reader, definitions: definitions) }

  /// The same pack that reads otherwise.
  public func with(_ definitions: Definitions) -> Pack {
    Pack(self, flow: flow, reader: definitions.reader, definitions: definitions)
  }

  /// One message and what is said to it.
  public func respond(to text: String, in conversation: Conversation, at: Double? = nil) -> (Conversation, Turn, Understanding) {
    let understanding = reader.understand(text, expecting: flow.expects(conversation))
    let (next, turn) = flow.reduce(conversation, understanding, at: at)
    return (next, turn, understanding)
  }
}

/// Where content is looked for, in order: `--intents`, `HIPLINE_INTENTS`, the XDG data folders, beside the program, here.
public struct PackLocation {
  public static func find(option: String?, environment: [String: String], program: String?) -> URL? {
    func folder(_ path: String) -> URL? {
      let url = URL(fileURLWithPath: path, isDirectory: true)
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue ? url : nil
    }
    if let option { return folder(option) }
    if let named = environment["HIPLINE_INTENTS"], !named.isEmpty { return folder(named) }
    var places: [String] = []
    let home = environment["HOME"] ?? ""
    places.append(environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share")
    let shared = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/local/share:/usr/share"
    places += shared.split(separator: ":").map(String.init)
    for place in places { if let found = folder(place + "/hipline/Intents") { return found } }
    if let program {
      let beside = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("../share/hipline/Intents")
      if let found = folder(beside.standardizedFileURL.path) { return found }
    }
    return folder("Intents")
  }
}
