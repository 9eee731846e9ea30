"""Mistyped addresses: what the page for unknown addresses reads in them. That it leads there is tried in browser/test_unknown.py."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from fieldguide.exports.not_found import known_addresses
from fieldguide.site import Site
from support.sites import ROOT

CARD = "p/cso-2-2-1.html"
GUIDELINE = "cso/part-2/guideline-2.html"

SLIPS = {
    # The id as people write it.
    "p/CSO-2-2-1.html": CARD,
    "p/cso_2_2_1.html": CARD,
    "p/cso-II-2-1.html": CARD,
    "p/cso.2.2.1": CARD,
    "p/CSO%20II.2.1": CARD,
    "p/CSO%20II.2.1.html": CARD,
    "p/cso%E2%80%932%E2%80%932%E2%80%931": CARD,  # a word processor's dashes
    "p/b-tech-3.html": "p/btech-3.html",
    "p/B-Tech-3": "p/btech-3.html",
    "B-Tech%203": "p/btech-3.html",
    "p/vps-1-2": "p/vps-1-2.html",
    "p/VPs%201.2": "p/vps-1-2.html",
    "p/VP-0.html": "p/vps-0.html",
    # The address around it.
    "p/cso-2-2-1": CARD,
    "p/cso-2-2-1/": CARD,
    "p/CSO-2-2-1.HTML": CARD,
    "p/cso-2-2-1.htm": CARD,
    "P/cso-2-2-1.html/": CARD,
    "cso-2-2-1": CARD,
    "cso-2-2-1.html": CARD,
    "vi/p/cso-2-2-1": CARD,
    "zh/p/cso-2-2-1.html": CARD,
    "vi/btech-3": "p/btech-3.html",
    # What mail programs add.
    "p/cso-2-2-1.html.": CARD,
    "p/cso-2-2-1.html,": CARD,
    "p/cso-2-2-1.html)": CARD,
    "p/cso-2-2-1.html%3E": CARD,
    "p/cso-2-2-1.html%E3%80%82": CARD,  # 。
    "p/cso-2-2-1.html%E2%80%9D": CARD,  # ”
    "p/cso-2-2-1.": CARD,
    # Pages.
    "VI/Glossary": "vi/glossary.html",
    "vi/GLOSSARY.HTML#term-ihl": "vi/glossary.html#term-ihl",
    "glossary": "glossary.html",
    "en/glossary.html": "glossary.html",
    "zh/cite.htm": "zh/cite.html",
    "cso/part-2/guideline-2#cso-2-2-1": f"{GUIDELINE}#cso-2-2-1",
    "cso/part-2/guideline-2/#cso-2-2-1": f"{GUIDELINE}#cso-2-2-1",
    "zh/cso/part-2/guideline-2.html%23cso-2-2-1": f"zh/{GUIDELINE}#cso-2-2-1",
    "CSO/Part-2/Guideline_2.html": GUIDELINE,
    "vi/cso/Part%202": "vi/cso/part-2/index.html",
    "ZH/": "zh/index.html",
    "Vi/Index.html?q=IHL": "vi/index.html?q=IHL",
}


def test_each_slip_means_what_its_writer_meant(resolved: Site):
    written = [urlsplit(f"/{slip}") for slip in SLIPS]
    given = json.dumps({"known": known_addresses(resolved), "paths": [one.path.removeprefix("/") for one in written]})
    deno = Path(sys.executable).with_name("deno")
    reads = [deno, "run", "--no-remote", "--no-npm", ROOT / "tests/scripts/support/meant.js"]
    done = subprocess.run(reads, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {}
    for slip, address, meant in zip(SLIPS, written, json.loads(done.stdout), strict=True):
        query = f"?{address.query}" if address.query else ""
        anchor = meant["anchor"] or address.fragment
        found[slip] = meant["address"] + query + (f"#{anchor}" if anchor else "")
    assert found == SLIPS
