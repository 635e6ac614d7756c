// swift-tools-version: 6.2
import PackageDescription

/// The hot paths as a program to count instructions of, apart from the main package, so that nobody who builds rrbench
/// builds this too.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "rrbench", path: "..")],
    targets: [
        .executableTarget(
            name: "hot-paths",
            dependencies: [
                .product(name: "Balancing", package: "rrbench"),
                .product(name: "HTTPWire", package: "rrbench"),
                .product(name: "Measuring", package: "rrbench"),
                .product(name: "Pacing", package: "rrbench"),
            ],
            path: "HotPaths",
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
        .executableTarget(
            name: "comparison-trials",
            dependencies: [
                .product(name: "Measuring", package: "rrbench"),
                .product(name: "Pacing", package: "rrbench"),
                .product(name: "Simulating", package: "rrbench"),
            ],
            path: "ComparisonTrials",
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
    ],
    swiftLanguageModes: [.v6]
)
