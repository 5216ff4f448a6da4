// SPDX-License-Identifier: GPL-3.0-or-later
import Content

/// Finds out which changes to a pack nobody notices.
public struct MutationRun: Sendable {
  public struct Outcome: Sendable {
    public var mutation: Mutation
    /// The transcript or law that noticed; nil where none did.
    public var killer: String?
  }

  private let pack: Pack
  private let transcripts: [Transcript]
  /// By transcript: what of the content it passes.
  private let passed: [[String: Int]]
  /// Tells what is wrong with a pack, where a law says so.
  private let law: @Sendable (Pack) -> String?

  /// - Parameter tally: a traced run on the pack as it is; only what passes there can notice anything.
  public init(_ pack: Pack, _ tally: Tally, law: @escaping @Sendable (Pack) -> String? = { _ in nil }) {
    let well = tally.results.filter { $0.verdict == .same }
    (self.pack, self.law) = (pack, law)
    // The quick ones first.
    let ordered = well.enumerated().sorted { ($0.element.transcript.turns.count, $0.offset) < ($1.element.transcript.turns.count, $1.offset) }.map(\.element)
    transcripts = ordered.map(\.transcript)
    passed = ordered.map(\.passed)
  }

  public func run(_ mutations: [Mutation], progress: (@Sendable (Int) -> Void)? = nil) -> [Outcome] {
    Parallel.map(mutations.count, progress: progress) { index in
      Outcome(mutation: mutations[index], killer: killer(of: mutations[index]))
    }
  }

  private func killer(of mutation: Mutation) -> String? {
    let changed = mutation.apply(pack)
    // Whoever passes the thing notices soonest.
    let near = transcripts.indices.filter { passed[$0][mutation.key] != nil }
    let isNear = Set(near)
    for index in near + transcripts.indices.filter({ !isNear.contains($0) }) {
      if transcripts[index].run(changed).isFailure { return transcripts[index].path }
    }
    return law(changed)
  }

  /// A table by kind, the rate, and every survivor with its place.
  public static func report(_ outcomes: [Outcome], of total: Int, seed: UInt64?, parent: String) -> String {
    var out = ["changes                   noticed     of       %"]
    func row(_ name: String, _ some: [Outcome]) {
      let killed = some.count { $0.killer != nil }
      let percent = CoverageReport.decimal(rate(some))
      out.append("  " + name.padding(24) + left("\(killed)", 7) + left("\(some.count)", 7) + left(percent, 8))
    }
    for kind in Mutation.Kind.allCases {
      let some = outcomes.filter { $0.mutation.kind == kind }
      if !some.isEmpty { row(kind.what, some) }
    }
    row("all", outcomes)
    let survivors = outcomes.filter { $0.killer == nil }
    if !survivors.isEmpty { out += ["", "noticed by no transcript:"] }
    for survivor in survivors {
      let place = survivor.mutation.place.map { "\(parent)\($0.file):\($0.line)" } ?? "?"
      out.append("  \(place)  \(Visible.text(survivor.mutation.what))")
    }
    out.append("")
    let sampled = seed.map { " (a sample of \(total), seed \($0))" } ?? ""
    out.append("mutate: \(outcomes.count - survivors.count) of \(outcomes.count) changes noticed\(sampled)")
    return out.joined(separator: "\n") + "\n"
  }

  public static func rate(_ outcomes: [Outcome]) -> Double {
    outcomes.isEmpty ? 100 : 100 * Double(outcomes.count { $0.killer != nil }) / Double(outcomes.count)
  }

  private static func left(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
