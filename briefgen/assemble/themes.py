"""What concerns which theme: by paragraph, with the terms that matched; and themes suggested by the documents themselves."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.assemble.words import content, phrase_in, term_words
from briefgen.model import BlockKind, Evidence, Extraction, SourceDocument, Theme

Pair = tuple[SourceDocument, Extraction]
Found = dict[str, tuple[float, tuple[str, ...]]]  # theme name -> (relevance 0-1, terms that matched)


@dataclass(slots=True)
class DocumentMatch:
    """Where one document concerns one theme: block numbers (0-based) with the terms found there; and whether its title does."""

    blocks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    title: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t for ts in (self.title, *self.blocks.values()) for t in ts))

    def __bool__(self) -> bool:
        return bool(self.blocks or self.title)


class Matcher:
    """A theme's terms, watched actors and exclusions, ready to compare."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._terms = [(t, term_words(t)) for t in (*theme.terms, *theme.actors)]
        self._without = [term_words(t) for t in theme.without]

    def text(self, text: str) -> tuple[str, ...]:
        """The terms that stand in a text; none where a term to leave out stands there too."""
        words = term_words(text)
        found = tuple(t for t, phrase in self._terms if phrase_in(phrase, words))
        return () if found and self.shuts_out(text) else found

    def document(self, source: SourceDocument) -> DocumentMatch:
        """Every block that matches, itself or by the heading that it stands under."""
        match = DocumentMatch()
        under: tuple[str, ...] = ()
        if source.title:
            match.title = self.text(source.title)
        for n, block in enumerate(source.blocks):
            text = source.text[block.start : block.end]
            if block.kind is BlockKind.TITLE:
                continue
            if block.kind is BlockKind.HEADING:
                under = self.text(text)
                continue
            if (found := tuple(dict.fromkeys((*self.text(text), *under)))) and not self.shuts_out(text):
                match.blocks[n] = found
        return match

    def shuts_out(self, text: str) -> bool:
        """Whether a term to leave out stands in a text."""
        words = term_words(text)
        return any(phrase_in(p, words) for p in self._without)


class Relevance:
    """All themes over all documents."""

    def __init__(self, pairs: Sequence[Pair], themes: Sequence[Theme]) -> None:
        self.themes = tuple(themes)
        self._documents = {s.id: s for s, _ in pairs}
        self._matchers = {t.name: Matcher(t) for t in themes}
        self._match = {t.name: {s.id: self._matchers[t.name].document(s) for s, _ in pairs} for t in themes}
        self._rarity = self._rarities()

    def _rarities(self) -> dict[str, float]:
        """How much a term says (0-1): one that stands in every paragraph tells nothing apart."""
        seen: Counter[str] = Counter()
        for matches in self._match.values():
            for m in matches.values():
                seen.update(t for terms in m.blocks.values() for t in terms)
        total = sum(len(s.blocks) for s in self._documents.values()) or 1
        return {t: math.log(1 + total / n) / math.log(1 + total) for t, n in seen.items()}

    def matched(self, theme: Theme | None = None) -> set[str]:
        """Ids of the documents that concern a theme; without one, any of them."""
        themes = self.themes if theme is None else (theme,)
        return {d for t in themes for d, m in self._match[t.name].items() if m}

    def of(self, evidence: Iterable[Evidence], said: str, names: Iterable[str]) -> Found:
        """Theme name -> (relevance 0-1, terms) of an item: `said` is its wording, `names` those of its actors.

        What the item says itself counts most, then its sentence, its paragraph, and the document's title.
        """
        evidence, names = tuple(evidence), tuple(names)
        found: Found = {}
        for theme in self.themes:
            matcher, terms = self._matchers[theme.name], dict[str, float]()
            watched = {term_words(a) for a in theme.actors}
            for name in names:
                if term_words(name) in watched:
                    terms[name] = 0.9
            for term in matcher.text(said):
                terms[term] = 1.0
            for e in evidence:
                for term, score in self._one(matcher, theme, e):
                    terms[term] = max(score, terms.get(term, 0.0))
            if terms:
                strong = sorted(
                    (score * (0.6 + 0.4 * self._rarity.get(t, 1.0)) for t, score in terms.items()), reverse=True
                )
                found[theme.name] = (round(min(1.0, strong[0] + 0.1 * sum(strong[1:])), 4), tuple(terms))
        return found

    def _one(self, matcher: Matcher, theme: Theme, e: Evidence) -> list[tuple[str, float]]:
        match, source = self._match[theme.name].get(e.document), self._documents.get(e.document)
        if match is None or source is None:
            return []
        if direct := matcher.text(e.quote):
            return [(t, 0.8) for t in direct]
        block = _block_of(source, e)
        if block in match.blocks:
            return [(t, 0.55) for t in match.blocks[block]]
        text = source.text[source.blocks[block].start : source.blocks[block].end] if block is not None else e.quote
        return [(t, 0.35) for t in match.title] if not matcher.shuts_out(text) else []


def _block_of(source: SourceDocument, e: Evidence) -> int | None:
    if e.paragraph is not None and 0 < e.paragraph <= len(source.blocks):
        return e.paragraph - 1
    return next((n for n, b in enumerate(source.blocks) if b.start <= e.start < b.end), None)


_AGAIN = 0.35  # what a phrase is worth in documents that have a theme already
_TERMS = 6
# Words of which phrases are made that say nothing of a subject ('highest level', 'percentage point').
_VAGUE = content(
    """percentage point points level levels highest lowest high low serious condition final necessary capability capabilities time
    times first last number numbers part parts way ways case cases result results sure able important key main major new next
    same various several acceptable solution rest end start good great possible additional further full total"""
)


def suggest_themes(extractions: Iterable[Extraction], known: Sequence[Theme] = (), limit: int = 6) -> tuple[Theme, ...]:
    """Themes for a set of documents, from the key phrases that several of them share; best first.

    A theme gathers the phrases that share a word with its strongest phrase and stand in the same documents.
    """
    weight: defaultdict[str, float] = defaultdict(float)
    where: defaultdict[str, set[str]] = defaultdict(set)
    total = 0
    for x in extractions:
        total += 1
        for phrase, w in x.keyphrases:
            weight[phrase] += w
            where[phrase].add(x.document)
    taken = {s for t in known for term in t.terms if (s := content(term))}
    score = {
        p: w * (1 + len(where[p]))
        for p, w in weight.items()
        if len(where[p]) >= (2 if total > 3 else 1) and not content(p) <= _VAGUE
    }
    themes: list[Theme] = []
    covered: set[str] = set()

    def worth(p: str) -> float:
        """What other documents are about comes before a second phrase of the same ones."""
        return score[p] * (_AGAIN + (1 - _AGAIN) * len(where[p] - covered) / len(where[p]))

    while score and len(themes) < limit:
        phrase = min(score, key=lambda p: (-worth(p), p))
        own = content(phrase)
        like = [
            p for p in score if p != phrase and (content(p) == own or content(p) & own and where[p] & where[phrase])
        ]
        like.sort(key=lambda p: (-score[p], p))
        if own not in taken:
            inflected = [p for p in like if content(p) == own]  # found by the phrase itself
            terms = (phrase, *(p for p in like if p not in inflected))[:_TERMS]
            themes.append(Theme("-".join(phrase.split()), phrase[:1].upper() + phrase[1:], terms))
            covered.update(where[phrase])
        for p in (phrase, *like) if own not in taken else (phrase,):
            del score[p]
    return tuple(themes)
