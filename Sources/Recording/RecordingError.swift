/// What can go wrong with a results database; each case reads as one sentence with the remedy.
package enum RecordingError: Error, Equatable, CustomStringConvertible {
    /// The path must name an existing database, and there is no such file.
    case missing(path: String)
    /// The path is empty.
    case noPath
    /// The path names a directory.
    case directory(path: String)
    /// The folder that should hold the file does not exist and cannot be made.
    case parentUnavailable(path: String, parent: String, reason: String)
    /// The file, or the folder it must be created in, cannot be written.
    case unwritable(path: String)
    /// The file is not an SQLite database.
    case notADatabase(path: String)
    /// The file was a results database, and some of its pages are not what they were.
    case damaged(path: String)
    /// The file is an SQLite database of some other program.
    case foreignDatabase(path: String)
    /// The file was written by a newer rrbench.
    case newerSchema(path: String, found: Int, known: Int)
    /// The file system (or the file's page limit) is full.
    case diskFull(path: String)
    /// Another process held the database locked for longer than we wait.
    case busy(path: String)
    /// The file was deleted or replaced while it was open.
    case removed(path: String)
    /// SQLite refused for another reason, which is given in its own words.
    case sqlite(path: String, reason: String)
    /// Not every row of a run could be written; `cause` says why.
    case incomplete(run: Int64, written: Int64, lost: Int64, cause: String)
    /// The database has no run yet.
    case noRuns(path: String)
    /// No run has this number or uuid prefix.
    case noSuchRun(reference: String, path: String)
    /// Several runs have this uuid prefix; the candidates are given as `number (uuid)`.
    case ambiguousRun(reference: String, candidates: [String])
    /// The run is being recorded by a live process and cannot be deleted.
    case stillRunning(run: Int64)
    /// The run has no summary, because it never finished.
    case noSummary(run: Int64)
    /// The stored summary of a run is not what this version of rrbench reads.
    case unreadableSummary(run: Int64, reason: String)

    package var description: String {
        switch self {
        case .missing(let path):
            "There is no results database at \(path): record a run first, or name another file with --db."
        case .noPath:
            "The results database has no name: give the path of a file with --db."
        case .directory(let path):
            "\(path) is a directory: name a file in it with --db, for example \(path)/rrbench.sqlite."
        case .parentUnavailable(let path, let parent, let reason):
            "The folder \(parent) for the results database \(path) cannot be created (\(reason)): "
                + "create it, or name a file elsewhere with --db."
        case .unwritable(let path):
            "The results database \(path) cannot be written: check the permissions of the file and its folder, "
                + "or name a file elsewhere with --db."
        case .notADatabase(let path):
            "\(path) is not an SQLite database: name another file with --db, or move this one away."
        case .damaged(let path):
            "The results database \(path) is damaged: restore it from a copy, or save what is left with `sqlite3 \(path) "
                + ".recover | sqlite3 rescued.sqlite`."
        case .foreignDatabase(let path):
            "\(path) is an SQLite database of another program: name another file with --db."
        case .newerSchema(let path, let found, let known):
            "The results database \(path) has schema \(found), and this rrbench knows schemas up to \(known): "
                + "use the newer rrbench that wrote it, or name another file with --db."
        case .diskFull(let path):
            "There is no space left for the results database \(path): free some space, delete old runs with "
                + "`rrbench runs delete`, or name a file on another disk with --db."
        case .busy(let path):
            "The results database \(path) stayed locked by another process: wait until that process has finished, "
                + "or name another file with --db."
        case .removed(let path):
            "The results database \(path) was deleted or replaced while it was in use: leave the file in place "
                + "during a run, and run again."
        case .sqlite(let path, let reason):
            "The results database \(path) failed (\(reason)): check the file with `sqlite3 \(path) 'PRAGMA "
                + "integrity_check'`, or name another one with --db."
        case .incomplete(let run, let written, let lost, let cause):
            "Run \(run) is incomplete, \(written) request rows were written and \(lost) were not. \(cause)"
        case .noRuns(let path):
            "The results database \(path) holds no run yet: record one with `rrbench run`."
        case .noSuchRun(let reference, let path):
            "No run in \(path) has the number or uuid prefix \(reference): `rrbench runs list` shows those there are."
        case .ambiguousRun(let reference, let candidates):
            "The uuid prefix \(reference) fits several runs, \(candidates.joined(separator: ", ")): "
                + "give more of the uuid, or the number."
        case .stillRunning(let run):
            "Run \(run) is still being recorded: interrupt it first, then delete it."
        case .noSummary(let run):
            "Run \(run) has no summary, because it did not finish: its requests can still be exported."
        case .unreadableSummary(let run, let reason):
            "The summary of run \(run) cannot be read (\(reason)): use the version of rrbench that recorded it."
        }
    }
}
