// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Understanding

/// Keeps compiled packs for the next start: `$XDG_CACHE_HOME/hipline/KEY.pack`, for their owner only.
///
/// The key is a hash of everything in the content folder and of the program, so what is found is what would be built. Where there is no
/// such file, where it is damaged or cannot be written, the pack is built from the content as if there were no cache.
public struct PackCache: Sendable {
  private let folder: String?

  /// - Parameter environment: `HIPLINE_CACHE=off` keeps nothing.
  public init(environment: [String: String]) {
    func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let isOff = ["off", "no", "0", "false"].contains(environment["HIPLINE_CACHE"]?.lowercased() ?? "")
    let parent = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { $0 + "/.cache" }
    folder = isOff ? nil : parent.map { $0 + "/hipline" }
  }

  /// The pack of a content folder. Throws `Broken` with every mistake when there is one, as `Pack(folder)` does.
  public func pack(_ content: URL) throws(Pack.Broken) -> Pack {
    guard let folder else { return try Pack(content) }
    if let found = kept(content) { return found }
    let reader = ContentReader(ContentSnapshot(content))
    reader.read()
    let mistakes = reader.findings.list.filter { $0.severity == .error }
    if !mistakes.isEmpty { throw Pack.Broken(findings: mistakes.sorted()) }
    let pack = Pack(reader)
    // What was built, not what may lie there by now.
    if !reader.findings.wentOutside, let key = reader.files.snapshot.key { keep(pack, key, in: folder) }
    return pack
  }

  /// What is kept of a content folder as it is now; nil where nothing is, or nothing that can be used.
  package func kept(_ content: URL) -> Pack? {
    guard let folder, let key = ContentKey.of(content.path, name: content.lastPathComponent) else { return nil }
    return find(key, content, in: folder)
  }

  private func find(_ key: ContentKey, _ content: URL, in folder: String) -> Pack? {
    let key = Self.value(key)
    let path = Self.path(key, in: folder)
    guard let file = MappedFile(path) else { return nil }
    let seen = SeenMark(path)
    let isTrusted = seen.holds(for: file)
    let pack = PackFile.pack(file, key: key, isTrusted: isTrusted, content: content)
    if pack != nil, !isTrusted { seen.leave(for: file) }
    return pack
  }

  private func keep(_ pack: Pack, _ key: ContentKey, in folder: String) {
    let key = Self.value(key)
    guard CacheFolder.prepare(folder) else { return }
    if CacheFolder.write(PackFile.parts(pack, key: key), to: Self.path(key, in: folder)) { CacheFolder.tidy(folder) }
  }

  /// The content and the program that reads it.
  private static func value(_ key: ContentKey) -> (UInt64, UInt64) {
    var hash = key.hash
    ProgramIdentity.add(to: &hash)
    return hash.value
  }

  private static func path(_ key: (UInt64, UInt64), in folder: String) -> String {
    func digits(_ number: UInt64) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return folder + "/" + digits(key.0) + digits(key.1) + ".pack"
  }
}
