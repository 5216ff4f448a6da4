// SPDX-License-Identifier: GPL-3.0-or-later

/// Sentences, each of an intent: kept as bytes, since only those who measure look at them.
struct Sentences: Sendable {
  private var texts = FlatLists<UInt8>()
  /// The intent of each, as a number.
  private var owners = Flat<Int32>([])

  init() {}

  /// - Parameter lists: the sentences of the first intent, of the second, …
  init(_ lists: [[String]]) {
    texts = FlatLists(lists.joined().map { Array($0.utf8) })
    owners = Flat(lists.enumerated().flatMap { index, list in list.map { _ in Int32(index) } })
  }

  func all(_ intents: [String]) -> [(text: String, intent: String)] {
    owners.indices.map { (String(decoding: texts[$0], as: UTF8.self), intents[Int(owners[$0])]) }
  }

  mutating func code(_ file: inout BinaryCoder, intents: Int) {
    file.code(&texts)
    file.flat(&owners)
    file.require(texts.count == owners.count)
    file.requireAll(owners.allSatisfy { $0 >= 0 && Int($0) < intents })
  }
}
