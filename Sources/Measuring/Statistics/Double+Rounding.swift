extension Double {
    /// The number rounded to `places` decimals, so that a figure reads the same wherever it is printed.
    func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let scaled = (self * scale).rounded()
        return scaled.isFinite ? scaled / scale : self
    }
}
