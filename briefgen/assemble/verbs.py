"""Which verbs of the news tell one act: 'raised' and 'hiked', 'approved a rise' and 'raised'. Pure, no language model."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from briefgen.assemble.words import stem, words

# One act a line; a word may stand in several. Nouns of the same form count with their verbs.
_ACTS = """
raise increase hike lift boost rise
cut lower reduce slash trim decrease
fall drop decline plunge tumble slump sink
rise climb jump soar surge rally
approve adopt pass endorse ratify clear enact
back endorse support
reject dismiss refuse decline overrule
annul overturn overrule quash revoke rescind repeal cancel invalidate void nullify strike
uphold confirm affirm back
start begin launch initiate open commence
stop halt suspend pause freeze
end terminate scrap cancel abolish
buy acquire purchase
appoint name nominate pick select choose
arrest detain
kill murder assassinate slay
injure wound hurt
die perish succumb
meet talk meeting summit negotiation
sign ink seal
agree reach conclude deal pact accord agreement
resign quit leave resignation
sell auction
lose
delist unblock
fire sack dismiss oust remove
sanction designate blacklist
order instruct direct
urge press appeal ask request demand
warn caution alert warning
impose levy introduce slap tariff duty
ban bar prohibit outlaw
deploy send dispatch
visit travel fly arrive
attack strike hit bomb shell raid
shoot fire
charge indict indictment
accuse blame allege
jail imprison sentence
convict condemn
free release liberate
praise welcome hail applaud commend laud
condemn denounce criticise criticize slam decry deplore
rule decide find ruling decision
fine penalise penalize
give grant award donate provide
pledge promise vow commit
beat defeat win
retain keep
postpone delay defer
extend prolong renew extension
close shut shutter closure
seize confiscate capture
destroy demolish
rescue save
find discover
expel deport
withdraw pull recall withdrawal
broker mediate negotiate
create establish found form
build construct
hire recruit
fund finance
steal hack breach
investigate probe examine investigation
expand widen broaden
help assist aid
require mandate oblige
allow permit authorise authorize
enter join member
flee escape
invest spend
"""
# Verbs that leave it to their object what was done.
_LIGHT = frozenset(
    map(
        stem,
        """announce unveil approve decide confirm agree vote make take carry conduct impose issue launch hold have give put reach order
        deliver undertake conclude become""".split(),
    )
)
# Acts that undo each other, by a word of each.
_OPPOSITES = """
raise cut;rise fall;approve reject;uphold annul;start stop;start end;allow ban;open close;impose revoke;impose cancel;arrest free;jail free;
praise condemn;extend end;sanction delist;expand cut;deploy withdraw;enter leave;appoint sack;buy sell;win lose;ban approve;
allow reject;build destroy;enter quit;back condemn;approve annul;postpone open
"""
_OBJECT = 8  # words of an object that may name the act


def _table() -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for n, line in enumerate(_ACTS.strip().splitlines()):
        for word in line.split():
            found[stem(word)].add(n)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_OF = _table()
_NONE: frozenset[int] = frozenset()
_UNDO = frozenset(
    (a, b)
    for pair in _OPPOSITES.replace("\n", "").split(";")
    for x, y in (pair.split(), pair.split()[::-1])
    for a in _OF.get(stem(x), _NONE)
    for b in _OF.get(stem(y), _NONE)
)


def opposite(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether one of two sets of acts, which have none in common, undoes the other."""
    return any((x, y) in _UNDO for x in a for y in b)


@lru_cache(maxsize=16384)
def acts(verb: str, what: str) -> frozenset[int]:
    """Numbers of the acts that a verb (its stem) tells, or a light verb with its object; empty where none is known."""
    own = _OF.get(verb, _NONE)
    if verb in _LIGHT:
        own = own.union(*(_OF.get(stem(w), _NONE) for w in words(what)[:_OBJECT]))
    return own
