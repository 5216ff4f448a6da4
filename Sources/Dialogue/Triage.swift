// SPDX-License-Identifier: GPL-3.0-or-later

/// How soon a person needs someone other than themselves.
public enum Triage: String, Sendable, Codable, CaseIterable, Comparable {
  /// Care for yourself and watch.
  case selfCare = "self_care"
  /// See someone within days.
  case soon
  /// Be seen today.
  case urgent
  /// Call for help now.
  case emergency

  public static func < (a: Triage, b: Triage) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .selfCare: 0
    case .soon: 1
    case .urgent: 2
    case .emergency: 3
    }
  }
}
