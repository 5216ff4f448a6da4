// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// As much of JSON Schema 2020-12 as `Intents/schema.json` uses; a keyword it does not know is a mistake of the schema.
struct SchemaValidator {
  let root: SchemaValue

  /// What is wrong, each with its path.
  func check(_ value: SchemaValue, against schema: SchemaValue, at path: String = "") -> [String] {
    guard case .object(let keywords) = schema else {
      if case .bool(let allowed) = schema { return allowed ? [] : ["\(path): not allowed"] }
      return ["\(path): a schema is an object"]
    }
    return keywords.flatMap { check(value, $0.key, $0.value, schema, path) }
  }

  private func check(_ value: SchemaValue, _ keyword: String, _ rule: SchemaValue, _ schema: SchemaValue, _ path: String) -> [String] {
    switch keyword {
    case "$schema", "$defs", "title", "description": return []
    case "$ref":
      guard let name = rule.text?.split(separator: "/").last, let target = root["$defs"]?[String(name)] else { return ["no \(rule)"] }
      return check(value, against: target, at: path)
    case "type":
      let wanted = rule.list?.compactMap(\.text) ?? [rule.text ?? ""]
      return wanted.contains(where: value.types.contains) ? [] : ["\(path): is not \(wanted.joined(separator: " or "))"]
    case "enum": return rule.list?.contains(value) == true ? [] : ["\(path): is not one of those allowed"]
    case "anyOf":
      return rule.list?.contains { check(value, against: $0, at: path).isEmpty } == true ? [] : ["\(path): fits none of several"]
    case "oneOf":
      return rule.list?.filter { check(value, against: $0, at: path).isEmpty }.count == 1 ? [] : ["\(path): fits not exactly one"]
    case "required", "properties", "additionalProperties", "propertyNames", "minProperties":
      return checkObject(value, keyword, rule, schema, path)
    case "items":
      return value.list?.enumerated().flatMap { check($0.element, against: rule, at: "\(path)/\($0.offset)") } ?? []
    case "minItems":
      guard case .integer(let least) = rule, let list = value.list else { return [] }
      return list.count < least ? ["\(path): has too few items"] : []
    case "minLength":
      guard case .integer(let least) = rule, let text = value.text else { return [] }
      return text.count < least ? ["\(path): is too short"] : []
    case "minimum":
      guard case .integer(let least) = rule, case .integer(let number) = value else { return [] }
      return number < least ? ["\(path): is less than \(least)"] : []
    case "pattern":
      guard let pattern = rule.text, let text = value.text else { return [] }
      return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path): does not look right"] : []
    default: return ["the schema has an unknown keyword \(keyword)"]
    }
  }

  private func checkObject(_ value: SchemaValue, _ keyword: String, _ rule: SchemaValue, _ schema: SchemaValue, _ path: String) -> [String] {
    guard case .object(let entries) = value else { return [] }
    switch keyword {
    case "required":
      return rule.list?.compactMap(\.text).filter { value[$0] == nil }.map { "\(path): has no \($0)" } ?? []
    case "properties":
      return entries.flatMap { entry in rule[entry.key].map { check(entry.value, against: $0, at: "\(path)/\(entry.key)") } ?? [] }
    case "additionalProperties":
      return entries.filter { schema["properties"]?[$0.key] == nil }.flatMap { check($0.value, against: rule, at: "\(path)/\($0.key)") }
    case "propertyNames": return entries.flatMap { check(.string($0.key), against: rule, at: "\(path)/\($0.key)") }
    default:
      guard case .integer(let least) = rule else { return [] }
      return entries.count < least ? ["\(path): is empty"] : []
    }
  }
}
