// SPDX-License-Identifier: GPL-3.0-or-later
import Dialogue
import Understanding

extension Guard: Coded {
  @usableFromInline package static var blank: Guard { .always }

  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var kind = number
    file.byte(&kind)
    file.nested { file in
      switch kind {
      case 0, 1: codePair(kind, &file)
      case 2:
        var inner = Guard.always
        if case .not(let test) = self { inner = test }
        file.code(&inner)
        self = .not(inner)
      case 3, 4: codeValues(kind, &file)
      case 5: codeComparison(&file)
      case 6:
        var level = Triage.selfCare
        if case .level(let own) = self { level = own }
        file.code(&level)
        self = .level(level)
      case 7:
        var count = 0
        if case .questions(let own) = self { count = own }
        file.code(&count)
        self = .questions(count)
      case 8: self = .techniqueLeft
      case 9: self = .always
      default: codeName(kind, &file)
      }
    }
    if file.isBroken { self = .always }
  }

  private var number: UInt8 {
    switch self {
    case .and: 0
    case .or: 1
    case .not: 2
    case .isOne: 3
    case .has: 4
    case .compare: 5
    case .level: 6
    case .questions: 7
    case .techniqueLeft: 8
    case .always: 9
    case .known: 10
    case .flag: 11
    case .intent: 12
    case .concept: 13
    case .asked: 14
    case .refused: 15
    case .offered: 16
    case .denied: 17
    }
  }

  private mutating func codePair(_ kind: UInt8, _ file: inout BinaryCoder) {
    var (first, second) = (Guard.always, Guard.always)
    switch self {
    case .and(let a, let b), .or(let a, let b): (first, second) = (a, b)
    default: break
    }
    file.code(&first)
    file.code(&second)
    self = kind == 0 ? .and(first, second) : .or(first, second)
  }

  private mutating func codeValues(_ kind: UInt8, _ file: inout BinaryCoder) {
    var (slot, values) = ("", [String]())
    switch self {
    case .isOne(let own, let list), .has(let own, let list): (slot, values) = (own, list)
    default: break
    }
    file.code(&slot)
    file.code(&values)
    self = kind == 3 ? .isOne(slot: slot, values: values) : .has(slot: slot, values: values)
  }

  private mutating func codeComparison(_ file: inout BinaryCoder) {
    var (slot, comparison, value) = ("", Row.Test.Comparison.equal, 0.0)
    if case .compare(let own, let how, let number) = self { (slot, comparison, value) = (own, how, number) }
    file.code(&slot)
    file.code(&comparison)
    file.code(&value)
    self = .compare(slot: slot, comparison, value)
  }

  private mutating func codeName(_ kind: UInt8, _ file: inout BinaryCoder) {
    var name = ""
    switch self {
    case .known(let id), .flag(let id), .intent(let id), .concept(let id), .asked(let id), .refused(let id), .offered(let id),
      .denied(let id):
      name = id
    default: break
    }
    file.code(&name)
    switch kind {
    case 10: self = .known(name)
    case 11: self = .flag(name)
    case 12: self = .intent(name)
    case 13: self = .concept(name)
    case 14: self = .asked(name)
    case 15: self = .refused(name)
    case 16: self = .offered(name)
    case 17: self = .denied(name)
    default: file.require(false)
    }
  }
}
