// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Foundation

/// The transcripts of some files, chosen, and run over the cores.
public struct Suite: Sendable {
  public var entries: [(transcript: Transcript, findings: [Finding])]

  /// What to choose; everything that is given must hold.
  public struct Choice: Sendable {
    /// At least one of these stands in the path, the title or the tags.
    public var filters: [String]
    /// At least one of these tags.
    public var tags: [String]
    /// None of these tags.
    public var withoutTags: [String]

    public init(filters: [String] = [], tags: [String] = [], withoutTags: [String] = []) {
      (self.filters, self.tags, self.withoutTags) = (filters.map { $0.lowercased() }.filter { !$0.isEmpty }, tags, withoutTags)
    }

    func takes(_ transcript: Transcript) -> Bool {
      let own = transcript.tags
      if !tags.isEmpty, !tags.contains(where: own.contains) { return false }
      if withoutTags.contains(where: own.contains) { return false }
      let texts = ([transcript.path, transcript.title] + own).map { $0.lowercased() }
      return filters.isEmpty || filters.contains { filter in texts.contains { $0.contains(filter) } }
    }
  }

  /// Reads the files; those that cannot be read are part of it, with a finding.
  public init(_ files: [String], _ choice: Choice = Choice()) {
    entries = Parallel.map(files.count) { TranscriptFiles.read(files[$0]) }.filter { choice.takes($0.0) }.map { ($0.0, $0.1) }
  }

  /// Runs all of it; with `failFast`, up to the first that fails.
  public func run(
    _ pack: Pack, failFast: Bool = false, isTraced: Bool = false, progress: (@Sendable (Int) -> Void)? = nil
  ) -> Tally {
    let clock = ContinuousClock()
    let results = Parallel.map(entries.count, isLast: { failFast && $0.isFailure }, progress: progress) { index -> TranscriptResult in
      let start = clock.now
      var result = entries[index].transcript.run(pack, findings: entries[index].findings, isTraced: isTraced)
      let spent = (clock.now - start).components
      result.seconds = Double(spent.seconds) + Double(spent.attoseconds) / 1e18
      return result
    }
    return Tally(results, notRun: entries.count - results.count)
  }
}
