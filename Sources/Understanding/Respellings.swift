// SPDX-License-Identifier: GPL-3.0-or-later

/// What a written word, or two, stands for: `im` for `i am`, `can not` for `cant`.
struct Respellings: Sendable {
  private var table = FixedTable()
  /// First words of pairs.
  private var pairs = FixedTable()
  /// The words that are put in, and where those of each respelling begin.
  private var targets = FlatLists<UInt8>()
  private var starts = Flat<Int32>([0])

  init() {}

  init(_ respell: [String: String]) {
    var (table, pairs) = (HashTable(), HashTable())
    var all: [[UInt8]] = []
    var starts: [Int32] = [0]
    for (from, to) in respell.sorted(by: { $0.key < $1.key }) {
      // A key with an apostrophe is kept apart from the same letters without: "i'll" is not "ill".
      let words = from.split(separator: " ").map { Tokeniser.bare($0, keepApostrophe: true) }
      if words.count == 2 { pairs.set(Hash64.of(words[0]), 1) }
      table.set(Hash64.of(Array(words.joined(separator: [0x20]))), Int32(starts.count - 1))
      all += to.split(separator: " ").map { Tokeniser.bare($0, keepApostrophe: false) }
      starts.append(Int32(all.count))
    }
    (self.table, self.pairs) = (FixedTable(table), FixedTable(pairs))
    (targets, self.starts) = (FlatLists(all), Flat(starts))
  }

  var isEmpty: Bool { starts.count == 1 }

  /// The number of the respelling of a word, or of two with a space between; -1 where there is none.
  @inline(__always)
  func find(_ written: [UInt8]) -> Int32 { table.find(Hash64.of(written)) }

  @inline(__always)
  func beginsPair(_ hash: UInt64) -> Bool { pairs.find(hash) >= 0 }

  /// The numbers of the words a respelling puts in.
  func words(_ found: Int32) -> Range<Int> { found < 0 ? 0..<0 : Int(starts[Int(found)])..<Int(starts[Int(found) + 1]) }

  subscript(word: Int) -> Flat<UInt8> { targets[word] }
}

extension Respellings: Coded {
  static var blank: Respellings { Respellings() }

  mutating func code(_ file: inout BinaryCoder) {
    file.flat(&starts)
    file.require(!starts.isEmpty)
    table.code(&file, below: starts.count - 1)
    pairs.code(&file, below: 2)
    file.code(&targets)
    file.requireAll(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 } && starts[0] >= 0 && Int(starts[starts.count - 1]) <= targets.count)
    if file.isBroken { self = Respellings() }
  }
}
