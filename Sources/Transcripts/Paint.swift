// SPDX-License-Identifier: GPL-3.0-or-later

/// Colour for reports. What it tells is always told by a sign as well.
public struct Paint: Sendable {
  public enum Colour: String, Sendable { case old = "31", new = "32", bad = "1;31", strong = "1", faint = "2" }
  private let isOn: Bool

  public init(isOn: Bool) { self.isOn = isOn }

  public func callAsFunction(_ text: String, _ colour: Colour) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
