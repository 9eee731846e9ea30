"""Write what is new into the tests' registers of permanent ids and addresses. Run by `make registers`.

A register only grows: what it holds and the guide no longer has is an error here, and a failing test.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fieldguide.links import card_address, page_address
from fieldguide.loading import load_guide
from support.sites import LANGUAGES, ROOT

IDS = Path(ROOT, "tests/content/ids.tsv")
ADDRESSES = Path(ROOT, "tests/site/addresses.txt")


def main() -> int:
    guide = load_guide(ROOT / "docs", LANGUAGES)
    kinds = {str(principle.id): principle.kind for principle in guide.principles.values()}
    addresses = [page_address(guide, path, language) for language in LANGUAGES for path in guide.pages[language]]
    addresses += [card_address(principle) for principle in guide.principles.values()]
    old_ids = {line.split("\t")[0] for line in IDS.read_text(encoding="utf-8").splitlines()[1:]}
    old_addresses = ADDRESSES.read_text(encoding="utf-8").split()
    made = set(addresses) | {address for address in old_addresses if not address.endswith(".html") or address == "404.html"}
    gone = sorted(old_ids - set(kinds)) + sorted(set(old_addresses) - made)
    if gone:
        print(f"Published, and gone from the guide: {', '.join(gone)}. Restore them: addresses are permanent.", file=sys.stderr)
        return 1
    IDS.write_text("id\tkind\n" + "".join(f"{id}\t{kind}\n" for id, kind in kinds.items()), encoding="utf-8")
    new = [address for address in addresses if address not in old_addresses]
    ADDRESSES.write_text("".join(f"{address}\n" for address in [*old_addresses, *new]), encoding="utf-8")
    print(f"{len(set(kinds) - old_ids)} new ids, {len(new)} new addresses")
    return 0


if __name__ == "__main__":
    sys.exit(main())
