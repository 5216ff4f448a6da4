// SPDX-License-Identifier: GPL-3.0-or-later
import Content

/// Finds out which changes to a pack nobody notices.
public struct MutationRun: Sendable {
  public struct Outcome: Sendable {
    public var mutation: Mutation
    /// The transcript or law that noticed; nil where none did.
    public var killer: String?
    /// Nobody noticed because nothing changed: what was dropped is still understood, every way it could be said.
    public var isRedundant = false
    /// A message that is read otherwise since: something to write a transcript about.
    public var example: String?
    public var counts: Bool { !isRedundant }
  }

  private let pack: Pack
  private let transcripts: [Transcript]
  /// By transcript: what of the content it passes.
  private let passed: [[String: Int]]
  /// Tells what is wrong with a pack, where a law says so.
  private let law: @Sendable (Pack, Mutation) -> String?

  /// - Parameter tally: a traced run on the pack as it is; only what passes there can notice anything.
  public init(_ pack: Pack, _ tally: Tally, law: @escaping @Sendable (Pack, Mutation) -> String? = { _, _ in nil }) {
    let well = tally.results.filter { $0.verdict == .same }
    (self.pack, self.law) = (pack, law)
    // The quick ones first.
    let ordered = well.enumerated().sorted { ($0.element.transcript.turns.count, $0.offset) < ($1.element.transcript.turns.count, $1.offset) }.map(\.element)
    transcripts = ordered.map(\.transcript)
    passed = ordered.map(\.passed)
  }

  public func run(_ mutations: [Mutation], progress: (@Sendable (Int) -> Void)? = nil) -> [Outcome] {
    Parallel.map(mutations.count, progress: progress) { index in
      outcome(mutations[index])
    }
  }

  private func outcome(_ mutation: Mutation) -> Outcome {
    let changed = mutation.apply(pack)
    let keys = [mutation.key] + mutation.others
    let isNear = passed.map { passed in keys.contains { passed[$0] != nil } }
    if let killer = transcript(changed, where: { isNear[$0] }) { return Outcome(mutation: mutation, killer: killer) }
    var example: String?
    switch mutation.redundancy?.compare(pack, changed) {
    case .same: return Outcome(mutation: mutation, isRedundant: true)
    case .other(let message): example = message
    case .unknown, nil: if mutation.isShadowed { return Outcome(mutation: mutation, isRedundant: true) }
    }
    // A list of single messages is about what it passes; a conversation may be led another way.
    if let killer = transcript(changed, where: { !isNear[$0] && !transcripts[$0].isEachAlone }) { return Outcome(mutation: mutation, killer: killer) }
    return Outcome(mutation: mutation, killer: law(changed, mutation), example: example)
  }

  /// The first of some transcripts that notices.
  private func transcript(_ changed: Pack, where isAsked: (Int) -> Bool) -> String? {
    transcripts.indices.first { isAsked($0) && transcripts[$0].run(changed, isBrief: true).isFailure }.map { transcripts[$0].path }
  }

  /// A table by kind, the rate, and every survivor with its place.
  public static func report(_ outcomes: [Outcome], of total: Int, seed: UInt64?, parent: String) -> String {
    var out = ["changes                   noticed     of       %   redundant"]
    func row(_ name: String, _ some: [Outcome]) {
      let killed = some.count { $0.killer != nil }
      let real = some.count(where: \.counts)
      let percent = CoverageReport.decimal(rate(some))
      out.append("  " + name.padding(24) + left("\(killed)", 7) + left("\(real)", 7) + left(percent, 8) + left("\(some.count - real)", 12))
    }
    for kind in Mutation.Kind.allCases {
      let some = outcomes.filter { $0.mutation.kind == kind }
      if !some.isEmpty { row(kind.what, some) }
    }
    row("all", outcomes)
    let redundant = outcomes.count(where: \.isRedundant)
    if redundant > 0 { out += ["", "redundant, so not counted: all that it was there for is understood, or forbidden, without it"] }
    let survivors = outcomes.filter { $0.killer == nil && $0.counts }
    if !survivors.isEmpty { out += ["", "noticed by no transcript and no law:"] }
    for survivor in survivors {
      let place = survivor.mutation.place.map { "\(parent)\($0.file):\($0.line)" } ?? "?"
      let example = survivor.example.map { ": \"\($0)\" is understood otherwise" } ?? ""
      out.append("  \(place)  \(Visible.text(survivor.mutation.what + example))")
    }
    out.append("")
    let sampled = seed.map { " (a sample of \(total), seed \($0))" } ?? ""
    let counted = outcomes.count - redundant
    out.append("mutate: \(counted - survivors.count) of \(counted) changes noticed, \(redundant) redundant\(sampled)")
    return out.joined(separator: "\n") + "\n"
  }

  public static func rate(_ outcomes: [Outcome]) -> Double {
    let real = outcomes.filter(\.counts)
    return real.isEmpty ? 100 : 100 * Double(real.count { $0.killer != nil }) / Double(real.count)
  }

  private static func left(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
