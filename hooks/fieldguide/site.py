"""The site: the guide at its public address, in the languages that are published, with every entry resolved once.

Pages, cards, search, share texts, citation files and data are projections of what stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from markdown import markdown
from markupsafe import Markup

from .addresses import address, card_address, home_address, page_address, public
from .guide import Guide
from .model.entries import Examined, Principle, Relation, Source, Term
from .model.identifiers import PrincipleId
from .model.passages import differences
from .model.term_use import own_terms, term_pattern, terms_named
from .model.wordings import Standing, Wording, mark_of, since, standings, wording
from .reading.passages import originals_of
from .relations import Side, sides_of
from .wording.citation import Mail, citation_of, heading_of, mail_of, mailto_of
from .wording.descriptions import description_of, named, shortened, title_of
from .wording.direction import direction_of
from .wording.words import Words, day_of, place_of, words_of

SHORT_TITLE = 36
"""Columns that the beginning of a title takes; a Han character takes two."""

Render = Callable[..., Markup]
"""Renders one of the guide's own templates with the given fields: `render("card.html", entry=entry)`."""


FRESH = timedelta(days=181)
"""How long a copy is not told to be old; docs/assets/scripts/shared/day.js has the same."""
SHEET = "-sheet-"
"""What stands in a file's name before that of the working sheet that it holds."""


@dataclass(frozen=True)
class Download:
    """An offline copy that the site offers.

    Attributes:
        name: its file's name, such as `field-guide-2026.11-vi.zip`.
        languages: codes of the languages in it; empty where all are.
        size: in bytes.
        sha256: SHA-256 of the file, in hexadecimal.
        data: the file itself.
    """

    name: str
    languages: tuple[str, ...]
    size: int
    sha256: str
    data: bytes = field(repr=False)

    @property
    def form(self) -> str:
        """What kind of file it is: `zip`, `epub`."""
        return self.name.rpartition(".")[2]

    @property
    def sheet(self) -> str:
        """The working sheet that it holds alone, by the name of its page; empty where it holds the guide."""
        return self.name.rpartition(".")[0].partition(SHEET)[2]


