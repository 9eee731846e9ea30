"""Terms are held: what an entry names by its standard term in one language, it names in the others, by that or another listed form.

Where a language needs other words, or none, the entry's record says so, with the reason (`fits`). No text holds a form that is forbidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.data_files import TERMS_YML
from ..model.entries import Principle, Restatement, Term
from ..model.faults import Fault
from ..model.identifiers import PrincipleId
from ..model.term_use import names_term, own_terms, term_pattern, terms_named
from ..reading.content import Content
from .texts import texts_in


def check_terms(content: Content, faults: list[Fault]) -> None:
    """An entry names the same concepts in every language."""
    words = next(iter(content.words.values()), None)
    own = own_terms(words.words if words else {})
    terms = {id: term for id, term in content.terms.items() if id not in own}
    languages = [language for language in content.languages if all(language in term.names for term in terms.values())]
    patterns = {language: term_pattern({id: (term.names[language], term.short) for id, term in terms.items()}) for language in languages}
    missing: dict[tuple[PrincipleId, str, str], str] = {}
    for id, principle in content.principles.items():
        texts = {language: f"{one.title}\n{one.text}" for language, one in _written(principle, patterns)}
        named = {language: terms_named(text, *patterns[language]) for language, text in texts.items()}
        for language, text in texts.items():
            for other, theirs in named.items():
                for term in sorted(theirs - named[language]):
                    if not names_term(text, _listed(terms[term], language)):
                        missing.setdefault((id, term, language), other)
    _check_fits(content, missing, faults)
    fitted = {(fit.origin, fit.term, fit.language) for fit, _, _ in content.fits}
    for (id, term, language), other in missing.items():
        if (id, term, language) not in fitted:
            entry, file = content.principles[id].restated[language], content.places[id][0]
            what = (
                f"In {other} it names “{terms[term].names[other].strip('《》')}”, here not “{terms[term].names[language].strip('《》')}”."
            )
            remedy = f"Write that, or another form of {term} in _data/terms.yml; or say below `fits:` in {file} what fits here, and why."
            faults.append(Fault(f"{language}/{entry.page}", entry.line, id, what, remedy))


def check_forbidden(content: Content, faults: list[Fault]) -> None:
    """No text that readers see calls a concept by a name that is none."""
    for language in content.languages:
        wrong = {form: term for term in content.terms.values() for form in term.forbidden.get(language, ())}
        pattern, forms = term_pattern({form: [form] for form in wrong})
        for text in texts_in(content, language) if wrong else ():
            for form in sorted(terms_named(text.text, pattern, forms)):
                what = f"“{form}” is no name of '{wrong[form].id}'."
                faults.append(Fault(text.file, text.line, text.id, what, f"Write “{wrong[form].names[language]}”: see {TERMS_YML}."))


def _check_fits(content: Content, missing: Mapping[tuple[PrincipleId, str, str], str], faults: list[Fault]) -> None:
    """What is said to fit stands in the text, in the place of a term that is missing there."""
    for fit, file, line in content.fits:
        entry = content.principles[fit.origin].restated.get(fit.language)
        if fit.term not in content.terms:
            faults.append(Fault(file, line, fit.origin, f"'{fit.term}' is no term.", "Write the id of a term of _data/terms.yml."))
        elif entry and fit.words not in f"{entry.title}\n{entry.text}":
            what = f"“{fit.words}” does not stand in its text in {fit.language}."
            faults.append(Fault(file, line, fit.origin, what, "Write the words as they stand there, or take the record out."))
        elif entry and (fit.origin, fit.term, fit.language) not in missing:
            what = f"In {fit.language} it lacks no form of the term '{fit.term}'."
            faults.append(Fault(file, line, fit.origin, what, "Take the record out."))


def _written(principle: Principle, languages: Iterable[str]) -> Iterator[tuple[str, Restatement]]:
    """What a principle says in the languages that it is written in."""
    return ((language, one) for language, one in principle.restated.items() if language in languages and not one.lent_by)


def _listed(term: Term, language: str) -> tuple[str, ...]:
    """Every form of a term in a language."""
    return (term.names[language], term.short, *term.variants.get(language, ()))
