"""What is published, under which addresses: those that follow from the ledger, and a few files. All are permanent."""

import re
from pathlib import Path

from support.addresses import CARDS, CITATION_FILES, KEPT, PAGES, PERMANENT, SHEET_FILES
from support.every import every

DOCUMENTS = (".html", ".json", ".jsonld", ".xml", ".txt", ".csv", ".tsv", ".ttl", ".tbx", ".ris", ".bib")


def test_the_ledger_holds_what_the_first_edition_published():
    assert len(CARDS) + len([address for address in KEPT if address.startswith("p/")]) >= 55
    assert len(PAGES) + len([address for address in KEPT if not address.startswith("p/")]) >= 29 * 3


@every("address", [*PERMANENT, *CITATION_FILES])
def test_permanent_address_is_there(site: Path, address: str):
    assert (site / address).is_file(), f"{address}: nothing is published at this permanent address"


def test_no_other_document_is_published(site: Path):
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in DOCUMENTS}
    known = {*PERMANENT, *CITATION_FILES, *SHEET_FILES}
    assert found == known, f"published, but neither of the ledger nor in tests/support/addresses.py: {sorted(found - known)}"


def test_source_maps_and_word_cutters_are_not_shipped(site: Path):
    shipped = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    unwanted = [name for name in shipped if re.search(r"\.map$|lunr|tinyseg|wordcut|stemmer|/workers/|palette|\.gz$", name)]
    assert not unwanted, f"shipped without need: {unwanted}"


def test_nothing_internal_is_shipped(site: Path):
    shipped = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    unwanted = [name for name in shipped if re.search(r"(^|/)[_.]|\.(md|ya?ml|py|pyc)$", name)]
    assert not unwanted, f"shipped from the workshop: {unwanted}"


def test_every_shipped_file_is_used(site: Path):
    """Styles, scripts and pictures are named by a page, a style or a script."""
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".css", ".js")]
    everything = "\n".join(texts)
    shipped = [path for path in (site / "assets").rglob("*") if path.is_file()]
    unused = [path.relative_to(site).as_posix() for path in shipped if path.name not in everything]
    assert not unused, f"no page, style or script names {unused}"
