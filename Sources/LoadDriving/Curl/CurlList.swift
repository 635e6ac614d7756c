internal import CCurl

/// A list of lines in libcurl's form, built once for all handles.
struct CurlList: ~Copyable {
    let list: UnsafeMutablePointer<curl_slist>?

    /// A list of lines as they are; it is `nil` where there are none.
    init(_ lines: [String]) throws(LoadPlanError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw .setUp("libcurl has no memory")
            }
            list = longer
        }
        self.list = list
    }

    /// libcurl takes `Name:` as *do not send this header*; a header without a value is written `Name;`.
    ///
    /// `Expect:` is left as it is: that is how the wait for `100 Continue` is turned off.
    static func withEmptyValueKept(_ line: String) -> String {
        let name = line.prefix { $0 != ":" }
        let isEmpty = line.dropFirst(name.count + 1).allSatisfy { $0 == " " || $0 == "\t" }
        return isEmpty && name != "Expect" ? name + ";" : line
    }

    deinit {
        curl_slist_free_all(list)
    }
}
