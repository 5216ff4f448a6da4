// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

import Transcripts

@Suite struct SafeFileTests {
  @Test func aFullDiskIsToldAndLeavesNothingBehind() throws {
    guard Fixture.exists("/dev/full") else { return }
    #expect(throws: SafeFile.Failure(path: "/dev/full", reason: "no space left on device")) { try SafeFile.write("x", to: "/dev/full") }
  }

  @Test func aFolderThatIsNotThereIsTold() throws {
    try Fixture.inFolder { folder in
      #expect(throws: SafeFile.Failure.self) { try SafeFile.write("x", to: folder + "/none/x") }
      #expect(throws: SafeFile.Failure.self) { try SafeFile.write("x", to: folder) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func theModeOfAFileAndALinkToItAreKept() throws {
    try Fixture.inFolder { folder in
      let (file, link) = (folder + "/file", folder + "/link")
      try SafeFile.create("old", at: file)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      try SafeFile.write("new", to: link)
      #expect(Fixture.read(file) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(throws: SafeFile.Failure.self) { try SafeFile.create("again", at: file) }
      #expect(throws: SafeFile.Failure.self) { try SafeFile.create("again", at: link) }
      #expect(Fixture.read(file) == "new")
    }
  }
}
