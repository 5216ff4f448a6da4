// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Where content is looked for, in order: `--intents`, `HIPLINE_INTENTS`, the XDG data folders, beside the program, here.
public struct PackLocation {
  public static func find(option: String?, environment: [String: String], program: String?) -> URL? {
    func folder(_ path: String) -> URL? {
      let url = URL(fileURLWithPath: path, isDirectory: true)
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue ? url : nil
    }
    if let option { return folder(option) }
    if let named = environment["HIPLINE_INTENTS"], !named.isEmpty { return folder(named) }
    var places: [String] = []
    let home = environment["HOME"] ?? ""
    places.append(environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share")
    let shared = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/local/share:/usr/share"
    places += shared.split(separator: ":").map(String.init)
    for place in places { if let found = folder(place + "/hipline/Intents") { return found } }
    if let program {
      let beside = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("../share/hipline/Intents")
      if let found = folder(beside.standardizedFileURL.path) { return found }
    }
    return folder("Intents")
  }
}
