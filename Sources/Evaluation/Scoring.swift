// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts of right and wrong, a label at a time.
public struct Scoring: Sendable, Equatable {
  public struct Counts: Sendable, Equatable {
    public var right = 0
    /// Had the label and was given another.
    public var missed = 0
    /// Was given the label and had another.
    public var wrong = 0
    public var precision: Double { right == 0 ? 0 : Double(right) / Double(right + wrong) }
    public var recall: Double { right == 0 ? 0 : Double(right) / Double(right + missed) }
    public var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(2 * right + missed + wrong) }
  }

  public private(set) var byLabel: [String: Counts] = [:]
  public private(set) var total = 0
  public private(set) var right = 0

  public init() {}

  public mutating func add(expected: String, given: String?) {
    total += 1
    if expected == given {
      right += 1
      byLabel[expected, default: Counts()].right += 1
    } else {
      byLabel[expected, default: Counts()].missed += 1
      if let given { byLabel[given, default: Counts()].wrong += 1 }
    }
  }

  public var accuracy: Double { total == 0 ? 0 : Double(right) / Double(total) }

  /// The mean F1 of the labels that are in the data.
  public var macroF1: Double {
    let present = byLabel.sorted { $0.key < $1.key }.map(\.value).filter { $0.right + $0.missed > 0 }
    return present.isEmpty ? 0 : present.reduce(0) { $0 + $1.f1 } / Double(present.count)
  }
}
