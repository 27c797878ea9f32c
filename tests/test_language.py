from briefgen.extract.language import foreign_blocks, listed_names
from briefgen.model import Block, BlockKind, SourceDocument

ENGLISH = "The ministry said on Monday that it will publish the list of licensed exporters before the end of the month."
FRENCH = "Le ministère a annoncé lundi qu'il publiera la liste des exportateurs agréés avant la fin du mois prochain."
CHINESE = "该部周一表示将在本月底之前公布获得许可的出口商名单并将在下个月举行会议"
NAMES = "Ardal Venn, Mirela Osto, Tobias Rehn, Kasimir Adeyo, Lene Forsberg, Paulo Menti, Ines Quarto, Janko Bielak"


def document(*paragraphs: str) -> SourceDocument:
    blocks, at = [], 0
    for p in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(p)))
        at += len(p) + 2
    return SourceDocument("d", "\n\n".join(paragraphs), tuple(blocks))


def test_only_paragraphs_in_another_language_are_left_out() -> None:
    found = foreign_blocks(document(ENGLISH, FRENCH, CHINESE, NAMES))
    assert found == {1: "fr", 2: "zh"}


def test_short_lines_are_never_called_foreign() -> None:
    assert foreign_blocks(document("Communiqué de presse", "Annexe II", "Genève")) == {}


def test_a_long_register_of_names_is_no_text() -> None:
    names = [
        f"{last}{end}, Ada {n}" for last in ("Holm", "Brack", "O’Venn") for end in ("", "-Orm") for n in "ABCDEFGHIJ"
    ]
    told = document("List of delegates", ENGLISH, *names, *names)
    assert listed_names(told) == set(range(2, 2 + 2 * len(names)))
    assert listed_names(document(ENGLISH, *names[:20])) == set()
