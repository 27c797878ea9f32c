"""What is done in spaCy's place has spaCy's result."""

from spacy.tokens import Doc

from briefgen.extract.pipeline import load_model
from briefgen.extract.shortcuts import Ruler, joined

TEXTS = (
    "The Harbour Board has approved the budget that it wrote, and it didn't wait for anyone once there was money.",
    "Let's go; they're gonna pay, y'all gotta see it. It ain't over, c'mon! There's no harbour here.",
    "But the ports  are closing, which is what they'll do   again.",
    "Minister Ada Holm signed the order on Monday.\n\nSudria and Norland were to do so, too",
    "The Harbour Board has gone there.",
)
RULED = ["POS", "TAG", "DEP", "MORPH", "LEMMA"]
READ = [*RULED[:3], "LEMMA", "ORTH", "SPACY", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


def test_patterns_that_are_looked_up_match_as_spacy_s_own() -> None:
    nlp = load_model()
    ruler = Ruler(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]
    for text in TEXTS + TEXTS[::-1]:  # each is met again
        own, ours = (nlp(text, disable=["attribute_ruler", "lemmatizer"]) for _ in range(2))
        nlp.get_pipe("attribute_ruler")(own)
        ruler(ours)
        assert ours.to_array(RULED).tolist() == own.to_array(RULED).tolist()


def test_joined_documents_are_those_of_spacy() -> None:
    docs = [nlp(text) for nlp in [load_model()] for text in TEXTS]
    own, ours = Doc.from_docs(docs, ensure_whitespace=True, exclude=["tensor"]), joined(docs)
    assert own is not None and ours.text == own.text
    assert ours.to_array(READ).tolist() == own.to_array(READ).tolist()
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in own.sents]
    assert joined(docs[:1]).text == docs[0].text