@dataclass(frozen=True)
class Site:
    """Everything that outputs are made from.

    Attributes:
        address: public address of the site's root.
        built: day of the build, as the site and its offline copies tell it.
        downloads: offline copies that this site offers.
        tags: language tag of each language's pages, such as `zh-Hans` for `zh`.
        render: renders the guide's own templates.
        updates: small updates that this site offers, from the edition before.
        books: the guide in other forms that this site offers: for e-readers, in one file, on paper, for Kiwix.
        origin: what these copies are built from, as JSON; empty where no commit holds it.
        signature: of the list of these copies' checksums; empty where it is not signed.
    """

    guide: Guide
    address: str
    built: date
    downloads: tuple[Download, ...]
    tags: Mapping[str, str]
    render: Render = field(repr=False, compare=False)
    signature: bytes = b""
    origin: bytes = b""
    updates: tuple[Download, ...] = ()
    books: tuple[Download, ...] = ()
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict, repr=False, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that are published, in the order of mkdocs.yml."""
        return self.guide.languages

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """Look-up of interface words for each language, published or not."""
        return {language: words_of(table) for language, table in self.guide.words.items()}

    def entry(self, id: PrincipleId, language: str) -> Entry:
        """A principle in one language, current or retired.

        Raises:
            KeyError: where there is no such principle.
        """
        key = (id, language)
        if key not in self._entries:
            retired = self.guide.ledger.retired
            principle = self.guide.principles[id] if id in self.guide.principles else retired[id].principle
            self._entries[key] = Entry(self, principle, language)
        return self._entries[key]

    def versions(self, id: PrincipleId) -> list[Entry]:
        """An entry in each published language that has words of its own for it; in all, where none has."""
        found = [self.entry(id, language) for language in self.languages]
        return [entry for entry in found if not entry.lender] or found

    def entries(self, language: str) -> tuple[Entry, ...]:
        """Every current entry in one language, in reading order."""
        return tuple(self.entry(id, language) for id in self.guide.principles)

    def entries_on(self, page: str, language: str) -> tuple[Entry, ...]:
        """The entries that stand on a page, in reading order."""
        return tuple(self.entry(principle.id, language) for principle in self.guide.by_page.get(page, ()))

    def public(self, target: str) -> str:
        """Public address of something on the site."""
        return public(self.address, target)

    def page_address(self, page: str, language: str) -> str:
        """Address of a page in one language, relative to the site's root."""
        return page_address(self.guide, page, language)

    def home_address(self, language: str) -> str:
        """Address of a language's home page, relative to the site's root."""
        return home_address(self.guide, language)

    def page_title(self, page: str, language: str) -> str:
        """A page's title with the label of the entry that it begins with."""
        return title_of(self.guide, page, language)

    def page_description(self, page: str, language: str) -> str:
        """What a page says of itself, or the beginning of the entry that it restates."""
        return description_of(self.guide, page, language)

    def day(self, language: str) -> str:
        """Day of the build as a language writes it."""
        return day_of(self.built, self.words[language])

    def old_from(self, language: str) -> str:
        """The day from which on a copy is told to be old, as a language writes it."""
        return day_of(self.built + FRESH, self.words[language])

    def direction(self, language: str) -> str:
        """The direction that a language is written in, as HTML's `dir` has it."""
        return direction_of(self.tags[language])

    def marked(self, language: str) -> Markup:
        """Attributes of an element in a language: `lang`, and `dir` where it is written from right to left."""
        direction = self.direction(language)
        return Markup('lang="{}"').format(self.tags[language]) + (Markup(' dir="{}"').format(direction) if direction != "ltr" else "")

    def called(self, id: str, language: str) -> str:
        """What stands for an id that is cited alone: an entry's label, a term's short form or name."""
        principle = self.guide.principles.get(PrincipleId(id))
        if principle:
            return principle.label
        term = self.guide.terms_by_anchor[id]
        return term.short or term.names[language]

    def source_of_page(self, page: str) -> Source | None:
        """The source whose folder a page stands in."""
        return next((source for source in self.guide.sources.values() if page.startswith(source.home.removesuffix("index.md"))), None)

    def original(self, source: Source, language: str) -> Original:
        """What is known of a source's original."""
        words = self.words[language]
        languages = words("notice.and").join(words(f"language.{code}") for code in source.languages)
        originals = originals_of(source, tuple(self.guide.words))
        made_from = "" if language in originals else words(f"language.{originals[0]}")
        # A title in another language says which: hence the attribute lists.
        citation = Markup(markdown(self.guide.citations[language][source.id], extensions=["attr_list"]))
        return Original(source, source.title[language], languages, made_from, citation)

    def entries_with(self, term: Term) -> tuple[PrincipleId, ...]:
        """Ids of principles whose title or text names the term, in any language: a translation may say it where another implies it.

        None for the guide's own pieces: in a text the same words mean something else.
        """
        if term.id in own_terms(self.guide.words[self.languages[0]]):
            return ()
        return tuple(id for id in self.guide.principles if any(term.id in self._terms_of[id, language] for language in self.languages))

    @cached_property
    def _terms_of(self) -> Mapping[tuple[PrincipleId, str], frozenset[str]]:
        """Ids of the terms that each principle names in each language."""
        found = {}
        for language in self.guide.words:
            names = {term.id: (term.names[language], term.short) for term in self.guide.terms.values()}
            pattern, groups = term_pattern(names)
            for id, principle in self.guide.principles.items():
                restated = principle.restated[language]
                text = "" if restated.lent_by else f"{restated.title} {restated.text}"
                found[id, language] = terms_named(text, pattern, groups)
        return found

    @cached_property
    def _telling(self) -> frozenset[str]:
        """Ids of the terms that are worth naming at an entry: not the guide's own, nor what most entries name."""
        counts = Counter(term for terms in self._terms_of.values() for term in terms)
        most = len(self._terms_of) / 2
        return frozenset(term for term, count in counts.items() if count <= most) - own_terms(self.guide.words[self.languages[0]])


@dataclass(frozen=True)
class Original:
    """A source's original, in words of one language.

    Attributes:
        title: its title, or a description where it states none.
        languages: names of the languages in hand.
        made_from: name of the language whose restatement this language's was made from; empty where it was made from the original.
        citation: how it can be cited, as HTML.
    """

    source: Source
    title: str
    languages: str
    made_from: str
    citation: Markup


