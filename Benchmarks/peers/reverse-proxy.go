// reverse-proxy is what a Go programmer gets from the standard library: httputil.ReverseProxy before some backends, in
// turn, on one processor.
//
// usage: reverse-proxy PORT BACKEND_PORT...
// prints the port that it listens on; 0 asks for a free one.
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"runtime"
	"sync/atomic"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: reverse-proxy PORT BACKEND_PORT...")
		os.Exit(64)
	}
	runtime.GOMAXPROCS(1)
	backends := os.Args[2:]
	var picks uint64
	proxy := &httputil.ReverseProxy{
		Director: func(request *http.Request) {
			pick := atomic.AddUint64(&picks, 1) - 1
			request.URL.Scheme = "http"
			request.URL.Host = "127.0.0.1:" + backends[pick%uint64(len(backends))]
		},
		// The default keeps two idle connections to a host, and opens a new one for most requests beyond.
		Transport: &http.Transport{MaxIdleConnsPerHost: 4096, DisableCompression: true},
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "reverse-proxy:", err)
		os.Exit(1)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	fmt.Fprintln(os.Stderr, "reverse-proxy:", http.Serve(listener, proxy))
	os.Exit(1)
}
