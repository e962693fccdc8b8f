"""Names of units: what is exact decides, what is like proposes."""

import pytest

from expressions.names.unitbook import How, UnitBook
from tasks.model import Unit

BOOK = UnitBook(
    [
        Unit(1, "BGD", "Ban Giám đốc Sở", "lãnh đạo", ("BGĐ", "Lãnh đạo Sở", "Giám đốc Sở")),
        Unit(2, "VP", "Văn phòng Sở", "phòng", ("Văn phòng", "VPS")),
        Unit(3, "TTR", "Thanh tra Sở", "phòng", ("Thanh tra",)),
        Unit(4, "NVT", "Phòng Nghiệp vụ Thú y", "phòng", ("P.NVT", "Nghiệp vụ Thú y")),
        Unit(5, "NVTS", "Phòng Nghiệp vụ Thủy sản", "phòng", ("P. NVTS",)),
        Unit(6, "KHTC", "Phòng Kế hoạch - Tài chính", "phòng", ("KH-TC", "Kế hoạch tài chính")),
        Unit(7, "TTG", "Trung tâm Giống vật nuôi", "đơn vị trực thuộc", ("Trại giống",)),
        Unit(8, "TCD", "Trường Cao đẳng Nông nghiệp", "đơn vị trực thuộc", ("Trại giống",)),
        Unit(9, "CUX", "Chi cục cũ", "đơn vị trực thuộc", active=False),
    ],
    organisation="Sở Nông nghiệp",
)
ROOMS = (2, 3, 4, 5, 6)
BELOW = (7, 8)


def ids(units: tuple[Unit, ...]) -> tuple[int, ...]:
    return tuple(unit.id for unit in units)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phòng Nghiệp vụ Thú y", 4),
        ("phong nghiep vu thu y", 4),
        ("PHÒNG NGHIỆP VỤ THÚ Y", 4),
        ("Phòng  Nghiệp vụ\nThú y.", 4),
        ("p.nvt", 4),
        ("P. NVT", 4),
        ("NVTS", 5),
        ("Phòng Kế hoạch – Tài chính", 6),
        ("Phòng Kế hoạch-Tài chính", 6),
        ("KH-TC", 6),
        ("KH TC", 6),
        ("Văn phòng", 2),
        ("Văn phòng Sở Nông nghiệp", 2),
        ("Phòng Nghiệp vụ Thú y thuộc Sở", 4),
        ("Phòng Nghiệp vụ Thú y trực thuộc Sở Nông nghiệp", 4),
        ("Giám đốc Sở Nông nghiệp", 1),
        ("Lãnh đạo Sở", 1),
    ],
)
def test_an_exact_name_alias_or_code_decides(name: str, unit: int) -> None:
    match = BOOK.match(name)
    assert (match.how, ids(match.units)) == (How.NAME, (unit,))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Chánh Văn phòng", 2),
        ("Chánh Văn phòng Sở", 2),
        ("Chánh Thanh tra", 3),
        ("Phó Chánh Thanh tra Sở", 3),
        ("Trưởng phòng Nghiệp vụ Thú y", 4),
        ("đồng chí Trưởng phòng Kế hoạch - Tài chính", 6),
        ("Đ/c Phó Trưởng phòng Nghiệp vụ Thủy sản", 5),
        ("Giám đốc Trung tâm Giống vật nuôi", 7),
        ("Hiệu trưởng Trường Cao đẳng Nông nghiệp", 8),
    ],
)
def test_an_officers_title_stands_for_the_unit(name: str, unit: int) -> None:
    match = BOOK.match(name)
    assert (match.how, ids(match.units)) == (How.TITLE, (unit,))


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("các phòng", ROOMS),
        ("Các phòng chuyên môn, nghiệp vụ thuộc Sở", ROOMS),
        ("các phòng chức năng sở", ROOMS),
        ("các phòng chuyên môn thuộc Sở Nông nghiệp", ROOMS),
        ("Trưởng các phòng", ROOMS),
        ("đồng chí Trưởng các phòng chuyên môn", ROOMS),
        ("các đơn vị trực thuộc", BELOW),
        ("cơ quan, các đơn vị trực thuộc", BELOW),
        ("Thủ trưởng các đơn vị sự nghiệp trực thuộc Sở", BELOW),
        ("các phòng, đơn vị", (*ROOMS, *BELOW)),
        ("các phòng, ban và các đơn vị trực thuộc Sở", (*ROOMS, *BELOW)),
    ],
)
def test_a_groups_name_stands_for_its_kind(name: str, units: tuple[int, ...]) -> None:
    match = BOOK.match(name)
    assert (match.how, ids(match.units)) == (How.GROUP, units)


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Phòng Nghiệp vụ", 4),
        ("Trưởng phòng Nghiệp vụ", 4),
        ("phòng Kế hoạch - Nghiệp vụ - Tài chính", 6),
        ("Phòng Kế hoạch Tài chánh", 6),
        ("Trại giống", 7),  # two units bear it
        ("Trung tâm Giống vật nuôi thuộc Sở Công Thương", 7),
    ],
)
def test_what_is_only_like_is_proposed_and_never_taken(name: str, proposed: int) -> None:
    match = BOOK.match(name)
    assert (match.how, match.units) == (How.UNKNOWN, ())
    assert proposed in ids(match.proposals)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "các",
        "các đơn vị",
        "các đơn vị liên quan",
        "các phòng, đơn vị có liên quan",
        "các sở, ngành",
        "Thủ trưởng các cơ quan, đơn vị",
        "Ủy ban nhân dân các huyện",
        "Chi cục cũ",
        "đồng chí",
        "Trưởng",
        "x" * 100_000,
    ],
)
def test_nobodys_name_is_taken_for_a_unit(name: str) -> None:
    assert BOOK.match(name).units == ()


