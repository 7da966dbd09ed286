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
  products: [
    .executable(name: "strand", targets: ["strand"]),
    // For Fuzzing/, a package of its own.
    .library(
      name: "StrandReaders",
      targets: [
        "Basics", "Codebooks", "Matching", "Streaming", "FileContents", "Respondents", "Importing", "Codings",
        "StudyDefinition", "StudyIndex", "Deciding", "Exchange", "Analysis",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Without traits: no reading of settings from files, which brings packages of its own.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What its interfaces are made of.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
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
    .systemLibrary(name: "CLinear"),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter"),
    .target(name: "CCheckedPages", linkerSettings: [.linkedLibrary("sqlite3")]),

    // The floors, lowest first.
    .target(
      name: "Basics", dependencies: ["CCrypto", "CICU", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(name: "Transcripts", dependencies: ["Basics", "CICU"], swiftSettings: strict),
    .target(name: "Codebooks", dependencies: ["Basics"], swiftSettings: strict),
    .target(
      name: "Matching", dependencies: ["Basics", "Transcripts", "Codebooks", "CHyperscan", "CStemmer", "CICU"],
      swiftSettings: strict),
    .target(
      name: "Streaming", dependencies: ["Basics", "Transcripts", "Codebooks", "Matching", "CSimdJSON"],
      swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["CLAPACK", "CBoostMath"], swiftSettings: strict),
    .target(name: "Learning", dependencies: ["Statistics", "CLinear", "CLAPACK"], swiftSettings: strict),
    .target(
      name: "FileContents", dependencies: ["Basics", "Transcripts", "CXML2", "CZip", "CICU"], swiftSettings: strict),
    .target(
      name: "Respondents", dependencies: ["Basics", "Transcripts", "FileContents", "CCSV", "CReadStat"],
      swiftSettings: strict),
    .target(
      name: "Importing", dependencies: ["Basics", "Transcripts", "FileContents", "Respondents", "CICU"],
      swiftSettings: strict),
    .target(name: "Codings", dependencies: ["Basics", "Transcripts"], swiftSettings: strict),
    .target(
      name: "StudyDefinition",
      dependencies: ["Basics", "Transcripts", "Codebooks", "FileContents", "Respondents", "Codings"],
      swiftSettings: strict),
    .target(
      name: "StudyIndex",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Matching", "Statistics", "Respondents", "Codings", "StudyDefinition",
        "CCheckedPages",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Deciding",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Respondents", "Importing", "Codings", "StudyDefinition", "StudyIndex",
      ], swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "FileContents", "Respondents", "Importing", "Codings", "StudyDefinition",
        "StudyIndex", "CCrypto",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "Analysis",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Matching", "Statistics", "Learning", "Respondents", "Codings",
        "StudyDefinition", "StudyIndex", "Deciding",
      ], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Statistics", "Learning", "FileContents", "Respondents", "Importing",
        "Codings", "StudyDefinition", "StudyIndex", "Deciding", "Exchange", "Analysis", "CICU", "CXLSXWriter",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      // Built into the program, which stays one file.
      resources: [.embedInCode("Templates")], swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: [
        "Basics", "FileContents", "Respondents", "StudyDefinition", "StudyIndex", "Analysis", "Reports",
      ],
      swiftSettings: strict),
    .target(
      name: "Workbench",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Importing", "Codings", "StudyDefinition", "StudyIndex", "Deciding",
        "Analysis",
        "Reports",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
      ],
      // Pages, scripts and style sheets, built into the program.
      resources: [.embedInCode("Assets")], swiftSettings: strict),
    .executableTarget(
      name: "strand",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Streaming", "Statistics", "Learning", "Respondents", "Importing",
        "Codings", "StudyDefinition", "StudyIndex", "Deciding", "Exchange", "Analysis", "Reports", "Publishing",
        "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Times the matcher, the readers of surveys and the regression: Benchmarks/run.sh.
    .executableTarget(
      name: "strand-bench",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Matching", "StudyIndex", "Analysis", "Statistics", "Learning",
        "Respondents",
      ],
      swiftSettings: strict),

    // Makes the sample study's survey, which is synthetic: make sample-survey.
    .executableTarget(
      name: "make-sample-survey", dependencies: ["Statistics"], path: "examples/resettlement/MakeSurvey",
      swiftSettings: strict),

    // Tests: one target a floor, and the built program from outside.
    .target(
      name: "TestSupport", dependencies: ["Basics", "Transcripts"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "StudyTestSupport",
      dependencies: ["Basics", "Transcripts", "Codings", "StudyDefinition", "StudyIndex", "Deciding", "TestSupport"],
      path: "Tests/StudyTestSupport", swiftSettings: strict),
    .testTarget(name: "BasicsTests", dependencies: ["Basics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests", dependencies: ["Basics", "Transcripts", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CodebooksTests", dependencies: ["Basics", "Transcripts", "Codebooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MatchingTests", dependencies: ["Basics", "Transcripts", "Codebooks", "Matching", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StreamingTests",
      dependencies: ["Basics", "Transcripts", "Codebooks", "Matching", "Streaming", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "LearningTests", dependencies: ["Learning", "Statistics"], swiftSettings: strict),
    .testTarget(
      name: "FileContentsTests", dependencies: ["Basics", "FileContents"], swiftSettings: strict),
    .testTarget(
      name: "RespondentsTests", dependencies: ["Basics", "Transcripts", "Respondents", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "CodingsTests", dependencies: ["Basics", "Transcripts", "Codings", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StudyDefinitionTests",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Respondents", "StudyDefinition", "StudyIndex", "StudyTestSupport",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StudyIndexTests",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Matching", "Respondents", "Codings", "StudyDefinition", "StudyIndex",
        "Deciding", "StudyTestSupport", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "DecidingTests",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Respondents", "Importing", "Codings", "StudyDefinition", "StudyIndex",
        "Deciding", "StudyTestSupport", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["Basics", "Transcripts", "FileContents", "Importing", "CZip", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "FileContents", "Respondents", "Codings", "StudyDefinition", "StudyIndex",
        "Importing", "Exchange", "StudyTestSupport", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Basics", "Transcripts", "Codebooks", "Statistics", "Learning", "Respondents", "Codings", "StudyDefinition",
        "StudyIndex", "Deciding", "Analysis",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Basics", "Transcripts", "FileContents", "Analysis", "Reports", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Basics", "Reports", "Publishing", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkbenchTests", dependencies: ["Basics", "Transcripts", "Workbench", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Basics", "Transcripts", "FileContents", "Analysis", "TestSupport", "strand"],
      exclude: ["Golden", "Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
