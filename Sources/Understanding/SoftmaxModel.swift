// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear model with one probability a class: multinomial logistic regression.
///
/// Features that only one example has end up with the very same weights, so equal rows are kept once.
struct SoftmaxModel: Sendable {
  private(set) var classes = 0
  /// The number of the row of each feature.
  private var rowOf = Flat<Int32>([])
  /// Rows of whole lanes, one number a class.
  private var rows = Flat<Lane>([])

  private var width: Int { Lanes.width(classes) }

  private init() {}

  /// - Parameters:
  ///   - weights: one row a feature.
  ///   - order: the features in the order in which their rows are kept: what one message needs should lie together.
  init(_ weights: Lanes, classes: Int, order: [Int]) {
    self.classes = classes
    let width = weights.width
    var known = HashTable(minimumCapacity: 4096)
    var rows: [Lane] = []
    rows.reserveCapacity(weights.values.count)
    var rowOf = [Int32](repeating: 0, count: order.count)
    weights.values.withUnsafeBufferPointer { values in
      for feature in order {
        let row = values[feature * width..<(feature + 1) * width]
        let hash = Self.hash(row)
        let place = known.find(hash)
        if place >= 0, zip(row, rows[Int(place) * width..<(Int(place) + 1) * width]).allSatisfy({ Self.bits($0) == Self.bits($1) }) {
          rowOf[feature] = place
        } else {
          known.set(hash, Int32(rows.count / width))
          rowOf[feature] = Int32(rows.count / width)
          rows += row
        }
      }
    }
    (self.rowOf, self.rows) = (Flat(rowOf), Flat(rows))
  }

  private static func bits(_ lane: Lane) -> SIMD8<UInt32> { unsafeBitCast(lane, to: SIMD8<UInt32>.self) }

  private static func hash(_ row: Slice<UnsafeBufferPointer<Lane>>) -> UInt64 {
    row.reduce(0x9E37_79B9_7F4A_7C15) { hash, lane in
      let words = unsafeBitCast(lane, to: SIMD4<UInt64>.self)
      return (0..<4).reduce(hash) { hash, place in
        let mixed = (hash ^ words[place]) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ mixed >> 32
      }
    }
  }

  /// How likely each class is: adding up to 1.
  func shares(_ vector: SparseVector) -> [Float] {
    let width = self.width
    return withUnsafeTemporaryAllocation(of: Lane.self, capacity: width) { buffer in
      guard let scores = buffer.baseAddress else { return [] }
      scores.clearScores(classes: classes, width: width)
      addScores(vector, to: scores)
      scores.softmax(width: width)
      return (0..<classes).map { scores[$0 / 8][$0 % 8] }
    }
  }

  /// Adds the score of each class.
  func addScores(_ vector: SparseVector, to scores: LaneRow) {
    let (width, rows, rowOf) = (width, rows.start, self.rowOf)
    withExtendedLifetime(self) {
      vector.features.withUnsafeBufferPointer { features in
        vector.weights.withUnsafeBufferPointer { values in
          for place in 0..<features.count {
            scores.add(rows + Int(rowOf[Int(features[place])]) * width, times: values[place], width: width)
          }
        }
      }
    }
  }
}

extension SoftmaxModel: Coded {
  static var blank: SoftmaxModel { SoftmaxModel() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&classes)
    file.flat(&rowOf)
    file.flat(&rows)
    file.require((1...100_000).contains(classes))
    file.requireAll(rows.count % width == 0 && rowOf.allSatisfy { $0 >= 0 && Int($0) < rows.count / width })
  }

  /// How many features it has weights for.
  var features: Int { rowOf.count }
}
