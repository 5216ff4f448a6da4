// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns log probabilities into scores that mean what they say, and leaves a part for "none of these".
struct Calibration: Sendable, Equatable {
  /// Below 1 sharpens, above 1 softens (Guo et al., "On Calibration of Modern Neural Networks", 2017).
  var temperature: Float = 0.85
  /// A message whose best log probability is below this is more likely none of the classes.
  var threshold: Float = -30
  /// How much each word that is not known takes away.
  var perUnknown: Float = 2

  func scores(_ judgement: IntentClassifier.Judgement) -> [Double] {
    let top = judgement.logarithms.max() ?? 0
    let powers = judgement.logarithms.map { exponential(Double(($0 - top) / temperature)) }
    let sum = powers.reduce(0, +)
    let doubt = Double(threshold - (top - perUnknown * judgement.unknownShare))
    let known = 1 / (1 + exponential(4 * doubt))
    return powers.map { $0 / sum * known }
  }
}
