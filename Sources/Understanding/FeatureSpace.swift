// SPDX-License-Identifier: GPL-3.0-or-later

/// The features worth keeping, numbered, with how telling each is; makes vectors of messages.
///
/// Weights are log frequency times inverse document frequency, each block to unit length, then, but for `.meaning`, the whole (Salton and Buckley,
/// "Term-weighting approaches in automatic text retrieval", 1988). What only one example has tells nothing and is left out.
struct FeatureSpace: Sendable {
  let view: FeatureExtractor.View
  private let blockWeights: [Float]
  private var table = FixedTable()
  private var rarity = Flat<Float>([])
  private static let frequencies: [Float] = (0..<256).map { $0 == 0 ? 0 : 1 + logarithm(Float($0)) }

  var count: Int { rarity.count }

  /// The numbers of all features, in an order in which those of one message lie together: word by word, the commonest word first, then
  /// what more than one word has, the commonest first as well.
  func grouped(_ messages: [MessageWords]) -> [Int] {
    var words = HashTable()
    var counts: [(seen: Int, message: MessageWords)] = []
    for message in messages {
      for (place, hash) in message.words.enumerated() {
        let known = words.find(hash)
        if known >= 0 {
          counts[Int(known)].seen += 1
        } else {
          words.set(hash, Int32(counts.count))
          counts.append((1, message.word(place)))
        }
      }
    }
    var isIn = [Bool](repeating: false, count: count)
    var order: [Int] = []
    order.reserveCapacity(count)
    func take(_ feature: Int) {
      if !isIn[feature] { order.append(feature) }
      isIn[feature] = true
    }
    for word in counts.enumerated().sorted(by: { (-$0.element.seen, $0.offset) < (-$1.element.seen, $1.offset) }) {
      FeatureExtractor.blocks(word.element.message, view) { block, key in
        let id = table.find(Self.key(block, key))
        if id >= 0 { take(Int(id)) }
      }
    }
    for feature in rarity.indices.sorted(by: { (rarity[$0], $0) < (rarity[$1], $1) }) { take(feature) }
    return order
  }

  init(_ messages: [MessageWords], view: FeatureExtractor.View, inAtLeast least: Int32 = 2) {
    self.view = view
    blockWeights = FeatureExtractor.blockWeights(view)
    var known = HashTable(minimumCapacity: 1024)
    var keys: [UInt64] = []
    var seenIn: [Int32] = []
    var lastSeen: [Int32] = []
    for (index, message) in messages.enumerated() {
      FeatureExtractor.blocks(message, view) { block, key in
        let key = Self.key(block, key)
        let id = Int(known.find(key))
        if id < 0 {
          known.set(key, Int32(keys.count))
          keys.append(key)
          seenIn.append(1)
          lastSeen.append(Int32(index))
        } else if lastSeen[id] != index {
          lastSeen[id] = Int32(index)
          seenIn[id] += 1
        }
      }
    }
    var table = HashTable(minimumCapacity: seenIn.reduce(0) { $0 + ($1 >= least ? 1 : 0) })
    var rarity: [Float] = []
    let total = Float(messages.count)
    for (key, seen) in zip(keys, seenIn) where seen >= least {
      table.set(key, Int32(rarity.count))
      rarity.append(logarithm((1 + total) / (1 + Float(seen))) + 1)
    }
    (self.table, self.rarity) = (FixedTable(table), Flat(rarity))
  }

  @inline(__always)
  private static func key(_ block: Int, _ key: UInt64) -> UInt64 { key &+ UInt64(block) &* 0xA076_1D64_78BD_642F }

  /// A message as a vector of unit length.
  func vector(_ message: MessageWords) -> SparseVector {
    var vector = SparseVector()
    vector.features.reserveCapacity(message.letters.count * 5)
    var seen = [UInt64](repeating: 0, count: count / 64 + 1)
    var repeats: [Int32] = []
    var ends = [Int](repeating: 0, count: blockWeights.count)
    seen.withUnsafeMutableBufferPointer { seen in
      FeatureExtractor.blocks(message, view) { block, key in
        let id = table.find(Self.key(block, key))
        if id < 0 { return }
        let bit: UInt64 = 1 << UInt64(id & 63)
        if seen[Int(id >> 6)] & bit == 0 {
          seen[Int(id >> 6)] |= bit
          vector.features.append(id)
          ends[block] = vector.features.count
        } else {
          repeats.append(id)
        }
      }
    }
    weigh(&vector, ends, repeats.sorted())
    return vector
  }

  private func weigh(_ vector: inout SparseVector, _ ends: [Int], _ repeats: [Int32]) {
    vector.weights = vector.features.map { id in
      let more = repeats.isEmpty ? 0 : Self.count(of: id, in: repeats)
      return Self.frequencies[min(more + 1, 255)] * rarity[Int(id)]
    }
    var start = 0
    var whole: Float = 0
    for (block, weight) in blockWeights.enumerated() where ends[block] > start {
      vector.scale(start..<ends[block], by: weight)
      whole += weight * weight
      start = ends[block]
    }
    if whole > 0, view != .meaning { vector.multiply(by: 1 / whole.squareRoot()) }
  }

  /// How often a number is in a sorted list.
  private static func count(of id: Int32, in sorted: [Int32]) -> Int {
    func firstNot(_ isBelow: (Int32) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBelow(sorted[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return firstNot { $0 <= id } - firstNot { $0 < id }
  }
}

extension FeatureSpace: Coded {
  static var blank: FeatureSpace { FeatureSpace([], view: .wide) }

  mutating func code(_ file: inout BinaryCoder) {
    file.flat(&rarity)
    table.code(&file, below: rarity.count)
  }
}
