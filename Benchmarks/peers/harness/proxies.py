"""The reverse proxies that are compared, each started with the configuration its documentation asks for."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Protocol

from .certificate import Certificate
from .children import BenchmarkError, Child, Children
from .machine import version
from .settings import Settings

#: Client connections that a proxy is set up for, where it wants to know.
CAPACITY = 512

CONFIGURATIONS = Path(__file__).resolve().parents[1] / "configurations"


@dataclass(frozen=True)
class Server:
    """A server under test that accepts connections."""

    child: Child
    port: int
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/"


class Proxy(Protocol):
    """A way to start one proxy before some backends."""

    name: str
    program: str

    def version(self) -> str: ...

    def start(self, children: Children, backends: Sequence[int], capacity: int = CAPACITY) -> Server: ...


@dataclass(frozen=True)
class ConfiguredProxy:
    """A proxy that is told everything, its port included, in a file: nginx and HAProxy."""

    name: str
    program: str
    template: str
    flag: str
    server_line: str
    #: What turns TLS on: words behind the address to listen on, and lines of their own.
    tls_words: str = ""
    tls_lines: str = ""
    certificate: Certificate | None = None

    def version(self) -> str:
        return version(self.program)

    def start(self, children: Children, backends: Sequence[int], capacity: int = CAPACITY) -> Server:
        port = free_port()
        lines = [self.server_line.format(number=number, port=each) for number, each in enumerate(backends, 1)]
        words, tls_lines = self._tls()
        text = Template((CONFIGURATIONS / self.template).read_text()).safe_substitute(
            directory=children.directory,
            port=port,
            capacity=capacity,
            backends="\n".join(lines),
            tls_words=words,
            tls_lines=tls_lines,
        )
        file = children.directory / self.template.removesuffix(".in")
        file.write_text(text)
        child = children.start([self.program, self.flag, str(file)])
        wait_until_listening(child, port)
        return Server(child, port, "https" if self.certificate else "http")

    def _tls(self) -> tuple[str, str]:
        if self.certificate is None:
            return "", ""
        files = {"chain": self.certificate.chain, "key": self.certificate.key, "bundle": self.certificate.bundle}
        return self.tls_words.format(**files), self.tls_lines.format(**files)


@dataclass(frozen=True)
class BuiltProxy:
    """A proxy that lies beside this package, and is told ports alone: the floor, which copies bytes, and Go's."""

    name: str
    program: str
    release: str = "-"

    def version(self) -> str:
        return self.release

    def start(self, children: Children, backends: Sequence[int], capacity: int = CAPACITY) -> Server:
        child = children.start([self.program, "0", *map(str, backends)])
        return Server(child, int(child.wait_for_output(r"^(\d+)$")[1]))


@dataclass(frozen=True)
class Rrbench:
    """The proxy of this project, with one event loop."""

    program: str
    name: str = "rrbench"
    certificate: Certificate | None = None

    def version(self) -> str:
        return "this commit"

    def start(self, children: Children, backends: Sequence[int], capacity: int = CAPACITY) -> Server:
        upstreams = [argument for port in backends for argument in ("--upstream", f"127.0.0.1:{port}")]
        tls: list[str] = []
        if self.certificate:
            tls = ["--tls-certificate", str(self.certificate.chain), "--tls-key", str(self.certificate.key)]
        command = [self.program, "proxy", "--listen", "127.0.0.1:0", "--threads", "1", *upstreams, *tls]
        child = children.start(command)
        port = int(child.wait_for_output(r"listening on 127\.0\.0\.1:(\d+)")[1])
        return Server(child, port, "https" if self.certificate else "http")


NGINX = ConfiguredProxy(
    "nginx",
    "nginx",
    "nginx.conf.in",
    "-c",
    "        server 127.0.0.1:{port};",
    tls_words=" ssl",
    tls_lines="        ssl_certificate {chain};\n        ssl_certificate_key {key};\n"
    "        ssl_protocols TLSv1.2 TLSv1.3;",
)
HAPROXY = ConfiguredProxy(
    "haproxy",
    "haproxy",
    "haproxy.cfg.in",
    "-f",
    "    server backend-{number} 127.0.0.1:{port}",
    tls_words=" ssl crt {bundle} alpn http/1.1",
)
NGINX_BACKEND = ConfiguredProxy("nginx", "nginx", "nginx-backend.conf.in", "-c", "")


def available(settings: Settings, notes: list[str], certificate: Certificate | None = None) -> list[Proxy]:
    """The established proxies that are installed, and ours where it was named; a note for each that is left out."""
    proxies: list[Proxy] = []
    for proxy in (NGINX, HAPROXY):
        if installed(proxy.program):
            proxies.append(replace(proxy, certificate=certificate))
        else:
            notes.append(f"{proxy.name} is not installed and was left out")
    if settings.rrbench:
        proxies.append(Rrbench(settings.rrbench, certificate=certificate))
    else:
        notes.append("rrbench was left out: name its program with --rrbench")
    return proxies


def installed(program: str) -> bool:
    return shutil.which(program) is not None


def start_backends(children: Children, program: str, count: int) -> list[int]:
    """Starts one process of `static-backend` that listens on so many ports, and returns them."""
    child = children.start([program, *["0"] * count])
    return [int(port) for port in child.wait_for_output(r"^\d+( \d+)*$")[0].split()]


def free_port() -> int:
    """A port that was free a moment ago, for programs that cannot choose one themselves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_listening(child: Child, port: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        child.check_alive()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise BenchmarkError(f"{child.name} does not listen on port {port} after 10 s:\n{child.everything_printed()}")
