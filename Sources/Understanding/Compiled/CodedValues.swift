// SPDX-License-Identifier: GPL-3.0-or-later

extension BinaryCoder {
  @inlinable
  package mutating func code<Value: Coded>(_ value: inout Value) { value.code(&self) }

  @inlinable
  package mutating func code<Value: Coded>(_ value: inout Value?) {
    var isThere: UInt8 = value == nil ? 0 : 1
    byte(&isThere)
    require(isThere < 2)
    if isThere == 0 {
      value = nil
    } else {
      var inner = value ?? Value.blank
      inner.code(&self)
      value = inner
    }
  }

  @inlinable
  package mutating func code<Value: Coded>(_ list: inout [Value]) {
    let count = length(list.count)
    if isReading {
      list = []
      list.reserveCapacity(min(count, 4096))
      for _ in 0..<count where !isBroken {
        var value = Value.blank
        value.code(&self)
        list.append(value)
      }
    } else {
      for value in list {
        var value = value
        value.code(&self)
      }
    }
  }

  /// Written in the order of the keys, so that equal things are equal bytes.
  @inlinable
  package mutating func code<Key: Coded & Hashable & Comparable, Value: Coded>(_ map: inout [Key: Value]) {
    let count = length(map.count)
    if isReading {
      map = [:]
      map.reserveCapacity(min(count, 4096))
      for _ in 0..<count where !isBroken {
        var (key, value) = (Key.blank, Value.blank)
        key.code(&self)
        value.code(&self)
        map[key] = value
      }
    } else {
      for (key, value) in map.sorted(by: { $0.key < $1.key }) {
        var (key, value) = (key, value)
        key.code(&self)
        value.code(&self)
      }
    }
  }

  @usableFromInline package mutating func code(_ set: inout Set<Int32>) {
    var list = set.sorted()
    code(&list)
    set = Set(list)
  }

  @usableFromInline package mutating func code(_ range: inout ClosedRange<Int>?) {
    var bounds = range.map { [$0.lowerBound, $0.upperBound] } ?? []
    code(&bounds)
    require(bounds.isEmpty || bounds.count == 2 && bounds[0] <= bounds[1])
    range = isBroken || bounds.isEmpty ? nil : bounds[0]...bounds[1]
  }
}

/// An enumeration is the place of its case among all.
extension Coded where Self: CaseIterable & Equatable {
  @inlinable
  package static var blank: Self { allCases.first! }

  @inlinable
  package mutating func code(_ file: inout BinaryCoder) {
    let cases = Self.allCases
    var place = UInt8(cases.enumerated().first { $0.element == self }?.offset ?? 0)
    file.byte(&place)
    file.require(Int(place) < cases.count)
    if file.isReading { self = file.isBroken ? .blank : cases[cases.index(cases.startIndex, offsetBy: Int(place))] }
  }
}

extension String: Coded {
  @usableFromInline package static var blank: String { "" }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) { file.text(&self) }
}

extension Int: Coded {
  @usableFromInline package static var blank: Int { 0 }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var wide = Int64(self)
    file.number(&wide)
    self = Int(truncatingIfNeeded: wide)
  }
}

extension Int32: Coded {
  @usableFromInline package static var blank: Int32 { 0 }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) { file.number(&self) }
}

extension Bool: Coded {
  @usableFromInline package static var blank: Bool { false }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var byte: UInt8 = self ? 1 : 0
    file.byte(&byte)
    file.require(byte < 2)
    self = byte == 1
  }
}

extension Double: Coded {
  @usableFromInline package static var blank: Double { 0 }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var bits = bitPattern
    file.number(&bits)
    self = Double(bitPattern: bits)
  }
}

extension Float: Coded {
  @usableFromInline package static var blank: Float { 0 }
  @usableFromInline package mutating func code(_ file: inout BinaryCoder) {
    var bits = bitPattern
    file.number(&bits)
    self = Float(bitPattern: bits)
  }
}

extension Array: Coded where Element: Coded {
  @inlinable package static var blank: [Element] { [] }
  @inlinable package mutating func code(_ file: inout BinaryCoder) { file.code(&self) }
}

extension Dictionary: Coded where Key: Coded & Comparable, Value: Coded {
  @inlinable package static var blank: [Key: Value] { [:] }
  @inlinable package mutating func code(_ file: inout BinaryCoder) { file.code(&self) }
}
