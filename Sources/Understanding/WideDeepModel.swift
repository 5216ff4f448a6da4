// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear model and a network with one hidden layer that add up their scores.
///
/// After Cheng et al., "Wide & Deep Learning for Recommender Systems", 2016; features and hidden units are dropped at random while
/// training (Srivastava et al., 2014), and steps shrink by what each weight has moved (Duchi et al., "Adaptive Subgradient Methods", 2011).
struct WideDeepModel: Sendable {
  struct Settings: Sendable {
    var hidden = 128
    var epochs = 10
    var rate: Float = 0.05
    var wideRate: Float = 0.1
    var droppedInputs: Float = 0.4
    var droppedHidden: Float = 0.3
    var seed: UInt64 = 1
  }

  let classes: Int
  private let hidden: Int
  /// Feature to hidden units, and feature to classes.
  private var inner: Lanes
  private var wide: Lanes
  /// Hidden unit to classes.
  private var outer: Lanes
  private var innerBias: Lanes
  private var outerBias: Lanes

  init(_ rows: SparseRows, labels: [Int], importance: [Float], features: Int, classes: Int, settings: Settings) {
    self.classes = classes
    hidden = settings.hidden
    inner = Lanes(rows: features, columns: hidden)
    wide = Lanes(rows: features, columns: classes)
    outer = Lanes(rows: hidden, columns: classes)
    innerBias = Lanes(rows: 1, columns: hidden)
    outerBias = Lanes(rows: 1, columns: classes)
    var random = SplitMix(seed: settings.seed)
    let innerScale = 2 * (3 / Float(hidden)).squareRoot()
    for index in inner.values.indices { for lane in 0..<8 { inner.values[index][lane] = (random.fraction() - 0.5) * innerScale } }
    let outerScale = (1 / Float(hidden)).squareRoot()
    for index in outer.values.indices { for lane in 0..<8 { outer.values[index][lane] = (random.fraction() - 0.5) * outerScale } }
    var trainer = WideDeepTrainer(settings: settings, random: random, features: features, classes: classes)
    var order = Array(0..<rows.count)
    let steps = Float(rows.count * settings.epochs)
    for epoch in 0..<settings.epochs {
      trainer.random.shuffle(&order)
      for (done, index) in order.enumerated() {
        trainer.left = 1 - Float(epoch * order.count + done) / steps
        step(rows, index, labels[index], importance[index], &trainer)
      }
    }
  }

  private mutating func step(_ rows: SparseRows, _ index: Int, _ label: Int, _ importance: Float, _ trainer: inout WideDeepTrainer) {
    inner.values.withUnsafeMutableBufferPointer { inner in
      wide.values.withUnsafeMutableBufferPointer { wide in
        outer.values.withUnsafeMutableBufferPointer { outer in
          innerBias.values.withUnsafeMutableBufferPointer { innerBias in
            outerBias.values.withUnsafeMutableBufferPointer { outerBias in
              guard let inner = inner.baseAddress, let wide = wide.baseAddress, let outer = outer.baseAddress,
                let innerBias = innerBias.baseAddress, let outerBias = outerBias.baseAddress
              else { return }
              let weights = WideDeepTrainer.Weights(
                inner: inner, wide: wide, outer: outer, innerBias: innerBias, outerBias: outerBias)
              trainer.step(weights, rows, index, label, importance)
            }
          }
        }
      }
    }
  }

  /// Adds the score of each class.
  func addScores(_ vector: SparseVector, to scores: LaneRow) {
    withUnsafeTemporaryAllocation(of: Lane.self, capacity: inner.width) { units in
      guard let units = units.baseAddress else { return }
      innerBias.values.withUnsafeBufferPointer { units.initialize(from: $0.baseAddress!, count: inner.width) }
      outerBias.values.withUnsafeBufferPointer { scores.add($0.baseAddress!, times: 1, width: outer.width) }
      for (feature, value) in zip(vector.features, vector.weights) {
        inner.values.withUnsafeBufferPointer { units.add($0.baseAddress! + Int(feature) * inner.width, times: value, width: inner.width) }
        wide.values.withUnsafeBufferPointer { scores.add($0.baseAddress! + Int(feature) * wide.width, times: value, width: wide.width) }
      }
      for unit in 0..<hidden {
        let value = units[unit / 8][unit % 8]
        if value <= 0 { continue }
        outer.values.withUnsafeBufferPointer { scores.add($0.baseAddress! + unit * outer.width, times: value, width: outer.width) }
      }
    }
  }
}
