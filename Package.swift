// swift-tools-version: 6.2
import PackageDescription

/// What every target of rrbench is built with: Swift 6, explicit existentials, imports that say who sees them,
/// and no warning left standing.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

/// The modules, lowest layer first; an arrow only ever points to an earlier line of a lower layer.
let modules: [Target] = [
    // Outside world: system libraries.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CLinux"),

    // Layer 0, pure.
    .target(name: "HTTPWire"),
    .target(name: "Pacing", dependencies: [realModule]),
    .target(name: "Balancing"),
    .target(name: "Measuring", dependencies: [histogram, realModule]),

    // Layer 1, pure.
    .target(name: "Reporting", dependencies: ["Measuring"]),
    .target(name: "Simulating", dependencies: ["Balancing", "Measuring", "Pacing", realModule]),

    // Layer 2, shells.
    .target(
        name: "Proxying",
        dependencies: ["Balancing", "CLinux", "HTTPWire", nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS]
    ),
    .target(name: "Serving", dependencies: ["HTTPWire", "Pacing", nioCore, nioPosix]),
    .target(name: "LoadDriving", dependencies: ["Pacing", "Measuring", "CCurl"]),
    .target(name: "Recording", dependencies: ["Measuring", grdb, sqlite]),

    // Layer 3.
    .target(
        name: "Experimenting",
        dependencies: [
            "Balancing", "CLinux", "HTTPWire", "LoadDriving", "Measuring", "Pacing", "Proxying", "Recording",
            "Reporting", "Serving", "Simulating", yams,
        ]
    ),

    // Layer 4.
    .executableTarget(
        name: "rrbench",
        dependencies: [
            "Balancing", "Experimenting", "LoadDriving", "Measuring", "Pacing", "Proxying", "Recording", "Reporting",
            "Serving", "Simulating", argumentParser,
        ]
    ),
]

let tests: [Target] = [
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "HTTPWireTests", dependencies: ["HTTPWire", "TestSupport"]),
    .testTarget(name: "PacingTests", dependencies: ["Pacing", "TestSupport", realModule]),
    .testTarget(name: "BalancingTests", dependencies: ["Balancing", "TestSupport"]),
    .testTarget(name: "MeasuringTests", dependencies: ["Measuring", "TestSupport"]),
    .testTarget(
        name: "ReportingTests",
        dependencies: ["Measuring", "Reporting", "TestSupport"],
        exclude: ["Golden"]
    ),
    .testTarget(
        name: "ProxyingTests",
        dependencies: [
            "Balancing", "HTTPWire", "Proxying", "TestSupport", nioCore, nioEmbedded, nioPosix, nioSSL, nioTLS,
        ],
        exclude: ["Fixtures"]
    ),
    .testTarget(
        name: "ServingTests",
        dependencies: ["HTTPWire", "Pacing", "Serving", "TestSupport", nioCore, nioPosix]
    ),
    .testTarget(
        name: "LoadDrivingTests",
        dependencies: ["CCurl", "LoadDriving", "Measuring", "Pacing", "TestSupport"]
    ),
    .testTarget(name: "RecordingTests", dependencies: ["Measuring", "Recording", "TestSupport", grdb]),
    .testTarget(
        name: "SimulatingTests",
        dependencies: ["Balancing", "Measuring", "Pacing", "Simulating", "TestSupport", realModule]
    ),
    .testTarget(
        name: "ExperimentingTests",
        dependencies: [
            "Experimenting", "HTTPWire", "LoadDriving", "Measuring", "Pacing", "Proxying", "Recording", "Reporting",
            "Simulating",
            "TestSupport",
        ],
        exclude: ["Golden"]
    ),
    .testTarget(
        name: "ParityTests",
        dependencies: ["Balancing", "Pacing", "Proxying", "Serving", "Simulating", "TestSupport"]
    ),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "rrbench", sqlite], exclude: ["Golden"]),
]

for target in modules + tests {
    target.swiftSettings = ["CCurl", "CLinux"].contains(target.name) ? nil : settings
}

let package = Package(
    name: "rrbench",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rrbench", targets: ["rrbench"]),
        .library(name: "Balancing", targets: ["Balancing"]),
        .library(name: "HTTPWire", targets: ["HTTPWire"]),
        .library(name: "Measuring", targets: ["Measuring"]),
        .library(name: "Pacing", targets: ["Pacing"]),
        .library(name: "Simulating", targets: ["Simulating"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: modules + tests,
    swiftLanguageModes: [.v6]
)
