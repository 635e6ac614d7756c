"""A certificate for the proxies that speak TLS with their clients."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .children import Children


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate and its P-256 key, each in a file of its own and both in one."""

    chain: Path
    key: Path
    bundle: Path


def make(children: Children) -> Certificate:
    """Makes one that is good for a day; every proxy gets the same."""
    made = Certificate(*(children.directory / name for name in ("tls.pem", "tls.key", "tls-bundle.pem")))
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    files = ["-keyout", str(made.key), "-out", str(made.chain)]
    children.run(["openssl", "req", "-x509", *curve, "-days", "1", "-subj", "/CN=localhost", *files])
    made.bundle.write_text(made.chain.read_text() + made.key.read_text())
    return made