@dataclass(frozen=True, eq=False)
class Entry:
    """A principle in one language, with all that outputs show of it. Addresses are relative to the site's root."""

    site: Site = field(repr=False)
    principle: Principle
    language: str

    @property
    def id(self) -> PrincipleId:
        return self.principle.id

    @property
    def label(self) -> str:
        return self.principle.label

    @property
    def source(self) -> Source:
        return self.site.guide.sources[self.principle.source]

    @property
    def tag(self) -> str:
        """Language tag, such as `zh-Hans`."""
        return self.site.tags[self.language]

    @property
    def words(self) -> Words:
        return self.site.words[self.language]

    @property
    def title(self) -> str:
        return self.principle.restated[self.language].title

    @property
    def lender(self) -> str:
        """Code of the language whose words stand here, where this one has no translation yet; else empty."""
        return self.principle.restated[self.language].lent_by

    @property
    def spoken_tag(self) -> str:
        """Language tag of its words."""
        return self.site.tags[self.lender or self.language]

    @property
    def spoken(self) -> Markup:
        """Attributes of an element that holds its words: none where these are in the language around it."""
        return Markup(" {}").format(self.site.marked(self.lender)) if self.lender else Markup("")

    @property
    def titled(self) -> Markup:
        """Its title in a text of its language."""
        return Markup("<span{}>{}</span>").format(self.spoken, self.title) if self.lender else Markup("{}").format(self.title)

    @property
    def named(self) -> str:
        """Its title where no element can say in which language it is: words do."""
        return named(self.principle.restated[self.language], self.words)

    @property
    def short_title(self) -> str:
        """Its short title, else the beginning of its title, where there is no room for all of it."""
        return self.principle.short.get(self.language) or shortened(self.title, SHORT_TITLE)

    @property
    def text(self) -> str:
        """Plain text; paragraphs are separated by one line feed."""
        return self.principle.restated[self.language].text

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    @cached_property
    def heading(self) -> str:
        """Label and title in one line."""
        return heading_of(self.label, self.title, self.words)

    @cached_property
    def place(self) -> str:
        """Its place in the source: "Part II, Guideline 2, point 1"."""
        return place_of(self.principle, self.words)

    @cached_property
    def restates(self) -> str:
        """A sentence that says which place of which source it restates; and one that says so where its original has changed since."""
        told = self.words("citation.restates", source=self.source.title[self.language], place=self.place)
        return self.words("citation.restates-behind", restates=told, note=self.behind_note) if self.behind_note else told

    @property
    def ahead(self) -> Entry | None:
        """The entry in its original's language, where that has changed and this translation has not followed, or is still to come."""
        language = self.lender or self.site.guide.behind.get((self.id, self.language))
        return self.in_language(language) if language else None

    @cached_property
    def behind_note(self) -> str:
        """A sentence that says so where its original has changed since, or its translation is still to come; else empty."""
        original = self.ahead
        if original is None:
            return ""
        if self.lender:
            return self.words("entry.pending", language=self.words(f"language.{self.lender}"))
        return self.words("entry.behind", language=self.words(f"language.{original.language}"), edition=original.since)

    @property
    def quoted(self) -> tuple[str, ...]:
        """Its paragraphs as others are sent them, with the note on its translation where there is one."""
        return (*self.paragraphs, self.behind_note) if self.behind_note else self.paragraphs

    @cached_property
    def kind_name(self) -> str:
        """What it is in its source, in words."""
        return self.words(f"kind.{self.principle.kind}")

    @cached_property
    def force_name(self) -> str:
        """What the source does here, in words."""
        return self.words(f"force.{self.principle.force}")

    @cached_property
    def actor_name(self) -> str:
        """Who acts, in words; empty where the source names nobody."""
        return self.words(f"actor.{self.principle.actor}") if self.principle.actor else ""

    @cached_property
    def told(self) -> str:
        """What the source does here and who should act, in one phrase."""
        return self.words(f"told.{self.principle.force}", actor=self.actor_name) if self.principle.actor else self.force_name

    @property
    def facts(self) -> str:
        """What its place on its page does not tell: nothing where the entry above it there says the same, or it only names a scope."""
        principle, above = self.principle, self.parent
        if above is None or above.principle.page != principle.page:
            return f"{self.kind_name} · {self.told}" if principle.actor else ""
        if (principle.force, principle.actor) == (above.principle.force, above.principle.actor):
            return ""
        is_silent = principle.force == above.principle.force and not principle.actor
        return self.words("told.nobody") if is_silent else self.told

    @cached_property
    def page(self) -> str:
        """Address of its page."""
        return page_address(self.site.guide, self.principle.page, self.language)

    @cached_property
    def address(self) -> str:
        """Address of its place on its page."""
        return address(self.site.guide, self.principle, self.language)

    @cached_property
    def card(self) -> str:
        """Address of its card, which is for every language."""
        return card_address(self.id)

    @cached_property
    def public_card(self) -> str:
        """Public address of its card: the principle's permanent name."""
        return self.site.public(self.card)

    @property
    def _before(self) -> Sequence[Wording]:
        return self.site.guide.wordings.get((self.id, self.lender or self.language), ())

    @cached_property
    def _now(self) -> Wording:
        return wording(self.id, self.lender or self.language, self.site.guide.edition, self.title, self.text)

    @property
    def since(self) -> str:
        """The edition since which it has said what it says."""
        return since(self._now, self._before)

    @property
    def earlier(self) -> tuple[Standing, ...]:
        """What it said in earlier editions, the latest first."""
        return tuple(one for one in self.wordings[1:] if one.editions[-1] != self.since)

    @cached_property
    def wordings(self) -> tuple[Standing, ...]:
        """All words that it has had in its language, the latest first."""
        return () if self.lender else standings(self._now, self._before, self.site.guide.editions)

    def changes_since(self, earlier: Standing) -> tuple[tuple[str, str], ...]:
        """What has changed from earlier words to those of today, word by word: `=`, `-` or `+`, and the text."""
        return tuple(differences(earlier.whole, self._now.whole))

    @property
    def mark(self) -> str:
        """What stands behind # in an address by which its words are cited: the edition since which they stand, and their fingerprint."""
        return mark_of(self.since, self._now.fingerprint)

    @property
    def cited_card(self) -> str:
        """Public address of its card that remembers which words were cited."""
        return f"{self.public_card}#{self.mark}"

    @cached_property
    def citation(self) -> str:
        return citation_of(self.label, self.title, self.restates, self.since, self.cited_card, self.words)

    @cached_property
    def mail(self) -> Mail:
        return mail_of(self.heading, self.quoted, self.since, self.cited_card, self.words)

    @cached_property
    def mailto(self) -> str:
        return mailto_of(self.mail, self.cited_card)

    @cached_property
    def relations(self) -> tuple[Related, ...]:
        """Its relations in both directions: tensions first, then in the reading order of the entries at the other end."""
        return tuple(Related(self, side) for side in sides_of(self.site.guide, self.id))

    @property
    def tensions(self) -> tuple[Related, ...]:
        """Its relations to what pulls another way."""
        return tuple(one for one in self.relations if one.side.is_tension)

    @property
    def ties(self) -> tuple[Related, ...]:
        """Its other relations."""
        return tuple(one for one in self.relations if not one.side.is_tension)

    @property
    def examined(self) -> tuple[Examined, ...]:
        """Sources among whose entries none was found to relate to it."""
        return tuple(one for one in self.site.guide.examined if one.origin == self.id)

    @cached_property
    def terms(self) -> tuple[tuple[Term, str], ...]:
        """Terms of the term base that it names in its language, each with the form to show: the short one where the text has it."""
        named = self.site._terms_of[self.id, self.language] & self.site._telling
        whole = f"{self.title} {self.text}"
        return tuple(
            (term, term.short if term.short and term.short in whole else term.names[self.language].strip("《》"))
            for term in self.site.guide.terms.values()
            if term.id in named
        )

    @property
    def parent(self) -> Entry | None:
        parent = self.principle.parent
        return self.site.entry(parent, self.language) if parent and parent in self.site.guide.principles else None

    def in_language(self, language: str) -> Entry:
        """The same principle in another language."""
        return self.site.entry(self.id, language)


@dataclass(frozen=True, eq=False)
class Related:
    """A relation as it is told on the side of one entry, in its language."""

    entry: Entry
    side: Side

    @property
    def relation(self) -> Relation:
        return self.side.relation

    @property
    def other(self) -> Entry:
        """The entry at the other end."""
        return self.entry.site.entry(self.side.other, self.entry.language)

    @property
    def kind_name(self) -> str:
        """Its plain name, such as "is supported by"."""
        return self.entry.words(self.side.kind_key)

    @property
    def property_name(self) -> str:
        """Plain name of its property; empty where it has none."""
        return self.entry.words(self.side.property_key) if self.side.property_key else ""

    @property
    def reason(self) -> str:
        return self.relation.reason[self.entry.language]
