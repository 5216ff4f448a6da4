// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

/// Law 6: every technique and warning cites a source, and every guide id is said somewhere or excused.
public struct SourceLaw {
  private let pack: Pack
  public init(pack: Pack) { self.pack = pack }

  public func run() -> [Violation] {
    var found: [Violation] = []
    func report(_ message: String) { found.append(Violation(law: .everythingHasASource, message: message, conversation: [])) }
    for technique in pack.flow.techniques where technique.sources.isEmpty { report("the technique \(technique.id) cites nothing") }
    for flag in pack.flow.flags where flag.sources.isEmpty { report("the flag \(flag.id) cites nothing") }
    var cited = Set(pack.flow.techniques.flatMap(\.sources) + pack.flow.flags.flatMap(\.sources))
    for message in pack.flow.messages.values { cited.formUnion(message.lines.flatMap(\.sources)) }
    for id in pack.guideIDs where !cited.contains(id) && pack.notSaid[id] == nil {
      report("the guide id \(id) is neither said nor excused under not_said")
    }
    return found
  }
}
