// SPDX-License-Identifier: GPL-3.0-or-later

/// One step of training a `WideDeepModel`, and what is remembered between steps.
struct WideDeepTrainer {
  /// The weights being trained.
  struct Weights {
    let inner: LaneRow
    let wide: LaneRow
    let outer: LaneRow
    let innerBias: LaneRow
    let outerBias: LaneRow
  }

  let settings: WideDeepModel.Settings
  var random: SplitMix
  /// The share of the way still to go; steps shrink with it.
  var left: Float = 1
  private let classes: Int
  private var moved: Lanes
  private var movedWide: Lanes
  private var movedOuter: Lanes
  private var movedInnerBias: Lanes
  private var movedOuterBias: Lanes
  private var units: Lanes
  private var blame: Lanes
  private var scores: Lanes
  private var kept: [(feature: Int, value: Float)] = []

  init(settings: WideDeepModel.Settings, random: SplitMix, features: Int, classes: Int) {
    (self.settings, self.random, self.classes) = (settings, random, classes)
    moved = Lanes(rows: features, columns: settings.hidden)
    movedWide = Lanes(rows: features, columns: classes)
    movedOuter = Lanes(rows: settings.hidden, columns: classes)
    movedInnerBias = Lanes(rows: 1, columns: settings.hidden)
    movedOuterBias = Lanes(rows: 1, columns: classes)
    units = Lanes(rows: 1, columns: settings.hidden)
    blame = Lanes(rows: 1, columns: settings.hidden)
    scores = Lanes(rows: 1, columns: classes)
  }

  mutating func step(_ weights: Weights, _ rows: SparseRows, _ index: Int, _ label: Int, _ importance: Float) {
    let (innerWidth, width) = (units.width, scores.width)
    let scale = 1 / (1 - settings.droppedInputs)
    kept.removeAll(keepingCapacity: true)
    for place in rows.starts[index]..<rows.starts[index + 1] where random.fraction() >= settings.droppedInputs {
      kept.append((Int(rows.features[place]), rows.weights[place] * scale))
    }
    let hiddenScale = 1 / (1 - settings.droppedHidden)
    let rate = settings.rate * left
    let wideRate = settings.wideRate * left
    let classes = classes
    scores.values.withUnsafeMutableBufferPointer { scores in
      units.values.withUnsafeMutableBufferPointer { units in
        blame.values.withUnsafeMutableBufferPointer { blame in
          guard let scores = scores.baseAddress, let units = units.baseAddress, let blame = blame.baseAddress else { return }
          scores.clearScores(classes: classes, width: width)
          scores.add(weights.outerBias, times: 1, width: width)
          units.update(from: weights.innerBias, count: innerWidth)
          for (feature, value) in kept {
            units.add(weights.inner + feature * innerWidth, times: value, width: innerWidth)
            scores.add(weights.wide + feature * width, times: value, width: width)
          }
          for unit in 0..<settings.hidden {
            let value = units[unit / 8][unit % 8]
            let isKept = random.fraction() >= settings.droppedHidden && value > 0
            units[unit / 8][unit % 8] = isKept ? value * hiddenScale : 0
            if isKept { scores.add(weights.outer + unit * width, times: value * hiddenScale, width: width) }
          }
          scores.softmax(width: width)
          scores[label / 8][label % 8] -= 1
          if importance != 1 { for lane in 0..<width { scores[lane] *= importance } }
          blame.update(repeating: .zero, count: innerWidth)
          movedOuter.values.withUnsafeMutableBufferPointer { moved in
            for unit in 0..<settings.hidden {
              let value = units[unit / 8][unit % 8]
              if value == 0 { continue }
              let row = weights.outer + unit * width
              var sum = Lane.zero
              for lane in 0..<width { sum += row[lane] * scores[lane] }
              blame[unit / 8][unit % 8] = sum.total * hiddenScale
              Self.move(row, moved.baseAddress! + unit * width, scores, times: value, rate: rate, width: width)
            }
          }
          movedOuterBias.values.withUnsafeMutableBufferPointer {
            Self.move(weights.outerBias, $0.baseAddress!, scores, times: 1, rate: rate * 0.1, width: width)
          }
          movedInnerBias.values.withUnsafeMutableBufferPointer {
            Self.move(weights.innerBias, $0.baseAddress!, blame, times: 1, rate: rate * 0.1, width: innerWidth)
          }
          for (feature, value) in kept {
            moved.values.withUnsafeMutableBufferPointer {
              Self.move(weights.inner + feature * innerWidth, $0.baseAddress! + feature * innerWidth, blame, times: value, rate: rate, width: innerWidth)
            }
            movedWide.values.withUnsafeMutableBufferPointer {
              Self.move(weights.wide + feature * width, $0.baseAddress! + feature * width, scores, times: value, rate: wideRate, width: width)
            }
          }
        }
      }
    }
  }

  /// Moves weights against their gradient, the less the more they have moved already.
  @inline(__always)
  private static func move(_ weights: LaneRow, _ moved: LaneRow, _ gradient: LaneRow, times factor: Float, rate: Float, width: Int) {
    for lane in 0..<width {
      let slope = gradient[lane] * factor
      moved[lane] += slope * slope
      weights[lane] -= slope * rate * inverseSquareRoot(moved[lane] + 1e-8)
    }
  }
}
