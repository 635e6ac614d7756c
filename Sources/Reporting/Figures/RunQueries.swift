internal import Measuring

/// The SQL behind the figures of a run, for the database that it is recorded in.
///
/// Needs nothing but SQLite 3.30 and the tables of docs/interface.md §4. Times are exact here, where charts over time
/// round them to 3 %.
struct RunQueries {
    /// The run's number.
    let run: Int64
    /// The slots of figures over time, and the measured interval.
    let slots: TimeSlots?

    private var width: Int64 { slots?.width ?? 1 }
    private var start: Int64 { slots?.interval.lowerBound ?? 0 }
    private var end: Int64 { slots?.interval.upperBound ?? 0 }

    /// Measured requests.
    private var measured: String { "run_id = \(run) AND phase = 1" }
    /// Measured requests whose wait counts in the percentiles.
    private var timed: String {
        let codes = RequestError.allCases.filter(\.isTimed).map { String($0.rawValue) }
        return "\(measured) AND error IN (\(codes.joined(separator: ", ")))"
    }
    private var slot: String { "(scheduled_ns - \(start)) / \(width)" }
    private var inInterval: String { "scheduled_ns >= \(start) AND scheduled_ns < \(end)" }

    /// Latency and service time by percentile (nearest rank).
    var percentiles: String {
        """
        WITH wanted(p) AS (VALUES (50000), (75000), (90000), (95000), (99000), (99900), (99990), (100000)),
             latency AS (
               SELECT finished_ns - scheduled_ns AS ns,
                      row_number() OVER (ORDER BY finished_ns - scheduled_ns) AS rank
               FROM requests WHERE \(timed)),
             service AS (
               SELECT finished_ns - sent_ns AS ns, row_number() OVER (ORDER BY finished_ns - sent_ns) AS rank
               FROM requests WHERE \(timed)),
             total AS (SELECT count(*) AS n FROM latency)
        SELECT p / 1000.0 AS percentile, latency.ns / 1e3 AS latency_us, service.ns / 1e3 AS service_us
        FROM wanted, total
        JOIN latency ON latency.rank = (p * n + 99999) / 100000
        JOIN service ON service.rank = latency.rank
        ORDER BY p;
        """
    }

    /// Median and 99th percentile of each of some runs.
    static func percentiles(ofRuns runs: [Int64]) -> String {
        let codes = RequestError.allCases.filter(\.isTimed).map { String($0.rawValue) }.joined(separator: ", ")
        return """
            WITH timed AS (
              SELECT run_id, finished_ns - scheduled_ns AS ns,
                     row_number() OVER (PARTITION BY run_id ORDER BY finished_ns - scheduled_ns) AS rank,
                     count(*) OVER (PARTITION BY run_id) AS n
              FROM requests
              WHERE run_id IN (\(runs.map(String.init).joined(separator: ", "))) AND phase = 1 AND error IN (\(codes)))
            SELECT strategy, proxy, run_id, n AS requests,
                   max(ns) FILTER (WHERE rank = (n * 50 + 99) / 100) / 1e3 AS p50_us,
                   max(ns) FILTER (WHERE rank = (n * 99 + 99) / 100) / 1e3 AS p99_us
            FROM timed JOIN runs ON id = run_id
            GROUP BY run_id ORDER BY strategy, proxy, run_id;
            """
    }

    /// Requests and failures by slot.
    var rates: String {
        """
        SELECT \(slot) * \(width) / 1e9 AS from_s, count(*) AS requests, sum(error <> 0) AS failed
        FROM requests
        WHERE \(measured) AND \(inInterval)
        GROUP BY 1 ORDER BY 1;
        """
    }

