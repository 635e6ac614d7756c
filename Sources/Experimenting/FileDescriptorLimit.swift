internal import Foundation

/// The process's limit on open files, raised as far as the system lets us before a run needs it.
package enum FileDescriptorLimit {
    /// Raises the soft limit to the hard one if it is below what is needed.
    ///
    /// - Parameters:
    ///   - needed: descriptors that will be open at once, everything counted.
    ///   - purpose: what they are for, as the sentence should say it: "1000 connections".
    package static func ensure(_ needed: Int, for purpose: String) throws(ExperimentError) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        guard limit.rlim_cur < rlim_t(needed) else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_max >= rlim_t(needed) else {
            throw .cannotRun(
                "\(purpose) need \(needed) open files and this system allows \(limit.rlim_max); "
                    + "lower -c or raise the hard limit (ulimit -Hn \(needed)).")
        }
    }
}
