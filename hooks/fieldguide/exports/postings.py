"""The index of the search: for each term the places that hold it, and how much it says there.

The scheme is BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009). A term counts in each field of a place as often as
it stands there, weighed by the field, and less in a field that is longer than most; a short one counts no more for it, or few phrases
that readers ask with would outweigh many:

    count = Σ over fields: weight × occurrences ÷ (1 − length + length × max(1, words ÷ average words))
    impact = count ÷ (count + spread)

The impact, from 0 to 1, is all of the text that a browser needs: what a term tells by being rare it counts itself. Impacts are written
in 10 steps, as letters; see `written()`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from .analysis import is_character_pair

STEPS = 10

Fields = Mapping[str, Sequence[str]]
"""Terms of one place by field."""


def postings_of(places: Sequence[Fields], weights: Mapping[str, float], length: float, spread: float) -> dict[str, list[tuple[int, int]]]:
    """By term: number of each place that holds it, in order, and its impact in steps from 1 to STEPS.

    Args:
        weights: of each field; one that is not named counts nothing.
        length: from 0, where the length of a field does not matter, to 1.
        spread: how many occurrences make half of the greatest impact.
    """
    words = {field: [len(place.get(field, ())) for place in places] for field in weights}
    average = {field: sum(counts) / (sum(map(bool, counts)) or 1) for field, counts in words.items()}
    found: dict[str, list[tuple[int, int]]] = {}
    for number, place in enumerate(places):
        counts: dict[str, float] = {}
        for field, weight in weights.items():
            longer = 1 - length + length * max(1, words[field][number] / (average[field] or 1))
            for term, times in Counter(place.get(field, ())).items():
                counts[term] = counts.get(term, 0) + weight * times / longer
        for term, count in counts.items():
            found.setdefault(term, []).append((number, max(1, round(STEPS * count / (count + spread)))))
    return found


def written(postings: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, str]:
    """An index as two texts, parted by `|`: its terms in order, and the postings of each.

    Pairs that begin alike are written without what they share: of syllables `an ninh| toàn`, of characters `人员权` for 人员 and 人权. A
    posting is the distance from the place before (left out where it is 1) and the impact as a letter: `3c` and `c`.
    """
    terms = sorted(postings)
    texts = ["".join(map(_posting, [(-1, 0), *postings[term]], postings[term])) for term in terms]
    return {"terms": "".join(map(_shortened, ["", *terms], terms)).removeprefix("|"), "postings": "|".join(texts)}


def _posting(before: tuple[int, int], this: tuple[int, int]) -> str:
    distance = this[0] - before[0]
    return f"{'' if distance == 1 else distance}{chr(ord('a') + this[1] - 1)}"


def _shortened(before: str, term: str) -> str:
    """A term behind the one before, with what parts them."""
    first, space, second = term.partition(" ")
    if space and before.startswith(first + " "):
        return f"| {second}"
    return term[1] if is_character_pair(term) and is_character_pair(before) and term[0] == before[0] else f"|{term}"
