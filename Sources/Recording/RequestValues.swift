import GRDBSQLite

/// The values of one row of `requests`, in SQLite's memory: valid during the call that it is an argument of.
struct RequestValues {
    private let values: UnsafeMutablePointer<OpaquePointer?>

    /// The values of all columns, in the order of ``RequestColumn``.
    @inline(__always)
    init(_ values: UnsafeMutablePointer<OpaquePointer?>) {
        self.values = values
    }

    /// The column's value; NULL is 0, which is how a sample says *not known*.
    @inline(__always)
    func integer(_ column: RequestColumn) -> Int64 {
        sqlite3_value_int64(values[Int(column.rawValue)])
    }

    /// The column's value in the width of the sample's field, which it was written from.
    @inline(__always)
    func narrow<Value: FixedWidthInteger>(_ column: RequestColumn) -> Value {
        Value(truncatingIfNeeded: integer(column))
    }

    /// The column's value, or `nil` for NULL.
    @inline(__always)
    func optional(_ column: Int) -> Int64? {
        sqlite3_value_type(values[column]) == SQLITE_NULL ? nil : sqlite3_value_int64(values[column])
    }
}