    /// Median and 99th percentile by slot.
    var latencyOverTime: String {
        """
        WITH timed AS (
          SELECT \(slot) AS slot, finished_ns - scheduled_ns AS ns,
                 row_number() OVER (PARTITION BY \(slot) ORDER BY finished_ns - scheduled_ns) AS rank,
                 count(*) OVER (PARTITION BY \(slot)) AS n
          FROM requests
          WHERE \(timed) AND \(inInterval))
        SELECT slot * \(width) / 1e9 AS from_s, n AS requests,
               max(ns) FILTER (WHERE rank = (n * 50 + 99) / 100) / 1e3 AS p50_us,
               max(ns) FILTER (WHERE rank = (n * 99 + 99) / 100) / 1e3 AS p99_us
        FROM timed
        GROUP BY slot ORDER BY slot;
        """
    }

    /// Requests by slot and row of a heat map with these edges.
    func heat(_ edges: [Int64]) -> String {
        let rows = zip(edges, edges.dropFirst()).enumerated().map { index, bounds in
            let isEnd = index == 0 ? -Int64.max : bounds.0
            return "(\(isEnd), \(index == edges.count - 2 ? Int64.max : bounds.1))"
        }
        return """
            WITH row(least_ns, below_ns) AS (VALUES
              \(rows.joined(separator: ", ")))
            SELECT \(slot) * \(width) / 1e9 AS from_s, least_ns / 1e3 AS least_us, count(*) AS requests
            FROM requests
            JOIN row ON finished_ns - scheduled_ns >= least_ns AND finished_ns - scheduled_ns < below_ns
            WHERE \(timed) AND \(inInterval)
            GROUP BY 1, 2 ORDER BY 1, 2;
            """
    }

    /// Requests, errors and share by backend, those without requests too.
    var backends: String {
        """
        WITH counted AS (
          SELECT backend, count(*) AS requests, sum(error <> 0) AS errors
          FROM requests WHERE \(measured) GROUP BY backend)
        SELECT name, coalesce(requests, 0) AS requests, coalesce(errors, 0) AS errors,
               1.0 * coalesce(requests, 0) / sum(requests) OVER () AS share
        FROM backends LEFT JOIN counted USING (backend)
        WHERE run_id = \(run)
        ORDER BY backend;
        """
    }

    /// Requests by slot and backend, with each backend's share of the slot.
    var sharesOverTime: String {
        """
        SELECT \(slot) * \(width) / 1e9 AS from_s, name, count(*) AS requests,
               1.0 * count(*) / sum(count(*)) OVER (PARTITION BY \(slot)) AS share
        FROM requests JOIN backends USING (run_id, backend)
        WHERE \(measured) AND \(inInterval)
        GROUP BY \(slot), backend ORDER BY 1, backend;
        """
    }

    /// Mean requests in flight by slot and backend.
    var inFlight: String {
        """
        WITH RECURSIVE slot(n, low, high) AS (
          SELECT 0, \(start), min(\(start + width), \(end))
          UNION ALL
          SELECT n + 1, low + \(width), min(high + \(width), \(end)) FROM slot WHERE low + \(width) < \(end))
        SELECT n * \(width) / 1e9 AS from_s, name,
               1.0 * sum(min(finished_ns, high) - max(sent_ns, low)) / (high - low) AS in_flight
        FROM requests JOIN backends USING (run_id, backend)
        JOIN slot ON sent_ns < high AND finished_ns > low
        WHERE run_id = \(run)
        GROUP BY n, backend ORDER BY n, backend;
        """
    }

    /// What proxy and backends counted, beside the rows of the client.
    var books: String {
        """
        SELECT 'client.rows' AS series, count(*) AS value FROM requests WHERE run_id = \(run)
        UNION ALL
        SELECT series, value FROM timeline
        WHERE run_id = \(run) AND (series LIKE 'total.proxy.%' OR series LIKE 'total.backend.%');
        """
    }

    /// Failures by class.
    var errors: String {
        """
        SELECT name, count(*) AS requests, min(finished_ns - scheduled_ns) / 1e3 AS min_us,
               max(finished_ns - scheduled_ns) / 1e3 AS max_us
        FROM requests JOIN errors ON code = error
        WHERE \(measured) AND error <> 0
        GROUP BY error ORDER BY requests DESC;
        """
    }
}
