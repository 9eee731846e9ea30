"""What nginx and Caddy answer with the files in deploy/, and Python's own server with none."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from support.addresses import CARDS, HTML, PAGES, PERMANENT
from support.sites import ROOT
from support.webserver import ask, serve_with

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".tbx": "application/x-tbx+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".eml": "message/rfc822",
    "": "text/plain; charset=utf-8",  # SHA256SUMS
    ".png": "image/png",
    ".zip": "application/zip",
}
UNCOMPRESSED = (".png", ".zip")
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
UNKNOWN = (
    *("nothing.html", "nothing", "nothing.js", "nothing.webmanifest", "vi/nothing/"),
    *("p/", "assets/", "p/CSO-2-2-1.html", "p/cso-2-2-1.html.", "VI/Glossary"),
)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def one_of_each(folder: Path) -> dict[str, str]:
    """The largest file of each kind, by its ending: what is small is not worth compressing."""
    return {Path(name).suffix: name for name in sorted(files(folder), key=lambda name: (folder / name).stat().st_size)}


def test_every_address_answers_with_its_type(server: str, folder: Path):
    assert set(PERMANENT) <= set(files(folder))
    for name in files(folder):
        answer = ask(server, name)
        assert (answer.status, answer.type) == (200, TYPES[Path(name).suffix]), name
        assert answer.body == (folder / name).read_bytes(), name


def test_an_address_without_its_ending_answers_with_the_page_itself(server: str, folder: Path):
    for name in HTML:
        answer = ask(server, name.removesuffix(".html"))
        assert (answer.status, answer.type) == (200, TYPES[".html"]), name
        assert answer.body == (folder / name).read_bytes(), name


def test_a_slash_too_many_leads_to_the_page_in_one_step(server: str):
    for name in (*PAGES, *CARDS):
        if not name.endswith("index.html"):
            for slip in (f"{name.removesuffix('.html')}/", f"{name}/"):
                answer = ask(server, slip)
                assert answer.status in (301, 308), slip
                assert urljoin(server + slip, answer.headers["location"]) == server + name, slip


def test_a_folder_answers_with_its_own_page(server: str, folder: Path):
    for name in PAGES:
        if name.endswith("/index.html"):
            path = name.removesuffix("index.html")
            assert ask(server, path).body == (folder / name).read_bytes()
            answer = ask(server, path.removesuffix("/"))
            assert answer.status in (301, 308) and answer.headers["location"] == f"/{path}", "links on it are relative to the folder"


def test_an_unknown_address_gives_the_page_for_it_with_its_status(server: str, folder: Path):
    for name in UNKNOWN:
        answer = ask(server, name)
        assert (answer.status, answer.type) == (404, TYPES[".html"]), name
        assert answer.body == (folder / "404.html").read_bytes(), name
    assert gzip.decompress(ask(server, "nothing", accept_encoding="gzip").body) == (folder / "404.html").read_bytes()


def test_texts_are_compressed_and_what_is_compressed_already_is_not(server: str, folder: Path):
    for ending, name in one_of_each(folder).items():
        answer = ask(server, name, accept_encoding="gzip")
        if ending in UNCOMPRESSED:
            assert "content-encoding" not in answer.headers, name
        else:
            assert answer.headers.get("content-encoding") == "gzip", name
            assert "accept-encoding" in answer.headers["vary"].lower(), name
            assert gzip.decompress(answer.body) == (folder / name).read_bytes(), name
            assert len(answer.body) < len((folder / name).read_bytes()), name


@pytest.mark.parametrize("server", ["caddy"], indirect=True)
def test_caddy_speaks_zstandard_too(server: str):
    assert ask(server, "index.html", accept_encoding="zstd, gzip").headers["content-encoding"] == "zstd"


def test_every_answer_carries_the_headers_that_protect_readers(server: str):
    for name in ("index.html", "p/cso-2-2-1", "assets/scripts/finder.js", "data/principles.json", "nothing.html", "nothing.js"):
        headers = ask(server, name).headers
        assert headers["referrer-policy"] == "no-referrer", name
        assert headers["x-content-type-options"] == "nosniff", name
        directives = dict(directive.strip().split(" ", 1) for directive in headers["content-security-policy"].split(";"))
        assert directives == POLICY, name


def test_what_may_change_is_asked_for_again(server: str, folder: Path):
    for name in [*files(folder), "p/cso-2-2-1", "nothing.html", "assets/styles/nothing.css"]:
        assert ask(server, name).headers["cache-control"] == "no-cache", name


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again(server: str, encoding: str):
    for name in ("index.html", "p/cso-2-2-1", "assets/styles/guide.css", "search/index-vi.js", "data/principles.json", "sw.js"):
        tag = ask(server, name, accept_encoding=encoding).headers["etag"]
        answer = ask(server, name, accept_encoding=encoding, if_none_match=tag)
        assert (answer.status, answer.body) == (304, b""), name
        assert ask(server, name, accept_encoding=encoding, if_none_match='"another"').status == 200, name


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_below_a_path_prefix_everything_answers_too(name: str, below: Path, tmp_path: Path):
    with serve_with(name, below, tmp_path, prefix="/some/guide/") as root:
        assert ask(root, "p/cso-2-2-1").body == (below / "some/guide/p/cso-2-2-1.html").read_bytes()
        assert ask(root, "vi/glossary/").headers["location"] == "/some/guide/vi/glossary.html"
        unknown = ask(root, "nothing.html")
        assert (unknown.status, unknown.body) == (404, (below / "some/guide/404.html").read_bytes())


def test_pythons_own_server_answers_every_exact_address(python: str, folder: Path):
    for name in files(folder):
        answer = ask(python, name)
        assert answer.status == 200, name
        assert answer.body == (folder / name).read_bytes(), name
        assert answer.type.startswith("text/html") == name.endswith(".html"), name


def test_the_workflow_builds_for_its_own_address_and_publishes_the_folder():
    workflow = yaml.safe_load((ROOT / "deploy/github-pages.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    build = next(step for step in steps if "run" in step)
    target = re.match(r"make (\w+)", build["run"])
    assert target and f"\n{target[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == ["site"]


OBSERVATORY = {
    # Header: what Mozilla's Observatory wants for its best mark, beside https itself and HSTS, which a certificate brings.
    "Content-Security-Policy": r"default-src 'none'(?!.*unsafe)",
    "X-Content-Type-Options": r"nosniff",
    "X-Frame-Options": r"DENY|SAMEORIGIN",
    "Referrer-Policy": r"no-referrer|same-origin|strict-origin(-when-cross-origin)?",
    "Cross-Origin-Resource-Policy": r"same-origin|same-site",
    "Cross-Origin-Opener-Policy": r"same-origin",
    "Permissions-Policy": r".*geolocation=\(\).*",
}


@pytest.mark.parametrize("header", OBSERVATORY)
def test_every_kind_of_answer_carries_what_protects_readers(server: str, folder: Path, header: str):
    for name in (*one_of_each(folder).values(), "nothing.html", "p/"):
        assert re.match(OBSERVATORY[header], ask(server, name).headers.get(header.lower(), "")), f"{name}: {header}"


@pytest.mark.parametrize(
    "slashes", ["p//cso-2-2-1.html", "vi//glossary.html", "cso/part-2//guideline-2.html", "p///cso-1.html", "/vi/index.html"]
)
def test_doubled_slashes_lead_to_one(server: str, slashes: str):
    answer = ask(server, slashes)
    assert answer.status == 301
    assert answer.headers["location"].endswith("/" + re.sub("/+", "/", slashes).lstrip("/"))


@pytest.mark.parametrize("name", [".git/config", ".env", "p/.htaccess", "vi/.DS_Store"])
def test_files_that_begin_with_a_dot_are_nobodys_to_read(server: str, folder: Path, name: str):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("secret", encoding="utf-8")
    try:
        answer = ask(server, name)
    finally:
        path.unlink()
    assert answer.status == 404 and b"secret" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PATCH"])
def test_pages_are_only_ever_read(server: str, method: str):
    assert ask(server, "index.html", method=method).status == 405


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_no_readers_address_is_kept_unless_somebody_asks_for_it(name: str):
    lines = [
        line.strip() for line in Path(ROOT, "deploy", name).read_text(encoding="utf-8").splitlines() if not line.strip().startswith("#")
    ]
    assert not any(re.match(r"(access_log (?!off)|log\b)", line) for line in lines)
    assert name == "Caddyfile" or "access_log off;" in lines


def test_the_workflow_names_actions_by_commit_and_builds_without_a_right_to_publish():
    workflow = yaml.safe_load(Path(ROOT, "deploy/github-pages.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert steps and all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in steps)
    (building,) = [job for job in workflow["jobs"].values() if any("run" in step for step in job["steps"])]
    assert "write" not in {*workflow["permissions"].values(), *building["permissions"].values()}
