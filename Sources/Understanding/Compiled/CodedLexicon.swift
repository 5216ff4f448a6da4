// SPDX-License-Identifier: GPL-3.0-or-later

extension Lexicon: Coded {
  static var blank: Lexicon { Lexicon() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&vocabulary)
    file.code(&phraseCount)
    codeOutputs(&file)
    file.flat(&gaps)
    file.require(!gaps.isEmpty && gaps.count == outputs.count)
    edges.code(&file, below: gaps.count)
    file.code(&numberStem)
    file.code(&yearStem)
    file.code(&barred)
  }

  /// What the phrases found are numbers of must be there: `count` says how many there are of a kind.
  func isSound(_ count: (Entry.Kind) -> Int) -> Bool {
    let most = Entry.Kind.allCases.map(count)
    return outputs.all.allSatisfy { $0.id >= 0 && Int($0.id) < most[Int($0.kind.rawValue)] }
  }

  /// Each entry as three numbers: a byte in memory need not be a kind.
  private mutating func codeOutputs(_ file: inout BinaryCoder) {
    var (starts, numbers) = (outputs.starts, Flat<Int32>([]))
    if !file.isReading { numbers = Flat(outputs.all.flatMap { [Int32($0.kind.rawValue), $0.id, $0.second] }) }
    file.flat(&starts)
    file.flat(&numbers)
    file.require(numbers.count % 3 == 0)
    guard file.isReading, !file.isBroken else { return }
    var entries: [Entry] = []
    entries.reserveCapacity(numbers.count / 3)
    for place in 0..<numbers.count / 3 {
      let kind = Entry.Kind(rawValue: UInt8(truncatingIfNeeded: numbers[3 * place]))
      file.require(kind != nil)
      entries.append(Entry(kind: kind ?? .concept, id: numbers[3 * place + 1], second: numbers[3 * place + 2]))
    }
    outputs = FlatLists(starts: starts, values: Flat(entries))
    file.require(outputs.isSound)
  }
}
