// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a recording that was killed left half written: `NAME.transcript.PID.part`, where no program of that number runs any more.
enum StaleParts {
  static func sweep(beside path: String) {
    let folder = path.contains("/") ? String(path[...path.lastIndex(of: "/")!]) : "./"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".part") {
      let stem = name.dropLast(5)
      guard let dot = stem.lastIndex(of: "."), let process = pid_t(stem[stem.index(after: dot)...]), process > 0 else { continue }
      guard stem[..<dot].hasSuffix(".transcript") || stem[..<dot].hasSuffix(".transcript.new") else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(folder + name) }
    }
  }
}
