// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dispatch
import Foundation
import Testing
import Understanding

@Suite("The cache of compiled packs")
struct PackCacheTests {
  private static let bicycle = Places.packs.appendingPathComponent("bicycle-workshop")

  @Test("is for its owner only")
  func modes() throws {
    try Cache.folder { cache, folder in
      _ = try cache.pack(Self.bicycle)
      func mode(_ url: URL) throws -> Int? { try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int }
      #expect(try mode(folder) == 0o700)
      let packs = try Cache.packs(in: folder)
      #expect(try packs.map(mode) == [0o600])
    }
  }

  @Test("a pack with any byte changed, or cut anywhere, is refused")
  func damage() throws {
    try Cache.folder { cache, folder in
      _ = try cache.pack(Self.bicycle)
      let file = try #require(try Cache.packs(in: folder).first)
      let good = [UInt8](try Data(contentsOf: file))
      var random = SplitMix(seed: 3)
      func isRefused(_ bytes: [UInt8]) throws -> Bool {
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        return cache.kept(Self.bicycle) == nil
      }
      for place in Array(0..<128) + (0..<200).map({ _ in random.below(good.count) }) + [good.count - 1] {
        var bytes = good
        bytes[place] ^= 1 << UInt8(random.below(8))
        #expect(try isRefused(bytes), "byte \(place)")
      }
      for length in [0, 1, 127, 128, 129, good.count - 64, good.count - 1] + (0..<20).map({ _ in random.below(good.count) }) {
        #expect(try isRefused(Array(good.prefix(length))), "\(length) bytes")
      }
      #expect(try isRefused(good + [0]))
      #expect(try isRefused(Array("something else altogether".utf8)))
      #expect(try !isRefused(good))
      // What is refused is built as ever, and kept again.
      #expect(try isRefused(Array(good.prefix(1000))))
      #expect(try cache.pack(Self.bicycle).flow == Pack(Self.bicycle).flow)
      #expect(cache.kept(Self.bicycle) != nil)
    }
  }

  @Test("a pack that was found sound, and is damaged later, is refused")
  func laterDamage() throws {
    try Cache.folder { cache, folder in
      _ = try cache.pack(Self.bicycle)
      let file = try #require(try Cache.packs(in: folder).first)
      Thread.sleep(forTimeInterval: 2.2)
      #expect(cache.kept(Self.bicycle) != nil)
      #expect(FileManager.default.fileExists(atPath: file.path + ".seen"))
      #expect(cache.kept(Self.bicycle) != nil)
      let written = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date)
      let handle = try FileHandle(forUpdating: file)
      try handle.seek(toOffset: 5000)
      let byte = try #require(try handle.read(upToCount: 1))
      try handle.seek(toOffset: 5000)
      try handle.write(contentsOf: Data([byte[0] ^ 4]))
      try handle.close()
      // Not even where the date of the file is set back.
      try FileManager.default.setAttributes([.modificationDate: written], ofItemAtPath: file.path)
      #expect(cache.kept(Self.bicycle) == nil)
    }
  }

  @Test("an edited file is never served stale, however soon and however alike")
  func edits() throws {
    try Cache.with { cache in
      try Places.folder(try Places.files(Self.bicycle)) { folder in
        let file = folder.appendingPathComponent("pack.yml")
        let text = try Places.text(file)
        for round in 10..<40 {
          let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasPrefix("title:") ? "title: Round \(round)" : String($0) }
          try Data(lines.joined(separator: "\n").utf8).write(to: file)
          #expect(try cache.pack(folder).title == "Round \(round)")
          #expect(try cache.pack(folder).title == "Round \(round)")
        }
      }
    }
  }

  @Test("a file that comes or goes is noticed, and a mistake is told as ever")
  func filesAndMistakes() throws {
    try Cache.with { cache in
      try Places.folder(try Places.files(Self.bicycle)) { folder in
        let before = try cache.pack(folder)
        let extra = folder.appendingPathComponent("intents/more.yml")
        try Data("one-more:\n  examples: [a thing nobody says]\n".utf8).write(to: extra)
        #expect(try cache.pack(folder).flow.intents.count == before.flow.intents.count + 1)
        try Data("one-more:\n  replies: nothing\n".utf8).write(to: extra)
        let own = #expect(throws: Pack.Broken.self) { try cache.pack(folder) }
        let plain = #expect(throws: Pack.Broken.self) { try Pack(folder) }
        #expect(own?.findings.isEmpty == false)
        #expect(own?.findings == plain?.findings)
        try FileManager.default.removeItem(at: extra)
        #expect(try cache.pack(folder).flow == before.flow)
      }
    }
  }

  @Test("only the newest packs are kept")
  func tidy() throws {
    try Cache.folder { cache, kept in
      try Places.folder(try Places.files(Self.bicycle)) { folder in
        for round in 0..<12 {
          try Data("round-\(round):\n  examples: [a thing nobody says]\n".utf8).write(to: folder.appendingPathComponent("intents/more.yml"))
          _ = try cache.pack(folder)
        }
        #expect(try Cache.packs(in: kept).count == 3)
        #expect(cache.kept(folder) != nil)
      }
    }
  }

  @Test(
    "where nothing can be kept all works as without",
    arguments: [
      [:], ["HOME": ""], ["HOME": "/dev/null"], ["XDG_CACHE_HOME": "/dev/null/no", "HOME": "/"], ["XDG_CACHE_HOME": "/proc"],
      ["HOME": "relative/path"], ["XDG_CACHE_HOME": "/dev/full"],
    ])
  func unwritable(_ environment: [String: String]) throws {
    var environment = environment
    if environment["HOME"] == "/" { environment["HOME"] = nil }
    let cache = PackCache(environment: environment)
    #expect(try cache.pack(Self.bicycle).flow == Pack(Self.bicycle).flow)
    #expect(cache.kept(Self.bicycle) == nil)
  }

  @Test("a file where the folder should be, or a link in place of it, is left alone")
  func inTheWay() throws {
    try Cache.folder { cache, folder in
      try FileManager.default.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: folder)
      #expect(try cache.pack(Self.bicycle).flow.start == Pack(Self.bicycle).flow.start)
      #expect(try Places.text(folder) == "mine")
      try FileManager.default.removeItem(at: folder)
      let other = folder.deletingLastPathComponent().appendingPathComponent("other")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: other)
      _ = try cache.pack(Self.bicycle)
      #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == [])
    }
  }

  @Test("can be turned off")
  func off() throws {
    try Cache.folder { _, folder in
      let cache = PackCache(environment: ["XDG_CACHE_HOME": folder.deletingLastPathComponent().path, "HIPLINE_CACHE": "off"])
      _ = try cache.pack(Self.bicycle)
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test("many at once get the same, and leave one file")
  func atOnce() throws {
    try Cache.folder { cache, folder in
      let flow = try Pack(Self.bicycle).flow
      let wrong = Counter()
      DispatchQueue.concurrentPerform(iterations: 12) { _ in
        if (try? cache.pack(Self.bicycle).flow) != flow { wrong.add() }
      }
      #expect(wrong.count == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0
    func add() { lock.withLock { count += 1 } }
  }
}
