"""Extractions + Selection -> Brief: merge across documents, conflicts, rank, what is new. Pure."""

from briefgen.assemble.brief import assemble
from briefgen.assemble.draft import Limits
from briefgen.assemble.ledger import item_key, told_items
from briefgen.assemble.notes import check
from briefgen.assemble.themes import suggest_themes
from briefgen.assemble.words import find_phrases

__all__ = ["Limits", "assemble", "check", "find_phrases", "item_key", "suggest_themes", "told_items"]
