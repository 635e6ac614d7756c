#!/usr/bin/env python3
"""Sends the inputs of docs/differential.md to nginx and HAProxy, and prints what client and backend got.

    Benchmarks/peers/differential.py

Both run with the smallest configuration that passes requests on, in front of a backend that records raw bytes. rrbench's
own column is a test: Tests/ProxyingTests/Differential. Exit status: 0 all were measured, 1 a proxy could not be started.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n"
INPUTS: list[tuple[str, bytes]] = [
    (
        "fields of one connection",
        GET + b"Connection: keep-alive, X-Foo\r\nX-Foo: 1\r\nKeep-Alive: timeout=5\r\nTE: gzip\r\n"
        b"Proxy-Connection: keep-alive\r\nUpgrade: x\r\n\r\n",
    ),
    ("Content-Length and Transfer-Encoding", CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n"),
    ("identity and a length", POST + b"Transfer-Encoding: identity\r\nContent-Length: 1\r\n\r\nx"),
    ("chunked twice", CHUNKED + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("Transfer-Encoding in HTTP/1.0", CHUNKED.replace(b"1.1", b"1.0") + b"\r\n0\r\n\r\n"),
    ("two equal Content-Length", POST + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\nx"),
    ("Content-Length: 1, 1", POST + b"Content-Length: 1, 1\r\n\r\nx"),
    ("two different Content-Length", POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx"),
    ("Content-Length: +1", POST + b"Content-Length: +1\r\n\r\nx"),
    ("space before the colon", GET + b"X : 1\r\n\r\n"),
    ("bare CR", GET + b"X: a\rb\r\n\r\n"),
    ("two different Host", GET + b"Host: b\r\n\r\n"),
    ("two equal Host", GET + b"Host: a\r\n\r\n"),
    ("bad chunk size", CHUNKED + b"\r\nx\r\n\r\n0\r\n\r\n"),
    ("folded line", GET + b"X: a\r\n b\r\n\r\n"),
    ("lines that end with LF", b"GET / HTTP/1.1\nHost: a\n\n"),
    ("chunk lines that end with LF", CHUNKED + b"\r\n1\nx\n0\n\n"),
    ("NUL in a value", GET + b"X: a\x00b\r\n\r\n"),
    ("no Host", b"GET / HTTP/1.1\r\n\r\n"),
    ("absolute form, another Host", b"GET http://b:81/p?q HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("fragment in the target", GET.replace(b"/ ", b"/#f ") + b"\r\n"),
    ("HTTP/2.0", GET.replace(b"HTTP/1.1", b"HTTP/2.0") + b"\r\n"),
    ("trailers of a request", CHUNKED + b"Trailer: X-Sum\r\n\r\n1\r\nx\r\n0\r\nX-Sum: 1\r\n\r\n"),
    ("Expect: 100-continue", POST + b"Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx"),
    ("field name with _", GET + b"X_Foo: 1\r\n\r\n"),
]
NGINX = """daemon off; master_process off; pid {folder}/pid; error_log /dev/null;
events {{}} http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
uwsgi_temp_path {folder}; scgi_temp_path {folder}; upstream u {{ server 127.0.0.1:{backend}; keepalive 4; }}
server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://u; proxy_http_version 1.1;
proxy_set_header Connection ""; }} }} }}
"""
HAPROXY = """defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend f
  bind 127.0.0.1:{port}
  default_backend b
backend b
  server s 127.0.0.1:{backend}
"""


class Recorder:
    """A backend that answers whatever it gets with 200, and keeps the bytes."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.bytes = b""
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        connection.settimeout(0.2)
        answered = False
        try:
            while True:
                try:
                    more = connection.recv(65536)
                except TimeoutError:
                    break
                if not more:
                    break
                self.bytes += more
                if not answered and re.search(rb"\r?\n\r?\n", self.bytes):
                    answered = True
                    time.sleep(0.05)
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        except OSError:
            pass
        connection.close()


def measure(name: str, command: list[str], configuration: str) -> bool:
    recorder = Recorder()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "configuration"
        path.write_text(configuration.format(folder=folder, port=port, backend=recorder.port))
        process = subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not listens(port):
                print(f"{name}: not started; is it installed?", file=sys.stderr)
                return False
            for title, request in INPUTS:
                recorder.bytes = b""
                statuses = exchange(port, request)
                time.sleep(0.1)
                print(f"{name:8} {title:38} {statuses:8} {recorder.bytes!r}")
        finally:
            process.terminate()
            process.wait()
    return True


def listens(port: int) -> bool:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False


def exchange(port: int, request: bytes) -> str:
    """The statuses of the answers to one request."""
    received = b""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(0.5)
        client.sendall(request)
        try:
            while more := client.recv(65536):
                received += more
        except OSError:
            pass
    return " ".join(status.decode() for status in re.findall(rb"HTTP/1\.[01] (\d{3})", received)) or "none"


if __name__ == "__main__":
    started = [
        measure("nginx", ["nginx", "-c"], NGINX),
        measure("haproxy", ["haproxy", "-db", "-f"], HAPROXY),
    ]
    sys.exit(0 if all(started) else 1)
