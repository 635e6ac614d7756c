internal import Foundation

/// Waits until a condition holds, looking often; `false` where it still does not after `seconds`.
///
/// For what becomes true on another thread without a call to wait on. A test says `#expect(eventually { … })`.
package func eventually(within seconds: Double = 10, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = ProcessInfo.processInfo.systemUptime + seconds
    while ProcessInfo.processInfo.systemUptime < end {
        if try condition() { return true }
        usleep(500)
    }
    return try condition()
}
