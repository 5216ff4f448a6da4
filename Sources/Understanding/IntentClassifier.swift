// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear classifier over words and pieces of words, trained on examples; the same examples give the same weights.
///
/// One against the rest with squared hinge loss, by dual coordinate descent: Hsieh et al., "A Dual Coordinate Descent Method for
/// Large-scale Linear SVM", 2008. Features are weighted by log frequency and inverse document frequency, each block to unit length.
struct IntentClassifier: Sendable {
  private var vocabulary = HashTable()
  private var idf: [Float] = []
  /// One row a feature, one column a class, so that a message touches few rows.
  private var weights: [Float] = []
  private var bias: [Float] = []
  private(set) var classes = 0
  /// Turns margins into probabilities.
  private var temperature: Double = 0.25

  static func train(_ examples: [(String, Int)], classes: Int, cost: Float = 1, epochs: Int = 12) -> IntentClassifier {
    var model = IntentClassifier()
    model.classes = classes
    guard !examples.isEmpty else { return model }
    let tokeniser = Tokeniser()
    let keys = examples.map { FeatureExtractor.keys(tokeniser($0.0)) }
    var counts: [Int32] = []
    for (words, pieces) in keys {
      var seen = Set<UInt64>()
      for key in words + pieces where seen.insert(key).inserted {
        let known = model.vocabulary.find(key)
        if known >= 0 {
          counts[Int(known)] += 1
        } else {
          model.vocabulary.set(key, Int32(counts.count))
          counts.append(1)
        }
      }
    }
    let total = Float(examples.count)
    model.idf = counts.map { logarithm((1 + total) / (1 + Float($0))) + 1 }
    let vectors = keys.map { model.vector($0.words, $0.pieces) }
    model.weights = [Float](repeating: 0, count: counts.count * classes)
    model.bias = [Float](repeating: 0, count: classes)
    for label in 0..<classes { model.fit(label, vectors, examples.map { $0.1 == label }, cost, epochs) }
    return model
  }

  private mutating func fit(_ label: Int, _ vectors: [SparseVector], _ isClass: [Bool], _ cost: Float, _ epochs: Int) {
    guard isClass.contains(true) else {
      bias[label] = -1
      return
    }
    var weight = [Float](repeating: 0, count: idf.count)
    var offset: Float = 0
    var alpha = [Float](repeating: 0, count: vectors.count)
    let diagonal = 0.5 / cost
    let norms = vectors.map { $0.weights.reduce(1) { $0 + $1 * $1 } + diagonal }
    var random = SplitMix(seed: 42)
    var order = Array(vectors.indices)
    for _ in 0..<epochs {
      for index in order.indices.dropLast() { order.swapAt(index, index + Int(random.next() % UInt64(order.count - index))) }
      for index in order {
        let sign: Float = isClass[index] ? 1 : -1
        let vector = vectors[index]
        var dot = offset
        for place in vector.features.indices { dot += weight[Int(vector.features[place])] * vector.weights[place] }
        let gradient = sign * dot - 1 + alpha[index] * diagonal
        if gradient >= 0, alpha[index] == 0 { continue }
        let old = alpha[index]
        alpha[index] = max(0, old - gradient / norms[index])
        let step = (alpha[index] - old) * sign
        if step == 0 { continue }
        for place in vector.features.indices { weight[Int(vector.features[place])] += step * vector.weights[place] }
        offset += step
      }
    }
    for feature in weight.indices { weights[feature * classes + label] = weight[feature] }
    bias[label] = offset
  }

  private func vector(_ words: [UInt64], _ pieces: [UInt64]) -> SparseVector {
    var vector = SparseVector()
    for block in [words, pieces] {
      var counts: [(feature: Int32, count: Float)] = []
      var ids = block.map { vocabulary.find($0) }.filter { $0 >= 0 }
      ids.sort()
      for id in ids {
        if counts.last?.feature == id { counts[counts.count - 1].count += 1 } else { counts.append((id, 1)) }
      }
      var length: Float = 0
      let start = vector.features.count
      for (feature, count) in counts {
        let weight = (1 + logarithm(count)) * idf[Int(feature)]
        vector.features.append(feature)
        vector.weights.append(weight)
        length += weight * weight
      }
      let scale = length > 0 ? 1 / (2 * length).squareRoot() : 0
      for place in start..<vector.weights.count { vector.weights[place] *= scale }
    }
    return vector
  }

  /// One score a class, adding up to at most 1; all 0 where nothing is known of the message.
  func scores(_ tokens: Tokens) -> [Double] {
    guard !idf.isEmpty else { return [Double](repeating: 0, count: classes) }
    let (words, pieces) = FeatureExtractor.keys(tokens)
    let vector = vector(words, pieces)
    var margins = bias
    margins.withUnsafeMutableBufferPointer { margins in
      weights.withUnsafeBufferPointer { weights in
        for (feature, weight) in zip(vector.features, vector.weights) {
          let row = Int(feature) * classes
          for label in 0..<classes { margins[label] += weight * weights[row + label] }
        }
      }
    }
    // A class that is not even near its own side of the line gets nothing: the rest goes to "none of these".
    let powers = margins.map { exponential(Double($0) / temperature) }
    let none = exponential(-0.45 / temperature)
    let sum = powers.reduce(none, +)
    return powers.map { $0 / sum }
  }
}

/// A small generator of repeatable numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64
  public init(seed: UInt64) { state = seed }
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
