internal import Foundation

/// The process's limit on open files, raised as far as the system lets us before a run needs it.
package enum FileDescriptorLimit {
    /// Raises the soft limit, and refuses what the hard one does not allow.
    ///
    /// `needed` is how many descriptors will be open at once, everything counted; `purpose` is what they are for, as the
    /// sentence for the user should say it: "1000 connections".
    package static func ensure(_ needed: Int, for purpose: String) throws(ExperimentError) {
        let allowed = raiseToMaximum()
        guard allowed >= rlim_t(needed) else {
            throw .cannotRun(
                "\(purpose) need \(needed) open files and this system allows \(allowed); "
                    + "lower -c or raise the hard limit (ulimit -Hn \(needed))."
            )
        }
    }

    /// Raises the soft limit to the hard one, and returns how many files may then be open.
    @discardableResult
    package static func raiseToMaximum() -> UInt {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return limit.rlim_cur
    }
}
