// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue
import Foundation
import Testing
import Understanding

@Suite("The compiled pack")
struct CompiledPackTests {
  /// A pack as it was built, and as it was found again.
  private struct Both {
    var built: Pack
    var kept: Pack

    init(_ folder: URL) throws {
      (built, kept) = try Cache.with { cache in (try cache.pack(folder), try #require(cache.kept(folder))) }
    }
  }

  /// Built once: to learn from its examples takes seconds.
  private static let shipped = Result { try Both(Places.shipped) }

  @Test("reads and answers like the pack it was compiled from")
  func sameReplies() throws {
    let (built, kept) = (try Self.shipped.get().built, try Self.shipped.get().kept)
    #expect(kept.flow == built.flow)
    #expect(kept.title == built.title)
    var count = 0
    for message in try Self.messages() {
      #expect(kept.reader.understand(message) == built.reader.understand(message), "\(message)")
      let opened = built.respond(to: "my glute just seized up", in: built.flow.begin())
      let (there, here) = (kept.respond(to: message, in: opened.0), built.respond(to: message, in: opened.0))
      #expect(there.0 == here.0 && there.1 == here.1 && there.2 == here.2, "\(message)")
      count += 1
    }
    #expect(count > 500)
  }

  @Test("tells authors the same", arguments: ["bicycle-workshop", "shipped"])
  func sameDetails(_ name: String) throws {
    let both = name == "shipped" ? try Self.shipped.get() : try Both(Places.packs.appendingPathComponent(name))
    let (built, kept) = (both.built, both.kept)
    #expect(kept.flow == built.flow)
    #expect(kept.language == built.language)
    #expect(kept.definitions.concepts == built.definitions.concepts)
    #expect(kept.definitions.intents == built.definitions.intents)
    #expect(kept.definitions.choices == built.definitions.choices)
    #expect(kept.places.all == built.places.all)
    #expect(kept.guideIDs == built.guideIDs && kept.notSaid == built.notSaid)
    #expect(kept.sentences == built.sentences)
    #expect(kept.reader.examples.map(\.text) == built.reader.examples.map(\.text))
    #expect(kept.reader.phraseExamples.map(\.intent) == built.reader.phraseExamples.map(\.intent))
  }

  @Test("a compiled pack that is changed reads as one that was built would")
  func changed() throws {
    let both = try Both(Places.packs.appendingPathComponent("bicycle-workshop"))
    let (built, kept) = (both.built, both.kept)
    var definitions = kept.definitions
    definitions.concepts.removeLast()
    for message in built.sentences.prefix(50) {
      #expect(kept.with(definitions).reader.understand(message) == built.with(definitions).reader.understand(message))
    }
  }

  /// Whoever gives these types a property must put it into `CodedFlow` or `CodedTalk`, raise `PackFile.version`, and count it here.
  @Test("every property of the flow is in the file")
  func everything() {
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    // Six of them follow from the others.
    #expect(count(Flow()) == 14 + 6)
    #expect(count(Flow.State(id: "")) == 9)
    #expect(count(Flow.Transition(when: nil, to: "")) == 2)
    #expect(count(Flow.Reaction()) == 5)
    #expect(count(Flow.IntentReaction(id: "")) == 8)
    #expect(count(Message(id: "", lines: [])) == 2)
    #expect(count(Message.Line(.say, "")) == 6)
    #expect(count(Slot(id: "", kind: .free)) == 18)
    #expect(count(Slot.Value(id: "", slot: "", label: "")) == 8)
    #expect(count(Slot.Part(id: "", label: "", notWhen: .always)) == 3)
    #expect(count(Slot.Group(key: "", label: "", covers: [])) == 3)
    #expect(count(Slot.Summary(part: .situation, text: "")) == 2)
    #expect(count(RedFlag.Rise(when: .always, to: .soon)) == 2)
    #expect(count(RedFlag.Fact(slot: "", value: "")) == 2)
    #expect(count(RedFlag(id: "", level: .soon, name: "", action: "")) == 18)
    #expect(count(Technique(id: "", name: "", family: "")) == 16)
    #expect(count(Technique.Step(text: "")) == 3)
    #expect(count(Technique.Limit(fact: nil, when: nil, text: "")) == 3)
    #expect(count(Language()) == 24)
  }

  private static func messages() throws -> [String] {
    try ["flags", "answers", "polarity"].flatMap { name in
      try Places.text(Places.package.appendingPathComponent("Tests/Development/\(name).tsv")).split(separator: "\n").dropFirst()
        .map { line in String(line.split(separator: "\t", omittingEmptySubsequences: false)[name == "answers" ? 1 : 0]) }
    }
  }
}

/// A cache in a folder of its own.
enum Cache {
  static func with<Result>(_ body: (PackCache) throws -> Result) throws -> Result { try folder { cache, _ in try body(cache) } }

  /// Gives the folder as well that the packs are in, once there are any.
  static func folder<Result>(_ body: (PackCache, URL) throws -> Result) throws -> Result {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("cache-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    return try body(PackCache(environment: ["XDG_CACHE_HOME": root.path]), root.appendingPathComponent("hipline"))
  }

  static func packs(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "pack" }
  }
}
