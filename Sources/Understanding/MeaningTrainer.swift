// SPDX-License-Identifier: GPL-3.0-or-later

/// Trains a `SoftmaxModel` on few examples of many classes.
///
/// Each weight takes steps that shrink by what it has moved already (Duchi et al., "Adaptive Subgradient Methods", 2011): what is rare
/// and telling is learnt from the few messages that have it.
struct MeaningTrainer {
  /// How far a step goes; how many times all examples are seen; how much a weight counts as moved before it has moved.
  private static let rate: Float = 0.3
  private static let epochs = 8
  /// From this pass on the weights are averaged, so that the order of the last examples does not matter (Polyak and Juditsky, 1992).
  private static let settled = 3
  /// How often all is learnt, each time in another order, and averaged: or else one more example would move many others.
  private static let rounds: UInt64 = 3
  private static let movedBefore: Float = 0.05
  /// What moves a score by less is left alone.
  private static let least: Float = 1e-4

  private let classes: Int
  private var weights: Lanes
  private var moved: Lanes

  init(_ rows: SparseRows, labels: [Int], features: Int, classes: Int) {
    self.classes = classes
    weights = Lanes(rows: features, columns: classes)
    moved = weights
    var sum = weights
    for seed in 1...Self.rounds {
      for index in moved.values.indices { (weights.values[index], moved.values[index]) = (Lane(repeating: 0), Lane(repeating: Self.movedBefore)) }
      var order = Array(0..<rows.count)
      var random = SplitMix(seed: seed)
      for epoch in 1...Self.epochs {
        random.shuffle(&order)
        pass(rows, labels, order)
        if epoch >= Self.settled { for index in sum.values.indices { sum.values[index] += weights.values[index] } }
      }
    }
    let share = 1 / Float(Int(Self.rounds) * (Self.epochs - Self.settled + 1))
    for index in weights.values.indices { weights.values[index] = sum.values[index] * share }
  }

  private mutating func pass(_ rows: SparseRows, _ labels: [Int], _ order: [Int]) {
    let (width, classes) = (weights.width, classes)
    weights.values.withUnsafeMutableBufferPointer { weights in
      moved.values.withUnsafeMutableBufferPointer { moved in
        withUnsafeTemporaryAllocation(of: Lane.self, capacity: width) { scores in
          guard let weights = weights.baseAddress, let moved = moved.baseAddress, let scores = scores.baseAddress else { return }
          for index in order {
            let places = rows.starts[index]..<rows.starts[index + 1]
            scores.clearScores(classes: classes, width: width)
            for place in places { scores.add(weights + Int(rows.features[place]) * width, times: rows.weights[place], width: width) }
            scores.softmax(width: width)
            scores[labels[index] / 8][labels[index] % 8] -= 1
            for lane in 0..<width where scores[lane].max() > Self.least || scores[lane].min() < -Self.least {
              for place in places {
                let at = Int(rows.features[place]) * width + lane
                let slope = scores[lane] * rows.weights[place]
                moved[at] += slope * slope
                weights[at] -= slope * Self.rate * inverseSquareRoot(moved[at])
              }
            }
          }
        }
      }
    }
  }

  /// What was learnt.
  /// - Parameter order: the features in the order in which their rows are kept.
  func model(_ order: [Int]) -> SoftmaxModel { SoftmaxModel(weights, classes: classes, order: order) }
}
