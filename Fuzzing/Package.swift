// swift-tools-version: 6.1
import PackageDescription

// libFuzzer over everything that reads a file which somebody else wrote: `make fuzz`. A package of its own, so that
// nobody who builds Strand builds it. The flags that instrument all targets are given to `swift build` (fuzz.sh).

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "strand-fuzzing",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "strand", path: "..")],
  targets: [
    // libFuzzer's entry point, which has no header of its own.
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CFuzzer", .product(name: "StrandReaders", package: "strand")], swiftSettings: strict
    ),
  ]
)
