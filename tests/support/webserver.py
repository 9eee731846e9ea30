"""nginx, Caddy and Python's own server over a folder on loopback, the first two with the files in deploy/."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from support.processes import PATIENCE, answering, free_port
from support.sites import ROOT

# Where administrators' programs are, which an ordinary user's shell does not look for.
SEARCHED = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"])

NGINX = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx() -> str | None:
    """Path of nginx on this machine; NGINX in the environment goes first."""
    return os.environ.get("NGINX") or shutil.which("nginx", path=SEARCHED)


def caddy() -> str | None:
    """Path of Caddy on this machine; CADDY in the environment goes first."""
    return os.environ.get("CADDY") or shutil.which("caddy", path=SEARCHED)


@dataclass(frozen=True)
class Answer:
    """What a server answers. Names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "")


def ask(root: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for one address below the root; redirects are answers as others are. `if_none_match="…"` sends that header."""
    parts = urlsplit(root)
    connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        connection.request(method, parts.path + path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def serve_with(name: str, folder: Path, scratch: Path, prefix: str = "/") -> contextlib.AbstractContextManager[str]:
    """Serve a folder with `nginx`, `caddy` or `python`; yields the address of the site.

    Args:
        scratch: folder for what the server writes.
        prefix: path below the folder at which the site stands, with a slash at both ends.
    """
    return {"nginx": _nginx, "caddy": _caddy, "python": _python}[name](folder, scratch, prefix)


def _nginx(folder: Path, scratch: Path, prefix: str) -> contextlib.AbstractContextManager[str]:
    port = free_port()
    changes = {
        "    listen 80;\n": f"    listen 127.0.0.1:{port};\n",
        "    listen [::]:80;\n": "",
        "root /srv/field-guide;": f'root "{folder}";',
    } | _below("404 /404.html;", prefix)
    (scratch / "site.conf").write_text(_adapted("nginx.conf", changes), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # root's workers become another user, who may not read the tests' folders
    (scratch / "nginx.conf").write_text(NGINX.format(user=user, folder=scratch), encoding="utf-8")
    command = [_found(nginx(), "nginx"), "-e", "stderr", "-p", str(scratch), "-c", str(scratch / "nginx.conf")]
    return _running(command, scratch, port, prefix)


def _caddy(folder: Path, scratch: Path, prefix: str) -> contextlib.AbstractContextManager[str]:
    port = free_port()
    changes = {
        "guide.example.org {\n": f"http://127.0.0.1:{port} {{\n",
        "root * /srv/field-guide\n": f'root * "{folder}"\n',
    } | _below("rewrite * /404.html\n", prefix)
    text = "{\n\tadmin off\n}\n" + _adapted("Caddyfile", changes)
    (scratch / "Caddyfile").write_text(text, encoding="utf-8")
    command = [_found(caddy(), "caddy"), "run", "--adapter", "caddyfile", "--config", str(scratch / "Caddyfile")]
    return _running(command, scratch, port, prefix, HOME=str(scratch), XDG_DATA_HOME=str(scratch), XDG_CONFIG_HOME=str(scratch))


def _python(folder: Path, scratch: Path, prefix: str) -> contextlib.AbstractContextManager[str]:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    return _running(command, scratch, port, prefix)


def _below(text: str, prefix: str) -> dict[str, str]:
    """What deploy/ says to change for a path prefix."""
    return {text: text.replace("/404.html", f"{prefix}404.html")}


def _adapted(name: str, changes: Mapping[str, str]) -> str:
    """A file of deploy/ with what its head says an administrator sets; every change has to find its place."""
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"deploy/{name} does not hold {old!r}"
        text = text.replace(old, new)
    return text


def _found(path: str | None, name: str) -> str:
    assert path, f"No {name} found: run the tests with `make test`, which installs it or says how."
    return path


@contextlib.contextmanager
def _running(command: list[str], scratch: Path, port: int, prefix: str, **environment: str) -> Iterator[str]:
    with answering(command, port, scratch, **environment):
        yield f"http://127.0.0.1:{port}{prefix}"
