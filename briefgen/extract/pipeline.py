"""SourceDocument -> Extraction: the order of the steps, and the only place that loads spaCy."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefgen.errors import ConfigError
from briefgen.extract import DEFAULT_MODEL
from briefgen.extract.actions import find_actions
from briefgen.extract.analysis import RANK, SURNAME, ZONES, Analysis
from briefgen.extract.asides import begun_again, lone_label
from briefgen.extract.casing import (
    dashed,
    in_capitals,
    name_set,
    named_he,
    owners_marked,
    quotes_doubled,
    recased,
    speaker_named,
    unmarked,
)
from briefgen.extract.dates import find_dates
from briefgen.extract.finite import mended
from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.insets import insets
from briefgen.extract.language import foreign_blocks, listed_names
from briefgen.extract.lexicon import JOINED, SHORT_TITLES
from briefgen.extract.marks import GOES_ON, Part, parts
from briefgen.extract.names import find_actors
from briefgen.extract.salience import rank
from briefgen.extract.seats import seats, without
from briefgen.extract.shortcuts import Ruler, joined
from briefgen.extract.timeline import build_timeline
from briefgen.model import Actor, ActorKind, BlockKind, Extraction, SourceDocument

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PIECE = 4000  # characters analysed in one go: memory and time then grow with the number of pieces only
_BATCH = 64  # pieces; parser and entity recogniser take a quarter of them at a time: with 32 they cost 6 % more
_ENDING = re.compile(r"(?:ies|es|s|ed|ing|ly)\Z")
_CUT = re.compile(r"(?<=[.!?][\"”’)\s])\s+(?=[\"“A-Z])|(?<=;)\s+")
# 'KABUL, Afghanistan (Jan. 8, 2011) – ', 'OSLO, May 2 (Agency) - ': read with the sentence, it is taken for its subject
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}(?:,[^–—\n:;()]{2,40})?"
    r"(?:(?:\s*\([^()\n]{2,40}\))?\s*(?:[–—]|(?:--|-)(?=\s)|(?<=\)\s)-)|\s*\([A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?\)(?=\s))"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:D\.?C\.?|[A-Z][a-z]+\.?)\s+(?:[–—]|(?:--|-)(?=\s))"
    # 'Vellin D.C., July 26, 2024 —'
    r"|[A-Z][a-z]+(?: [A-Z][\w.]+)?(?:, [A-Z][\w.]+)?, (?:[A-Z][a-z]{2,8}\.? \d{1,2},|\d{1,2} [A-Z][a-z]{2,8}) \d{4}\s*(?:[–—]|(?:--|-)(?=\s))"
    # 'VELLIN CITY, Sept 6:'
    r"|[A-Z]{3,}(?: [A-Z]{3,})?, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\s*:"
    # 'VELLIN, (Agency / Second Agency - 24th Aug, 2024) :'
    r"|[A-Z]{3,}(?: [A-Z]{3,})?,? \([^()\n]{2,80}\)\s*:)"
    r"\s*(?=[A-Z“\"‘'])"
)
# 'Arsenholm: The army', 'ARSENHOLM : The army', 'Arsenholm (Agency) - '
_TOWN = re.compile(
    r"([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)(?:,[^–—\n:;()]{2,40})?(?:\s*\([^()\n]{2,40}\))?\s*(?:(?::|–|—|--|-)\s+|(?<=\)\s)-)(?=[A-Z“\"‘'])"
)
# 'OPENING THE PORTS AGAIN The Minister said': a heading in the line of its text
_RUN_IN = re.compile(
    r"(?=(?:\S+\s)*?[A-Z]{4,}\s(?:\S+\s)*?[A-Z]{4,}\s)(?:[A-Z&][A-Z’'&.,-]*\s){4,}(?=[A-Z][a-z]+ [A-Za-z])"
)
_REFERENCE = re.compile(r"(?<=[.,;:”\"’a-z)])\[\d{1,3}\](?!\w)")  # to a note below the page: 'the law.[2]'
_UNDER = re.compile(r"\bUnder(?= Secretary\b)")
# 'at 12:01 a.m. eastern time on 2 May', 'on Friday (2 May) its plan': as above; what is set oddly is read as an abbreviation
_ZONE = re.compile(rf"(?<=\d [ap]\.m\. )(?:{'|'.join(ZONES)})(?= )", re.IGNORECASE)
_DAY_SET_IN = re.compile(r"(?<=day )\((\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})\)(?= [a-z])")
_AKA = re.compile(r"\b(?:[afn]\.k\.a|d\.b\.a)\b\.?")  # a sentence would end there
# 'has risen to 34.The prosecutor's office has': two sentences without a blank between them, which would be read as one
_GLUED = re.compile(
    r"(?:[a-z]{3}|[A-Z]{2}|\d|[\])”])(?<!Gen)(?<!Sen)(?<!Rep)(?<!Gov)(?<!Prof)(?<!Hon)[.!?][”\"’]?(?=[“\"‘]?[A-Z][a-z’']*[ ,])"
    # 'an emergency declaredThe head', 'in AfghanistanKANDAHAR, Afghanistan'
    r"|[a-z]{3}(?=(?:The|An|This|That|There|Neither|He|She|They|We|It|But|And|After|When|While|From|Mrs?|Ms) [A-Za-z]|[A-Z]{4,}, [A-Z][a-z])"
    # 'listed Holm pursuant to E.O. 1 for ...; Brack pursuant to E.O. 2 for': read as one, the second is what the first did
    r"|;(?=\s(?:and\s)?[A-Z][^;:]{2,80}?\spursuant\sto\sE\.O\.)"
)
# 'Talks on ports fail - Holm': whose words a headline gives, or whose page it is
_TAIL = re.compile(r"\s[-–—|]\s(?:[A-Z][\w.’'-]*\s?){1,4}\Z")
_NO_BLANK = re.compile(
    r"[.!?][”\"’“‘]{0,2}[A-Z]|[a-z][A-Z]|;\s(?:and\s)?[A-Z][^;:]{2,80}?\spursuant\sto\sE\.O\."
)  # in all of these, and sooner looked for

_GLUED_LIST = re.compile(r"(?<=[a-z]);(?=[A-Z])")
_GLUED_BRACKET = re.compile(r"(?<=[a-z]{2}|[A-Z]{2})\((?=[A-Z])")  # 'Halden Institute Ltd(Halden)'
_PARAGRAPH = re.compile(r"[A-Za-z]{0,2}\d+[A-Za-z]?(?:\([A-Za-z0-9]{1,3}\))+")  # '501(c)(3)'


@lru_cache(maxsize=1)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name. Raises ConfigError when it is not installed."""
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as exc:
        hint = "run ./run setup, or name an installed one"
        raise ConfigError(f"the model {name!r} is not installed", where="extraction.model", hint=hint) from exc
    tokenizer: Any = nlp.tokenizer
    if find := getattr(tokenizer, "infix_finditer", None):  # 'co-chaired' in three tokens is no verb to any tagger
        tokenizer.infix_finditer = lambda text: _infixes(text, find)
    if hasattr(tokenizer, "token_match"):  # 'Section 7031(c) of the Act' in two sentences else
        tokenizer.token_match = _PARAGRAPH.fullmatch
    if add := getattr(tokenizer, "add_special_case", None):  # 'Maj. Gen. Ada Holm' in two sentences else
        for word in (*map(str.title, SHORT_TITLES), "SSgt.", "MSgt.", "PTE.", "Pte.", "Hon.", "Rt."):
            add(word, [{"ORTH": word}])
        add("):", [{"ORTH": ")"}, {"ORTH": ":"}])  # behind an office in brackets, no face
    gc.freeze()  # what lives as long as the process is not looked through again and again
    return nlp


