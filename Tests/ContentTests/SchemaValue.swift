// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// A YAML or JSON value as JSON Schema sees it.
indirect enum SchemaValue: Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  /// By the core schema of YAML 1.2: only plain words are more than strings.
  init(_ node: Node) {
    switch node {
    case .mapping(let mapping): self = .object(mapping.map { ($0.key.scalar?.string ?? "?", SchemaValue($0.value)) })
    case .sequence(let sequence): self = .array(sequence.map { SchemaValue($0) })
    case .scalar(let scalar):
      switch scalar.string {
      case _ where scalar.style != .plain && scalar.style != .any: self = .string(scalar.string)
      case "", "~", "null": self = .null
      case "true", "false": self = .bool(scalar.string == "true")
      default:
        if let integer = Int(scalar.string) {
          self = .integer(integer)
        } else if let number = Double(scalar.string), scalar.string.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }) {
          self = .number(number)
        } else {
          self = .string(scalar.string)
        }
      }
    case .alias: self = .null
    }
  }

  subscript(key: String) -> SchemaValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var list: [SchemaValue]? { if case .array(let list) = self { list } else { nil } }

  /// The names JSON Schema has for it; an integer is a number.
  var types: [String] {
    switch self {
    case .null: ["null"]
    case .bool: ["boolean"]
    case .integer: ["integer", "number"]
    case .number: ["number"]
    case .string: ["string"]
    case .array: ["array"]
    case .object: ["object"]
    }
  }

  static func == (a: SchemaValue, b: SchemaValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
