// SPDX-License-Identifier: GPL-3.0-or-later
import Content
import Dialogue

extension Mutation {
  /// Values that no longer follow from what is known, or are no longer ruled out by it.
  static func ofSlots(_ pack: Pack) -> [Mutation] {
    var out: [Mutation] = []
    for (index, slot) in pack.flow.slots.enumerated() {
      for (at, value) in slot.values.enumerated() {
        func drop(_ what: String, _ edit: @escaping @Sendable (inout Slot.Value) -> Void) {
          let place = pack.places["value \(slot.id) \(value.id)"]
          out.append(Mutation(kind: .row, what: "drop \(what) of \(slot.id)=\(value.id)", place: place, key: "slot \(slot.id)") { pack in
            var flow = pack.flow
            edit(&flow.slots[index].values[at])
            return pack.with(flow)
          })
        }
        if value.when != nil { drop("\"when\"") { $0.when = .not(.always) } }
        if value.notWhen != nil { drop("\"not_when\"") { $0.notWhen = nil } }
        for (part, name) in value.parts.map(\.id).enumerated() { drop("\"not_when\" of \(name)") { $0.parts[part].notWhen = .not(.always) } }
      }
    }
    return out
  }
}