def _infixes(text: str, find: Callable[[str], Iterable[re.Match[str]]]) -> list[re.Match[str]]:
    """Where the tokenizer is to part a string besides its ends, in order and without overlaps."""
    found = [m for m in find(text) if m.group() != "-" or text[: m.start()].lower() not in JOINED]
    if ";" in text:  # 'Ada Holm, his mother;Per Vell, his father'
        found += [m for m in _GLUED_LIST.finditer(text) if m.start() not in {x.start() for x in found}]
        found.sort(key=lambda m: m.start())
    if "(" in text:
        begun = {m.start() for m in found}
        found += [m for m in _GLUED_BRACKET.finditer(text) if m.start() not in begun]
        found.sort(key=lambda m: m.start())
    return found


def _pieces(source: SourceDocument, foreign: Container[int]) -> Iterator[tuple[int, Part]]:
    """(block index, part) of what is analysed on its own: a block, an enumerated item of it, or a part of a very long one."""
    labelled, again = lone_label(source), begun_again(source)
    for n, block in enumerate(source.blocks):
        if n in foreign or n in again:
            continue
        counted = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
        whole = [Part(block.start, block.end)]
        if tail := _TAIL.search(source.text, block.start, block.end) if block.kind is BlockKind.TITLE else None:
            whole = [Part(block.start, tail.start()), Part(tail.start(), block.end, GOES_ON)]
        for part in _read_parts(source.text, block.start, block.end) if counted else whole:
            start, mark = part.start, part.mark
            town = source.text.find(":", start, part.end) + 2 if n == labelled and start == block.start else None
            if counted and (line := town or _dateline(source.text, start, part.end, block.kind)):
                yield n, Part(start, line, mark)
                start, mark = line, GOES_ON
            sought = counted and _NO_BLANK.search(source.text, start, part.end)
            for glued in _GLUED.finditer(source.text, start, part.end) if sought else ():
                yield n, Part(start, glued.end(), mark)
                start, mark = glued.end(), GOES_ON
            while part.end - start > _PIECE:
                window = source.text[start : start + _PIECE]
                cuts = [m.end() for m in _CUT.finditer(window, _PIECE // 2)]
                cut = start + (cuts[-1] if cuts else window.rfind(" ", _PIECE // 2) + 1 or _PIECE)
                yield n, Part(start, cut, mark)
                start, mark = cut, GOES_ON
            yield n, Part(start, part.end, mark)


def _dateline(text: str, start: int, end: int, kind: BlockKind) -> int | None:
    """Where the dateline ends that a stretch of text begins with; a town in small letters must be a known one."""
    if line := _DATELINE.match(text, start, end) or _RUN_IN.match(text, start, end):
        return line.end()
    town = _TOWN.match(text, start, end) if kind is BlockKind.PARAGRAPH else None
    if town is None:
        return None
    g, name = gazetteer(), town[1].title()
    return town.end() if name in g.capitals or name in g.places else None


def _read_parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts of a block, without what a page sets into its text."""
    at = start
    for a, b in (*insets(text, start, end), (end, end)):
        if text[at:a].strip():
            for part in parts(text, at, a):
                yield part if part.mark or at == start else replace(part, mark=GOES_ON)
        at = b


def analyse(source: SourceDocument, model: str = DEFAULT_MODEL, skip: Container[int] = ()) -> Analysis:
    """Run the language model over a document, block by block; `skip` are indexes of blocks left out."""
    import numpy
    from spacy.tokens import Doc

    nlp = load_model(model)
    pieces = list(_pieces(source, skip))
    docs: list[Doc] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    reading = _as_written(source, pieces, nlp)
    texts = [unmarked(reading[p.start : p.end].replace("\n", " ").replace(". . .", " ... ")) for _, p in pieces]
    texts = [_REFERENCE.sub(lambda m: " " * len(m[0]), text) if "[" in text else text for text in texts]
    texts = [_AKA.sub(_letters_only, text) if ".k.a" in text or ".b.a" in text else text for text in texts]
    texts = [_ZONE.sub(lambda m: ZONES[m[0].lower()], text) if ".m. " in text else text for text in texts]
    texts = [_DAY_SET_IN.sub(r" \1 ", text) if "day (" in text else text for text in texts]
    if he := named_he(source.text):  # to the language model a pronoun
        texts = [he.sub(SURNAME, text) for text in texts]
    texts = [_UNDER.sub(RANK, text) if "Under " in text else text for text in texts]
    gone = [seats(text) for text in texts]
    docs_read = _read(nlp, map(without, texts, gone))
    begun: list[tuple[int, str]] = []
    for (block, part), cuts, doc in zip(pieces, gone, docs_read, strict=True):
        doc.tensor = numpy.zeros((0,), dtype="float32")  # the bulk of a Doc's memory, not needed any more
        if not len(doc):
            continue
        docs.append(doc)
        if part.mark != GOES_ON:
            begun.append((len(starts), part.mark))
        places = doc.to_array(["IDX", "LENGTH"]).astype("int64")
        begins = places[:, 0] + part.start
        for a, b in cuts:
            begins[begins >= part.start + a] += b - a
        starts += begins.tolist()
        ends += (begins + places[:, 1]).tolist()
        blocks += [block] * len(doc)
    merged = joined(docs) if docs else Doc(nlp.vocab)
    assert len(merged) == len(starts)
    return Analysis(source, merged, starts, ends, blocks, reading, begun, _dictionary(nlp))


def _read(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """What the pipeline makes of each text."""
    ruler = _ruler(nlp)
    lemmatizer = (
        nlp.get_pipe("lemmatizer") if ruler and "lemmatizer" in nlp.pipe_names else None
    )  # needs the ruler's work
    for doc in nlp.pipe(texts, batch_size=_BATCH, disable=("attribute_ruler", "lemmatizer") if ruler else ()):
        if ruler:
            ruler(doc)
        yield lemmatizer(doc) if lemmatizer else doc


@lru_cache(maxsize=1)
def _ruler(nlp: Language) -> Ruler | None:
    """Its attribute ruler, if it has one."""
    found = "attribute_ruler" in nlp.pipe_names
    return Ruler(nlp.get_pipe("attribute_ruler")) if found else None  # type: ignore[arg-type]


def _letters_only(m: re.Match[str]) -> str:
    """'aka   ' for 'a.k.a.'."""
    return m[0].replace(".", "").ljust(len(m[0]))


def _as_written(source: SourceDocument, pieces: Sequence[tuple[int, Part]], nlp: Language) -> str:
    """The text for the language model, which cannot read capitals throughout; as long as the document's own."""
    out, at = [], 0
    for _, part in pieces:
        text = source.text[part.start : part.end]
        read = (
            recased(text, _dictionary(nlp))
            if in_capitals(text)
            else owners_marked(quotes_doubled(speaker_named(dashed(text))))
        )
        if read != text:
            out += [source.text[at : part.start], read]
            at = part.end
    return "".join(out) + source.text[at:]


@lru_cache(maxsize=1)
def _dictionary(nlp: Language) -> Callable[[str], bool]:
    """Whether the model's lemmatizer knows a small word, or what is left without its ending; a model may have none."""
    known: set[str] = set(nlp.Defaults.stop_words)
    if "lemmatizer" in nlp.pipe_names:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        for name in ("lemma_index", "lemma_exc"):
            if lookups.has_table(name):
                for words in lookups.get_table(name).values():
                    known.update(words)
    return lambda word: any(_ENDING.sub(stem, word) in known for stem in ("", "e", "y")) or word in known


def extract(source: SourceDocument, model: str = DEFAULT_MODEL, order: str = "auto") -> Extraction:
    """Everything that can be found in one document; `order` is how 12/01/2026 is read: auto, dmy or mdy."""
    foreign = foreign_blocks(source)
    listed = listed_names(source)
    found = from_analysis(analyse(source, model, foreign.keys() | listed), order)
    if foreign:
        languages = ", ".join(sorted(set(foreign.values())))
        said = f"{len(foreign)} of {len(source.blocks)} paragraphs are not in English ({languages}): not analysed"
        found = replace(found, warnings=(*found.warnings, said))
    if listed:
        said = f"{len(listed)} of {len(source.blocks)} paragraphs are a list of names: not analysed"
        found = replace(found, warnings=(*found.warnings, said))
    return found


def _without_capitals(actor: Actor) -> Actor:
    """A person whose name or office stands in capitals throughout, set as names are."""
    if actor.kind is not ActorKind.PERSON:
        return actor
    return replace(actor, name=name_set(actor.name), roles=tuple(map(name_set, actor.roles)))


def from_analysis(analysis: Analysis, order: str = "auto") -> Extraction:
    """The steps after the language model."""
    cast = find_actors(analysis)
    cast.actors[:] = [_without_capitals(a) for a in cast.actors]
    dates = find_dates(analysis, order)
    tree = mended(analysis)
    actions = find_actions(analysis, tree.copy(), cast, dates)
    timeline = build_timeline(analysis, tree, cast, dates, actions)
    return rank(analysis, cast, dates, actions, timeline)
