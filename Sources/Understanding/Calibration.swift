// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns log probabilities into scores that mean what they say, and leaves a part for "none of these".
struct Calibration: Sendable, Equatable {
  /// Below 1 sharpens, above 1 softens (Guo et al., "On Calibration of Modern Neural Networks", 2017).
  var temperature: Float = 0.85
  /// A message whose best log probability is below this is more likely none of the classes.
  var threshold: Float = -30
  /// How much each word that is not known takes away.
  var perUnknown: Float = 2

  /// The share of our own examples that may be given to "none of these".
  private static let turnedAway = 0.03

  init() {}

  /// Fits to examples as judged by a classifier that had not seen them: the temperature under which their labels are likeliest, and
  /// the threshold that all but a few of them reach.
  init(leftOut: [[Float]], labels: [Int]) {
    guard !leftOut.isEmpty else { return }
    var best = -Double.infinity
    for step in 0..<18 {
      let candidate = 0.4 + 0.1 * Float(step)
      var likelihood = 0.0
      for (logarithms, label) in zip(leftOut, labels) {
        let top = logarithms.max() ?? 0
        var sum: Double = 0
        for value in logarithms { sum += exponential(Double((value - top) / candidate)) }
        likelihood += Double((logarithms[label] - top) / candidate) - Double(logarithm(Float(sum)))
      }
      if likelihood > best { (best, temperature) = (likelihood, candidate) }
    }
    let tops = leftOut.map { $0.max() ?? 0 }.sorted()
    threshold = tops[Int(Double(tops.count) * Self.turnedAway)]
  }

  func scores(_ judgement: IntentClassifier.Judgement) -> [Double] {
    let top = judgement.logarithms.max() ?? 0
    let powers = judgement.logarithms.map { exponential(Double(($0 - top) / temperature)) }
    let sum = powers.reduce(0, +)
    let doubt = Double(threshold - (top - perUnknown * judgement.unknownShare))
    let known = 1 / (1 + exponential(4 * doubt))
    return powers.map { $0 / sum * known }
  }
}

extension Calibration: Coded {
  static var blank: Calibration { Calibration() }

  mutating func code(_ file: inout BinaryCoder) {
    file.code(&temperature)
    file.code(&threshold)
    file.code(&perUnknown)
  }
}
