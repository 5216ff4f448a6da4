// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation

/// The same work on many things, over the cores, with results in the order of the things.
public enum Parallel {
  /// - Parameter isLast: nothing after a result for which this holds is begun; what comes before it is always done.
  /// - Parameter progress: told how many are done, one call at a time.
  /// - Returns: up to and with the first result that `isLast` holds for.
  public static func map<Value: Sendable>(
    _ count: Int, isLast: @Sendable (Value) -> Bool = { _ in false }, progress: (@Sendable (Int) -> Void)? = nil,
    each: @Sendable (Int) -> Value
  ) -> [Value] {
    let shared = Shared<Value>(count)
    let workers = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let index = shared.take() {
        let value = each(index)
        let isEnd = isLast(value)
        shared.put(value, at: index, isEnd: isEnd, progress)
      }
    }
    return shared.results
  }

  /// What the workers share, behind a lock.
  private final class Shared<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var next = 0
    private var end: Int
    private var done = 0
    private var values: [Value?]

    init(_ count: Int) {
      end = count
      values = Array(repeating: nil, count: count)
    }

    func take() -> Int? {
      lock.lock()
      defer { lock.unlock() }
      guard next < end else { return nil }
      next += 1
      return next - 1
    }

    func put(_ value: Value, at index: Int, isEnd: Bool, _ progress: ((Int) -> Void)?) {
      lock.lock()
      defer { lock.unlock() }
      values[index] = value
      done += 1
      if isEnd { end = min(end, index + 1) }
      progress?(done)
    }

    var results: [Value] { values.prefix(end).compactMap { $0 } }
  }
}
