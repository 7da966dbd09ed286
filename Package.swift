// swift-tools-version: 6.1
import PackageDescription

// Targets stand in the order of the floors: each may import only those above it (docs/architecture.md).

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "strand",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "strand", targets: ["strand"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries and thin shims: no logic.
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CStemmer"),
    .systemLibrary(name: "CHyperscan", pkgConfig: "libhs"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CCSV"),
    .systemLibrary(name: "CLAPACK"),
    .target(name: "CBoostMath"),
    .systemLibrary(name: "CReadStat"),

    // The floors, lowest first.
    .target(
      name: "Ground", dependencies: ["CCrypto", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(
      name: "Transcripts", dependencies: ["Ground", "CICU", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Codebooks", dependencies: ["Ground", "Transcripts", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Matching", dependencies: ["Ground", "Transcripts", "Codebooks", "CHyperscan", "CStemmer", "CICU"],
      swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["CLAPACK", "CBoostMath"], swiftSettings: strict),
    .target(
      name: "FileContents", dependencies: ["Ground", "Transcripts", "CXML2", "CZip", "CICU"], swiftSettings: strict),
    .target(
      name: "Respondents", dependencies: ["Ground", "Transcripts", "FileContents", "CCSV", "CReadStat"],
      swiftSettings: strict),
    .target(name: "Codings", dependencies: ["Ground", "Transcripts"], swiftSettings: strict),
    .target(
      name: "Studies",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Matching", "Statistics", "Respondents", "Codings",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "Importing", dependencies: ["Ground", "Transcripts", "FileContents", "Respondents", "CICU"],
      swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "FileContents", "Respondents", "Codings", "Importing", "CCrypto",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "Analysis",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Matching", "Statistics", "Respondents", "Codings", "Studies",
      ], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Statistics", "Respondents", "Codings", "Studies", "Analysis",
        "Importing", "CICU",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing", dependencies: ["Ground", "Statistics", "Respondents", "Studies", "Analysis", "Reports"],
      swiftSettings: strict),
    .executableTarget(
      name: "strand",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Matching", "Statistics", "Respondents", "Codings", "Studies",
        "Importing", "Analysis", "Reports", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Times the matcher, the readers of surveys and the regression: Benchmarks/run.sh.
    .executableTarget(
      name: "strand-bench",
      dependencies: ["Ground", "Transcripts", "Codebooks", "Matching", "Statistics", "Respondents"],
      swiftSettings: strict),

    // Makes the sample study's survey, which is synthetic: make sample-survey.
    .executableTarget(
      name: "make-sample-survey", dependencies: ["Statistics"], path: "examples/resettlement/MakeSurvey",
      swiftSettings: strict),

    // Tests: one target a floor, and the built program from outside.
    .target(
      name: "TestSupport", dependencies: ["Ground", "Transcripts"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "GroundTests", dependencies: ["Ground", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests", dependencies: ["Ground", "Transcripts", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CodebooksTests", dependencies: ["Ground", "Transcripts", "Codebooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MatchingTests", dependencies: ["Ground", "Transcripts", "Codebooks", "Matching", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
    .testTarget(
      name: "RespondentsTests", dependencies: ["Ground", "Transcripts", "Respondents", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "CodingsTests", dependencies: ["Ground", "Transcripts", "Codings", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Matching", "Respondents", "Codings", "Studies", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["Ground", "Transcripts", "FileContents", "Importing", "CZip", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "FileContents", "Codings", "Importing", "Exchange", "CZip", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Ground", "Transcripts", "Codebooks", "Statistics", "Respondents", "Codings", "Studies", "Analysis",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Ground", "Reports", "TestSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Transcripts", "TestSupport", "strand"], exclude: ["Golden", "Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
