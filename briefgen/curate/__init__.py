"""Curation: a Brief and Decisions in, a Brief out. Pure.

A Decision names its item by what it says and where it was said, so that it holds after documents are read and analysed
anew. `apply` gives the brief as staff want it; the assembled brief stays as it is, so that undoing is leaving out.
"""

from briefgen.curate.actors import aliases
from briefgen.curate.apply import apply
from briefgen.curate.decision import LASTING, Decision, ItemKey, Kind, from_plain, to_plain
from briefgen.curate.history import History
from briefgen.curate.match import key_of

__all__ = ["LASTING", "Decision", "History", "ItemKey", "Kind", "aliases", "apply", "from_plain", "key_of", "to_plain"]
