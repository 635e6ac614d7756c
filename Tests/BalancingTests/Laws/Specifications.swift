import Balancing

/// What the laws are run on: every strategy of the catalogue as it stands, and with parameters that change its path.
enum Specifications {
    static let all =
        StrategyCatalog.names + [
            "per-worker-round-robin:workers=0", "weighted-round-robin:max-fails=3", "p2c:choices=1", "p2c:choices=5",
            "prequal:probes=1,quantile=0", "ring-hash:points=3", "maglev:size=7", "bounded-load:factor=1",
            "first:limit=1", "sticky-cookie:over=least-requests", "aperture:size=2,over=round-robin",
            "aperture:size=3,peers=4,peer=3,over=peak-ewma:decay=1s", "sticky-cookie:over=aperture:size=2,over=prequal",
        ]
}
