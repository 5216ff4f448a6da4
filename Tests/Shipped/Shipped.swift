// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// The content that ships, read once for the tests of all parts: to learn from its examples takes seconds.
public enum Shipped {
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  public static let pack: Pack = try! Pack(root.appendingPathComponent("Intents"))
}
