// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// Independent jobs side by side; their results in the order of the jobs, so that nothing depends on which was faster.
package enum Jobs {
  package static func run<Result: Sendable>(_ jobs: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: jobs))
    DispatchQueue.concurrentPerform(iterations: jobs) { job in
      let result = work(job)
      results.withLock { $0[job] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
