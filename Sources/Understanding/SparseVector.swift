// SPDX-License-Identifier: GPL-3.0-or-later

/// A message as numbered features and their weights, everything else being nothing.
struct SparseVector: Sendable {
  var features: [Int32] = []
  var weights: [Float] = []

  /// Brings a part to a given length.
  mutating func scale(_ part: Range<Int>, by length: Float) {
    var square: Float = 0
    for place in part { square += weights[place] * weights[place] }
    guard square > 0 else { return }
    let factor = length / square.squareRoot()
    for place in part { weights[place] *= factor }
  }

  mutating func multiply(by factor: Float) {
    for place in weights.indices { weights[place] *= factor }
  }
}

/// Many vectors in one piece of memory.
struct SparseRows: Sendable {
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private(set) var weights: [Float] = []

  var count: Int { starts.count - 1 }

  init(_ vectors: [SparseVector]) {
    for vector in vectors {
      features += vector.features
      weights += vector.weights
      starts.append(features.count)
    }
  }

  subscript(row: Int) -> SparseVector {
    let part = starts[row]..<starts[row + 1]
    return SparseVector(features: Array(features[part]), weights: Array(weights[part]))
  }
}
