// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Transcripts

extension Mutation.Kind: ExpressibleByArgument {}

/// `--mutate` and what goes with it.
struct MutationOptions: ParsableArguments {
  @Flag(name: .customLong("mutate"), help: "Change the content one piece at a time, in memory, and tell which changes nothing notices.")
  var isWanted = false
  @Flag(help: "Every change there is, not a sample.") var all = false
  @Option(name: .customLong("kind"), help: ArgumentHelp("Only changes of this kind; may be given several times: \(Mutation.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kinds: [Mutation.Kind] = []
  @Option(help: ArgumentHelp("Changes in a sample.", valueName: "count")) var sample = 200
  @Option(help: ArgumentHelp("Which sample.", valueName: "number")) var seed: UInt64 = 1
  @Flag(name: .customLong("without-laws"), help: "Ask the transcripts alone, not the laws.") var isWithoutLaws = false
  @Option(name: .customLong("mutate-min"), help: ArgumentHelp("Fail when less is noticed.", valueName: "percent")) var least: Double?

  func validate() throws {
    if sample < 1 { throw ValidationError("--sample is at least 1") }
    if let least, !(0...100).contains(least) { throw ValidationError("--mutate-min is a percentage, 0 to 100") }
  }

  func run(_ pack: Pack, _ suite: Suite, _ options: PackOptions) throws {
    let tally = suite.run(pack, isTraced: true)
    if tally.results.isEmpty {
      Console.error("no transcript was chosen, which counts as a failure")
      throw ExitCode(1)
    }
    if tally.failed > 0 {
      Console.error("\(tally.failed) transcripts fail as it is: run hipline test first")
      throw ExitCode(1)
    }
    let every = Mutation.all(pack).filter { kinds.isEmpty || kinds.contains($0.kind) }
    let chosen = all ? every : Mutation.sample(every, sample, seed: seed)
    let bar = ProgressBar("changes", total: chosen.count)
    let laws = isWithoutLaws ? nil : MutationLaws(pack)
    let outcomes = MutationRun(pack, tally, law: { laws?.broken($0, $1) }).run(chosen) { bar.show($0) }
    bar.clear()
    let parent = try options.parent()
    let text = MutationRun.report(outcomes, of: every.count, seed: chosen.count < every.count ? seed : nil, parent: parent)
    guard Console.write(text) else { throw ExitCode(74) }
    let rate = MutationRun.rate(outcomes)
    if let least, rate < least {
      Console.error("\(CoverageReport.decimal(rate)) % noticed, below the \(CoverageReport.decimal(least)) % asked for")
      throw ExitCode(1)
    }
  }
}
