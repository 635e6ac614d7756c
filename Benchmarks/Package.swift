// swift-tools-version: 6.2
import PackageDescription

/// Instructions of the hot paths, apart from the main package, so that nobody who builds rrbench builds this too.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "rrbench", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "HotPaths",
            dependencies: [
                .product(name: "Balancing", package: "rrbench"),
                .product(name: "HTTPWire", package: "rrbench"),
                .product(name: "Measuring", package: "rrbench"),
                .product(name: "Pacing", package: "rrbench"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/HotPaths",
            swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ],
    swiftLanguageModes: [.v6]
)
