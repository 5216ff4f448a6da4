// SPDX-License-Identifier: GPL-3.0-or-later

/// Eight numbers that are worked on at once. Sums over them are always taken in the same order.
typealias Lane = SIMD8<Float>

/// Rows of numbers, each padded to whole lanes.
struct Lanes: Sendable {
  /// Lanes in a row.
  let width: Int
  var values: [Lane]

  init(rows: Int, columns: Int) {
    width = Self.width(columns)
    values = [Lane](repeating: .zero, count: rows * width)
  }

  static func width(_ columns: Int) -> Int { (columns + 7) / 8 }
}

typealias LaneRow = UnsafeMutablePointer<Lane>

extension UnsafeMutablePointer<Lane> {
  /// Adds a row times a factor.
  @inline(__always)
  func add(_ row: UnsafePointer<Lane>, times factor: Float, width: Int) {
    for lane in 0..<width { self[lane] += row[lane] * factor }
  }

  /// Starts a row of scores: nothing for each class, and so little for the padding that it never counts.
  func clearScores(classes: Int, width: Int) {
    update(repeating: .zero, count: width)
    for column in classes..<width * 8 { self[column / 8][column % 8] = -1e30 }
  }

  /// Turns scores into probabilities.
  func softmax(width: Int) {
    var highest = self[0]
    for lane in 1..<max(1, width) { highest = pointwiseMax(highest, self[lane]) }
    let top = highest.max()
    var sums = Lane.zero
    for lane in 0..<width {
      self[lane] = exponential(self[lane] - top)
      sums += self[lane]
    }
    let scale = 1 / sums.total
    for lane in 0..<width { self[lane] *= scale }
  }
}

extension Lane {
  /// The sum, always in the same order.
  @inline(__always)
  var total: Float {
    let half = lowHalf + highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter.x + quarter.y
  }
}
