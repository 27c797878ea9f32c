"""The trees that the rules repair: what may be moved where."""

from __future__ import annotations

import pytest

from briefgen.extract.pipeline import analyse
from briefgen.extract.tree import Tree
from briefgen.sources.plain import read_plain


@pytest.fixture
def tree():
    """The tree of 'Norway bans the sale of kelp': bans -> sale -> of -> kelp."""
    found = Tree(analyse(read_plain(b"Norway bans the sale of kelp.", "x.txt")))
    assert [found.text[i] for i in (5, *found.up(5))] == ["kelp", "of", "sale", "bans"]
    return found


def test_a_branch_is_moved_with_what_is_below_it(tree):
    tree.hang(4, 1, "prep")
    assert (list(tree.up(5)), tree.has(1, "prep"), tree.kids[3]) == ([4, 1], [4], [2])


def test_a_branch_becomes_a_root(tree):
    tree.hang(3, 3, "ROOT")
    assert (list(tree.up(5)), 3 in tree.kids[1]) == ([4, 3], False)


@pytest.mark.parametrize("below", [4, 5])
def test_nothing_is_moved_below_itself(tree, below):
    before = tree.head[:], tree.dep[:], [k[:] for k in tree.kids]
    tree.hang(3, below, "dobj")
    assert (tree.head, tree.dep, tree.kids) == before


@pytest.mark.parametrize(("over", "head"), [(1, 3), (3, 1)])
def test_one_takes_the_place_of_another(tree, over, head):
    below = {1: 3, 3: 4}[over]
    tree.supplant(below, over)
    tree.hang(over, below, "acl")
    assert (tree.head[below], tree.head[over]) == (head, below)
