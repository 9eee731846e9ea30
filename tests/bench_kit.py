"""What an offline copy weighs, by part, and how long it takes to make."""

from __future__ import annotations

import re
import time
import zipfile
from pathlib import Path

from support.kits import make_kit
from support.sites import build

ROUNDS = 3

# A file belongs to the first part whose pattern its name in the kit begins with.
PARTS = {
    "pages, Vietnamese": r"vi/",
    "pages, Chinese": r"zh/",
    "cards": r"p/.+\.html",
    "cards for reference managers": r"p/",
    "search": r"search/",
    "texts to share, data": r"share/|data/",
    "style, scripts, pictures": r"assets/",
    "START-HERE, README, licence, checksums": r"START-HERE\.html|README\.txt|LICENSE\.txt|SHA256SUMS",
    "pages, English": r".+\.html",
    "rest": r"",
}


def weigh(guide: Path, scratch: Path) -> Path:
    """Print a kit's size by part, raw and zipped, and the time to make it beside that of a build; they take turns. Returns the kit."""
    best = {"build": float("inf"), "kit": float("inf")}
    for round in range(ROUNDS):
        start = time.perf_counter()
        built = build(guide, scratch / "site")
        best["build"] = min(best["build"], time.perf_counter() - start)
        start = time.perf_counter()
        made = make_kit(guide, scratch / f"kit-{round}")
        best["kit"] = min(best["kit"], time.perf_counter() - start)
        if built.returncode or made.returncode:
            raise SystemExit(f"No kit can be made:\n{built.output}{made.output}")
    size = made.zip.stat().st_size
    print(f"\nOffline copy: {size / 1000:.0f} kB zipped")
    with zipfile.ZipFile(made.zip) as archive:
        entries = archive.infolist()
    inner = {entry: entry.filename.partition("/")[2] for entry in entries}
    weighed = 0
    left = set(entries)
    for part, pattern in PARTS.items():
        own = [entry for entry in entries if entry in left and re.match(pattern, inner[entry])]
        left -= set(own)
        zipped = sum(entry.compress_size for entry in own)
        weighed += zipped
        print(f"  {part:<40}{len(own):>5} files {sum(entry.file_size for entry in own) / 1000:9.1f} kB {zipped / 1000:8.1f} kB zipped")
    print(f"  {'names and times in the zip':<40}{'':>11} {'':>12} {(size - weighed) / 1000:8.1f} kB")
    ratio = best["kit"] / best["build"]
    print(f"  made in {best['kit']:.2f} s, {ratio:.2f} times the build of the site (best of {ROUNDS}, taking turns)")
    return made.zip
