"""What formulas of a workbook say, and letters that stand in cells of their own."""

import pytest
from lxml import etree

from directives.formats.workbook import is_reckoned, joined, letters_in_cells

_SHEET = (
    '<sheet><row><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>12</v></c></row>'
    '<row><c r="B3" t="inlineStr"><is><t>C</t></is></c><c r="C3" t="s"><v>2</v></c></row></sheet>'
)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ('"M"&UNICHAR(7852)&"T"', "MẬT"),
        ("_xlfn.UNICHAR(77)&CHAR(65)", "MA"),
        ('CONCATENATE("a","b""c")', 'ab"c'),
        ("SUM(A1:A3)", ""),
        ("UNICHAR(99999999)", ""),
    ],
)
def test_a_formula_says_its_strings_and_its_letters_by_number(formula: str, said: str) -> None:
    assert joined(formula) == said


def test_letters_from_reckoned_numbers_are_not_seen() -> None:
    assert is_reckoned("UNICHAR(7000+852)")
    assert not is_reckoned("UNICHAR( 7852 )&SUM(A1)")


def test_letters_alone_in_their_cells_are_read_along_the_row_and_down_the_column() -> None:
    assert list(letters_in_cells(etree.fromstring(_SHEET), ["A", "B", "Đ"])) == ["AB", "CĐ", "AC", "BĐ"]