def test_a_kind_of_the_registrys_own_makes_a_group() -> None:
    book = UnitBook(
        [
            Unit(1, "A", "Bệnh viện Một", "bệnh viện"),
            Unit(2, "B", "Bệnh viện Hai", "bệnh viện"),
            Unit(3, "C", "Phòng Ba", "phòng"),
        ]
    )
    assert ids(book.group("các bệnh viện")) == (1, 2)
    assert ids(book.group("các bệnh viện trực thuộc Sở")) == (1, 2)
    assert ids(book.group("các đơn vị trực thuộc")) == (1, 2)


def test_an_empty_registry_knows_nothing() -> None:
    book = UnitBook([])
    assert book.match("Văn phòng").units == ()
    assert book.group("các phòng") == ()


ABBREVIATED = UnitBook(
    [
        Unit(1, "KHTC", "Phòng Kế hoạch - Tài chính", "phòng", ("P.KHTC",)),
        Unit(2, "CDHA", "Khoa Chẩn đoán hình ảnh", "khoa"),
        Unit(3, "07", "Phòng Tổ chức cán bộ", "phòng", ("P. TCCB", "Tổ chức")),
        Unit(4, "GVN", "Trung tâm Giống vật nuôi", "đơn vị trực thuộc"),
        Unit(5, "TTR", "Thanh tra Sở", "phòng"),
        Unit(6, "DD", "Phòng Điều dưỡng", "phòng"),
        Unit(7, "DDTC", "Khoa Dinh dưỡng", "khoa", ("DD",)),
        Unit(8, "QHPT", "Phòng Quy hoạch", "phòng", active=False),
    ],
    organisation="Sở Y tế",
)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phòng KHTC", 1),
        ("P. KHTC", 1),
        ("phòng khtc", 1),
        ("PHÒNG KHTC", 1),
        ("Phòng KHTC Sở Y tế", 1),
        ("Khoa CĐHA", 2),
        ("K. CĐHA", 2),
        ("Phòng TCCB", 3),
        ("Trung tâm GVN", 4),
        ("TT GVN", 4),
    ],
)
def test_a_code_behind_its_units_noun_decides(name: str, unit: int) -> None:
    assert ids(ABBREVIATED.match(name).units) == (unit,)


@pytest.mark.parametrize(
    "name",
    ["Khoa KHTC", "Ban KHTC", "Phòng CĐHA", "Phòng TTR", "Phòng DD", "Khoa DD", "Phòng 07", "Phòng QHPT"],
)
def test_a_code_behind_another_noun_or_of_two_units_decides_nothing(name: str) -> None:
    assert ABBREVIATED.match(name).units == ()


def test_the_unit_of_a_code_behind_another_noun_is_proposed() -> None:
    assert ids(ABBREVIATED.match("Ban KHTC").proposals)[0] == 1


def test_the_officer_of_an_abbreviated_unit_stands_for_it() -> None:
    assert ids(ABBREVIATED.match("Trưởng phòng KHTC").units) == (1,)


@pytest.mark.parametrize(
    ("noun", "codes"),
    [
        ("trung tâm y tế", ["TTA", "TTB"]),
        ("TTYT", ["TTA", "TTB"]),
        ("ttyt huyện", ["TTA", "TTB"]),
        ("bệnh viện", ["BVC"]),
        ("chi cục", []),
        ("", []),
    ],
)
def test_the_noun_of_several_units_is_shared_by_them(noun: str, codes: list[str]) -> None:
    names = {
        "TTA": "Trung tâm Y tế huyện An Lão",
        "TTB": "Trung tâm Y tế huyện Ba Tơ",
        "BVC": "Bệnh viện Mắt",
    }
    book = UnitBook(
        Unit(id=n, code=code, name=name, kind="", aliases=(), parent_id=None, active=True)
        for n, (code, name) in enumerate(names.items(), start=1)
    )
    assert [unit.code for unit in book.sharing(noun)] == codes
