// SPDX-License-Identifier: GPL-3.0-or-later

/// Trains a `SoftmaxModel`.
///
/// On the dual, one example after the other, with a damped step towards the fixed point (after Shalev-Shwartz and Zhang,
/// "Stochastic Dual Coordinate Ascent Methods for Regularized Loss Minimization", 2013).
struct SoftmaxTrainer {
  let classes: Int
  /// One row a feature, so that a message touches few rows.
  private var weights: Lanes
  /// What each example has added to the weights: its vector times this row.
  private var pulls: Lanes

  init(_ rows: SparseRows, labels: [Int], importance: [Float], features: Int, classes: Int, cost: Float, epochs: Int) {
    self.classes = classes
    weights = Lanes(rows: features, columns: classes)
    pulls = Lanes(rows: rows.count, columns: classes)
    var order = Array(0..<rows.count)
    var random = SplitMix(seed: 12345)
    for _ in 0..<epochs {
      random.shuffle(&order)
      pass(rows, labels, importance, cost, order)
    }
  }

  private mutating func pass(_ rows: SparseRows, _ labels: [Int], _ importance: [Float], _ cost: Float, _ order: [Int]) {
    let width = weights.width
    let classes = classes
    weights.values.withUnsafeMutableBufferPointer { weights in
      pulls.values.withUnsafeMutableBufferPointer { pulls in
        withUnsafeTemporaryAllocation(of: Lane.self, capacity: width) { scores in
          guard let weights = weights.baseAddress, let pulls = pulls.baseAddress, let scores = scores.baseAddress else { return }
          for index in order {
            scores.clearScores(classes: classes, width: width)
            var square: Float = 0
            for place in rows.starts[index]..<rows.starts[index + 1] {
              let value = rows.weights[place]
              square += value * value
              scores.add(weights + Int(rows.features[place]) * width, times: value, width: width)
            }
            scores.softmax(width: width)
            let cost = cost * importance[index]
            // The curvature of the soft maximum is at most a half.
            let step = 1 / (1 + 0.5 * cost * square)
            let pull = pulls + index * width
            for lane in 0..<width {
              scores[lane] = (scores[lane] * -cost - pull[lane]) * step
            }
            scores[labels[index] / 8][labels[index] % 8] += cost * step
            for lane in 0..<width { pull[lane] += scores[lane] }
            for place in rows.starts[index]..<rows.starts[index + 1] {
              (weights + Int(rows.features[place]) * width).add(scores, times: rows.weights[place], width: width)
            }
          }
        }
      }
    }
  }

  /// The log probabilities of training rows as if each it had not been shown, to a good approximation: without what it added itself.
  ///
  /// The leave-one-out idea of Jaakkola and Haussler, "Probabilistic kernel regression models", 1999: no second training is needed.
  func leftOut(_ rows: SparseRows, _ wanted: [Int]) -> [[Float]] {
    var scores = Lanes(rows: 1, columns: classes)
    let (width, classes) = (weights.width, classes)
    return scores.values.withUnsafeMutableBufferPointer { scores in
      guard let scores = scores.baseAddress else { return [] }
      return wanted.map { index in
        scores.clearScores(classes: classes, width: width)
        let vector = rows[index]
        addScores(vector, to: scores)
        let square = vector.weights.reduce(0) { $0 + $1 * $1 }
        pulls.values.withUnsafeBufferPointer {
          if let pulls = $0.baseAddress { scores.add(pulls + index * width, times: -square, width: width) }
        }
        scores.softmax(width: width)
        return (0..<classes).map { logarithm(scores[$0 / 8][$0 % 8] + 1e-6) }
      }
    }
  }

  /// What was learnt.
  /// - Parameter order: the features in the order in which their rows are kept.
  func model(_ order: [Int]) -> SoftmaxModel { SoftmaxModel(weights, classes: classes, order: order) }

  /// Adds the score of each class.
  private func addScores(_ vector: SparseVector, to scores: LaneRow) {
    let width = weights.width
    weights.values.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      vector.features.withUnsafeBufferPointer { features in
        vector.weights.withUnsafeBufferPointer { values in
          for place in 0..<features.count { scores.add(weights + Int(features[place]) * width, times: values[place], width: width) }
        }
      }
    }
  }
}
