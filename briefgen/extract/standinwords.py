"""The nouns that act for somebody named: whose official, which company, how many countries."""

from __future__ import annotations

# who speaks and acts for the state or body that the word before names
AGENTS = frozenset(
    "official officials spokesperson spokesman spokeswoman representative representatives executive executives authorities "
    "regulators regulator watchdog enforcer enforcers government governments negotiator negotiators diplomat diplomats lawmakers troops forces military "
    "administration prosecutors investigators inspectors ministry team delegation".split()
)
SPOKES = frozenset("spokesperson spokesman spokeswoman".split())
LEADERS = frozenset("leaders ministers presidents secretaries principals officials counterparts delegations".split())
HEADS_OF = frozenset(
    "government governments ministers leaders presidents representatives heads authorities delegations counterparts".split()
)
# parts of a body, and people of it whom nothing names, that act for it
LIMBS = frozenset(
    "wing arm branch chapter chapters affiliate affiliates leader leaders commander commanders official officials".split()
)
FIRMS = frozenset(
    "companies firms businesses platforms sites websites banks agencies manufacturers airlines carmakers retailers vendors "
    "organisations organizations groups departments institutions unions".split()
)
TALKS = frozenset(
    "meet discuss speak talk call host hold convene exchange confer visit welcome receive address".split()
)
OF_STATES = frozenset(
    "authorities regulators regulator government governments administration troops forces military".split()
)
# last words of names of bodies by which the text goes on to call them ('the working group', 'the task force')
BODIES = frozenset(
    "group force council commission committee board panel agency authority office bureau service court bank fund network "
    "task-force team mission alliance coalition union association institute centre center exchange taskforce subcommittee "
    "assembly parliament secretariat initiative forum partnership consortium tribunal".split()
)
# bodies that sit and agree, and what any of them is called then
COLLEGES = frozenset(
    "council committee commission force assembly forum board union conference group organization organisation association "
    "federation panel alliance".split()
)
SITTINGS = frozenset(("body", "plenary"))
# what a text calls the one company that it tells of
ONE_FIRM = frozenset(
    "company firm retailer carmaker automaker manufacturer airline lender platform giant startup start-up supplier operator "
    "developer maker chain insurer brewer utility conglomerate e-retailer marketplace chipmaker group corporation".split()
)
PERSONS = frozenset(
    "lawmaker scientist banker researcher professor economist analyst politician minister executive judge diplomat envoy mayor "
    "ambassador senator lawyer expert general billionaire commissioner chancellor governor".split()
)
TRADES = {
    "airline": frozenset(("airline", "airlines", "airways", "air")),
    "carrier": frozenset(("airline", "airlines", "airways", "air")),
    "lender": frozenset(("bank", "bancorp")),
    "insurer": frozenset(("insurance", "assurance", "insurers")),
    "carmaker": frozenset(("motor", "motors", "automotive", "automobiles")),
    "automaker": frozenset(("motor", "motors", "automotive", "automobiles")),
}
OFFICES = frozenset(
    "ministry department commission council parliament agency authority office court government administration bureau "
    "committee service senate congress house board union nations nato eu network treasury pentagon kremlin police army navy forces".split()
)
