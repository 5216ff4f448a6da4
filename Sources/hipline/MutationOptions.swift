// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Content
import Foundation
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

  @Option(name: .customLong("draft"), help: ArgumentHelp("For what nothing notices, write transcripts there that would: to be read before they are kept.", valueName: "folder"))
  var drafts: String?

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
    if let drafts { try draft(outcomes, Drafting(pack, tally), to: drafts) }
    let rate = MutationRun.rate(outcomes)
    if let least, rate < least {
      Console.error("\(CoverageReport.decimal(rate)) % noticed, below the \(CoverageReport.decimal(least)) % asked for")
      throw ExitCode(1)
    }
  }

  private func draft(_ outcomes: [MutationRun.Outcome], _ drafting: Drafting, to folder: String) throws {
    let survivors = outcomes.filter { $0.killer == nil && $0.counts }
    let bar = ProgressBar("drafts", total: survivors.count)
    let found = Parallel.map(survivors.count, progress: { bar.show($0) }) { drafting.draft(survivors[$0]) }
    bar.clear()
    let drafts = found.compactMap { $0 }
    let files = Draft.files(drafts)
    // Where it cannot be made, writing into it says why.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    do throws(SafeFile.Failure) {
      for file in files { try SafeFile.create(file.text, at: folder + "/" + file.name) }
    } catch {
      Console.error(error.description)
      throw ExitCode(74)
    }
    Console.note("\(drafts.count) of \(survivors.count) have a draft, in \(files.count) files in \(Console.visible(folder)): read them before you keep them")
    for (outcome, draft) in zip(survivors, found) where draft == nil {
      let place = outcome.mutation.place.map { "\($0.file):\($0.line)  " } ?? ""
      Console.note("no talk was found for: \(place)\(Console.visible(outcome.mutation.what))")
    }
  }
}
