// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writing down what really came: into a transcript, or beside it for a review.
public enum Recording: String, Sendable, CaseIterable {
  /// Transcripts that have no replies yet.
  case new
  /// Every transcript.
  case all

  func takes(_ result: TranscriptResult) -> Bool {
    result.isRecordable && (self == .all || result.transcript.isUnrecorded)
  }

  /// A transcript that was written.
  public struct Written: Sendable, Equatable {
    public var path: String
    /// Levels that went down with it: `path:12: triage went down, urgent -> soon`.
    public var lowered: [String]
  }

  /// Writes the transcripts that are to be written; they count as passed from then on.
  ///
  /// - Parameter progress: told of each as soon as it is written.
  /// - Returns: what was written, in order, and what could not be.
  public func write(
    _ tally: inout Tally, progress: (Written) -> Void = { _ in }
  ) -> (written: [Written], failures: [SafeFile.Failure]) {
    var written: [Written] = []
    var failures: [SafeFile.Failure] = []
    var swept = Set<Substring>()
    for (index, result) in tally.results.enumerated() where takes(result) {
      let path = result.transcript.path
      if swept.insert(path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)).inserted { StaleParts.sweep(beside: path) }
      do throws(SafeFile.Failure) { try SafeFile.write(result.rewritten, to: path) } catch {
        failures.append(error)
        continue
      }
      unlink(Pending.path(for: path))
      written.append(Written(path: path, lowered: result.lowered.map { Visible.text("\(path):\($0.line): \($0.words)") }))
      progress(written[written.count - 1])
      tally.results[index].verdict = .same
      tally.results[index].differences = []
    }
    return (written, failures)
  }
}

/// A transcript as it would be now, waiting beside the one that failed.
public struct Pending: Sendable, Equatable {
  /// The transcript it would replace.
  public var transcript: String
  package init(transcript: String) { self.transcript = transcript }

  public var path: String { Self.path(for: transcript) }

  static func path(for transcript: String) -> String { transcript + ".new" }

  /// Leaves a new version beside each transcript that failed, and takes away those that have had their day.
  ///
  /// - Returns: how many were left, and what could not be written.
  public static func leave(_ tally: Tally) -> (left: Int, failures: [SafeFile.Failure]) {
    var left = 0
    var failures: [SafeFile.Failure] = []
    for result in tally.results {
      let path = path(for: result.transcript.path)
      guard result.isRecordable else {
        if !result.isFailure { unlink(path) }
        continue
      }
      do throws(SafeFile.Failure) {
        try SafeFile.write(result.rewritten, to: path, like: result.transcript.path)
        left += 1
      } catch {
        failures.append(error)
      }
    }
    return (left, failures)
  }

  /// Those that wait below some paths.
  public static func find(_ paths: [String]) -> (found: [Pending], missing: [String]) {
    var found: [Pending] = []
    var missing: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        found += TranscriptFiles.find([path], endings: [".transcript.new"]).files.map { Pending(transcript: String($0.dropLast(4))) }
        continue
      }
      let pending = Pending(transcript: path.hasSuffix(".transcript.new") ? String(path.dropLast(4)) : path)
      if FileManager.default.fileExists(atPath: pending.path) { found.append(pending) } else { missing.append(path) }
    }
    return (found, missing)
  }
}
