// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of several values of one measure is meant, where nobody asked for it.
extension Understanding {
  /// The value that is told of some concepts; nil where each is told of something else.
  ///
  /// One next to a word that dates things wins; then one in the clause of the concepts, then one in their sentence; of those alike
  /// one in numbers, and of these the first.
  /// "A new hip nine years ago, and cramps since Monday" is Monday, "a new hip nine years ago" alone is nothing.
  /// - Parameters:
  ///   - with: what it is about: a spasm, a pain. Where there are none, the first value will do.
  ///   - since: words that date things: "since", "ago".
  ///   - apartFrom: a slot; what is told with its values and without the concepts is about these.
  ///   - isChange: another value is known: only one that is told of the concepts takes its place.
  public func told(_ measure: Measure, with: [String], since: [String], apartFrom slot: String?, isChange: Bool = false) -> Value? {
    let full = values.filter { value in
      // Not "a while", nor the number in "MS for 12 years".
      value.measure == measure && value.low >= 0 && !values.contains { $0.low < 0 && $0.first <= value.first && value.last <= $0.last }
    }
    guard !with.isEmpty else { return full.first }
    func fit(_ value: Value) -> Int? {
      for (rank, part) in [concepts.filter { $0.clause == value.clause }, concepts.filter { $0.sentence == value.sentence }].enumerated() {
        if part.contains(where: { with.contains($0.concept) }) { return rank }
        if let slot, part.contains(where: { $0.concept.hasPrefix(slot + "=") }) { return nil }
      }
      return isChange ? nil : 2
    }
    func isDated(_ value: Value) -> Bool {
      concepts.contains { since.contains($0.concept) && $0.first <= value.last + Self.nextTo && value.first <= $0.last + Self.nextTo }
    }
    return full.enumerated().compactMap { place, value in fit(value).map { (isDated(value) ? 0 : 1, $0, value.isWorded ? 1 : 0, place, value) } }
      .min { ($0.0, $0.1, $0.2, $0.3) < ($1.0, $1.1, $1.2, $1.3) }?.4
  }

  /// In words.
  private static let nextTo: Int32 = 2
}
