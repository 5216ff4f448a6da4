// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "hipline",
  products: [
    .executable(name: "hipline", targets: ["hipline"]),
    .library(name: "Understanding", targets: ["Understanding"]),
    .library(name: "Dialogue", targets: ["Dialogue"]),
    .library(name: "Content", targets: ["Content"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Understanding", swiftSettings: strict),
    .target(name: "Dialogue", dependencies: ["Understanding"], swiftSettings: strict),
    .target(
      name: "Content", dependencies: ["Understanding", "Dialogue", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Proof", dependencies: ["Content", "Dialogue", "Understanding"], swiftSettings: strict),
    .target(name: "Transcripts", dependencies: ["Content", "Dialogue", "Understanding"], swiftSettings: strict),
    .target(name: "Evaluation", dependencies: ["Understanding"], swiftSettings: strict),
    .target(name: "HelpDesk", dependencies: ["Content", "Dialogue", "Understanding"], swiftSettings: strict),
    // Found by its header and -lreadline alone: pkg-config only adds noise on Linux.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .target(name: "LineEditor", dependencies: ["CReadline"], swiftSettings: strict),
    .executableTarget(
      name: "hipline",
      dependencies: [
        "Content", "Dialogue", "Evaluation", "HelpDesk", "LineEditor", "Proof", "Transcripts", "Understanding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(name: "Shipped", dependencies: ["Content"], path: "Tests/Shipped", swiftSettings: strict),
    .testTarget(name: "DialogueTests", dependencies: ["Content", "Dialogue", "Shipped", "Understanding"], swiftSettings: strict),
    .testTarget(name: "ProofTests", dependencies: ["Content", "Dialogue", "Proof", "Shipped", "Understanding"], swiftSettings: strict),
    .testTarget(name: "HelpDeskTests", dependencies: ["Content", "HelpDesk", "Shipped"], swiftSettings: strict),
    .testTarget(name: "ProgramTests", dependencies: ["hipline"], swiftSettings: strict),
    .testTarget(name: "UnderstandingTests", dependencies: ["Content", "Shipped", "Understanding"], swiftSettings: strict),
    .testTarget(name: "ClassifierTests", dependencies: ["Understanding"], swiftSettings: strict),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "Understanding"], swiftSettings: strict),
    .testTarget(
      name: "ContentTests",
      dependencies: ["Content", "Dialogue", "Shipped", "Transcripts", "Understanding", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests", dependencies: ["Content", "Dialogue", "Shipped", "Transcripts"], exclude: ["Fixtures"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
