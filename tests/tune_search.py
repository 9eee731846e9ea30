"""The search's numbers (docs/_data/search/ranking.yml), each tried higher and lower: what another value would give. Run by `make tune`.

What is measured: phrases of docs/_data/asked/, a fifth of them at a time taken out of the index and asked (cross-validation), and the
queries of tests/search/training.yml. No test set is read. A number is worth changing where the score rises in all languages alike; the
figures of the last change stand in ranking.yml.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from fieldguide.exports.search_index import index_data
from fieldguide.guide import Guide, load_guide
from support.searching import Query, ask_all, place_of, queries
from support.sites import LANGUAGES, ROOT, site_of

FOLDS = 5
FACTORS = (0.5, 0.75, 1.33, 2)


@dataclass(frozen=True)
class Figures:
    """What a set of queries gives: shares of 1."""

    hit1: float
    hit5: float
    mrr: float
    confident: float

    @property
    def score(self) -> float:
        """What is to rise: places of what answers, and no confident answer where nothing does."""
        return (self.hit5 + self.mrr) / 2 - self.confident / 10


def figures(guide: Guide) -> dict[str, Figures]:
    """By language, over all folds and the training set."""
    found: dict[str, Figures] = {}
    for language in guide.languages:
        jobs = [job for fold in range(FOLDS) for job in _jobs(guide, language, fold)]
        answers = ask_all([(index, [query.q for query in asked]) for index, asked in jobs])
        pages = {id: entry.page for id, entry in ((one.id, one) for one in site_of(guide).entries(language))}
        pages |= {key: site_of(guide).page_address(key.partition("#")[0], language) for key in guide.asked[language] if ".md" in key}
        places: list[int | None] = []
        off_topic: list[bool] = []
        for (_, asked), results in zip(jobs, answers, strict=True):
            for query, one in zip(asked, results, strict=True):
                if query.expect:
                    places.append(place_of(one, {pages[id] for id in query.expect}))
                else:
                    off_topic.append(any(not result.weak for result in one))
        found[language] = Figures(
            mean(place == 1 for place in places),
            mean(place is not None and place <= 5 for place in places),
            mean(1 / place if place and place <= 10 else 0 for place in places),
            mean(off_topic),
        )
    return found


def _jobs(guide: Guide, language: str, fold: int) -> Iterator[tuple[Mapping[str, Any], list[Query]]]:
    """An index without a fifth of the phrases, and these as queries; the training set is asked beside the first."""
    asked = guide.asked[language]
    kept = {id: [phrase for i, phrase in enumerate(phrases) if i % FOLDS != fold] for id, phrases in asked.items()}
    out = [Query(phrase, "asked", (id,)) for id, phrases in asked.items() for phrase in phrases[fold::FOLDS]]
    index = json.loads(json.dumps(index_data(site_of(replace(guide, asked={**guide.asked, language: kept})), language)))
    yield index, [*out, *(queries(language) if fold == 0 else [])]


def _told(found: Mapping[str, Figures]) -> str:
    each = "   ".join(f"{language} {one.hit5:.3f} {one.mrr:.3f} {one.confident:.2f}" for language, one in found.items())
    return f"{mean(one.score for one in found.values()):.4f}   {each}"


def main() -> None:
    guide = load_guide(ROOT / "docs", LANGUAGES)
    names = sys.argv[1:] or list(guide.ranking)
    print(
        f"score, and by language hit@5, MRR@10 and confident answers to what is off topic\n{'as it is':<18}{_told(figures(guide))}",
        flush=True,
    )
    for name in names:
        for factor in FACTORS:
            value = round(guide.ranking[name] * factor, 3)
            tried = replace(guide, ranking={**guide.ranking, name: value})
            print(f"{name} {value:<{17 - len(name)}}{_told(figures(tried))}", flush=True)


if __name__ == "__main__":
    main()
