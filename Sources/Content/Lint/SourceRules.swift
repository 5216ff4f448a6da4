// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Lint {
  /// Every id of the guide is said somewhere or excused, and every public source is cited.
  func checkSources() {
    let guide = Set(content.guideIDs)
    for citation in content.guide {
      if citation.places.isEmpty, citation.excuse == nil {
        content.findings.add(
          Finding(
            file: citation.file, line: citation.line, column: citation.column, severity: .warning,
            message: "guide id \(citation.id) is never said: cite it under sources, or excuse it under not_said"))
      }
      if !citation.places.isEmpty, citation.excuse != nil {
        content.findings.add(
          Finding(
            file: citation.file, line: citation.line, column: citation.column, severity: .warning,
            message: "guide id \(citation.id) is excused under not_said, but said at \(citation.places[0])"))
      }
    }
    let cited = used(.source) { $0 != content.shown("sources.yml") }
    for id in names(.source) where !guide.contains(id) && !cited.contains(id) {
      report(.source, id, "the source \"\(id)\" is cited nowhere")
    }
  }
}

/// One id of the guide and where it is said.
public struct GuideCitation: Sendable, Equatable {
  public var id: String
  public var label: String
  /// `file:line` of each citation, in order.
  public var places: [String]
  /// Why it is not said.
  public var excuse: String?
  var file: String
  var line: Int
  var column: Int
}

extension ContentReader {
  /// The guide's ids in the order of `sources.yml`.
  var guide: [GuideCitation] {
    var places: [String: [String]] = [:]
    let cited = findings.references.filter { $0.kind == .source && $0.file != shown("sources.yml") }
    for (_, name, file, line, _) in cited.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) {
      let place = "\(file):\(line)"
      if places[name]?.last != place { places[name, default: []].append(place) }
    }
    return guideIDs.map { id in
      let own = place(.source, id) ?? (shown("sources.yml"), 1, 1)
      return GuideCitation(
        id: id, label: flow.sources[id] ?? "", places: places[id] ?? [], excuse: notSaid[id], file: own.file, line: own.line,
        column: own.column)
    }
  }
}

extension Pack {
  /// The guide's ids and where each is said, whatever else may be wrong with the folder.
  public static func guide(_ folder: URL) -> [GuideCitation] {
    let content = ContentReader(ContentSnapshot(folder))
    content.read()
    return content.guide
  }
}
