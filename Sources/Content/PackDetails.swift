// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Understanding

/// What only authors ask of a pack: what it was built from, where that is written, and words to say everything in.
struct PackDetails: Sendable {
  var definitions = Definitions(language: Language(), concepts: [], intents: [], choices: [], signExamples: [])
  var places = Places()
  /// Ids of the guide, and why some are not said.
  var guideIDs: [String] = []
  var notSaid: [String: String] = [:]
  /// Words for everything that can be said, by concept, flag, slot value and intent.
  var sayings: [String: [String]] = [:]
}

/// The details of a pack, fetched when somebody first asks: a conversation never does.
final class LazyDetails: Sendable {
  private let known: Mutex<PackDetails?>
  private let fetch: @Sendable () -> PackDetails

  init(_ details: PackDetails) {
    known = Mutex(details)
    fetch = { details }
  }

  init(_ fetch: @escaping @Sendable () -> PackDetails) {
    known = Mutex(nil)
    self.fetch = fetch
  }

  var value: PackDetails {
    known.withLock { known in
      let value = known ?? fetch()
      known = value
      return value
    }
  }
}
