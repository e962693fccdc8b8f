"""Codes of the registry whose letters are an abbreviation too are codes like any other."""

import re
from dataclasses import replace

import pytest

from chat import KnownUnit, Situation, understand
from chat import intents as i
from chat.situation import KnownPerson
from language.lexicon import slips
from tests.chat.understanding import HEAD, OFFICE, REVIEW, UNITS, brief

KEYS = sorted({key for key in slips() if len(key) < 4} | {"tl", "cv", "nv", "th", "ld", "tt", "gd"})
PLAIN = "ZQX"
OTHER = KnownPerson("CB08", "Ông Thị Vân", "KHTC", "Chuyên viên")
OF_UNITS = (
    "{} còn việc gì",
    "xuất excel {}",
    "chuyển 8 cho {}",
    "giao {} rà soát kho trước 15/12",
    "quá hạn của {}",
    "việc của {}, NVY",
)
OF_PEOPLE = (
    "mời {}",
    "moi {}, CB08",
    "hủy liên kết {}",
    "{} nghỉ việc",
    "việc của {}",
    "{}",
)
MIXED = replace(
    OFFICE,
    units=(
        *UNITS,
        KnownUnit("HT", "Phòng Hạ tầng"),
        KnownUnit("QH", "Phòng Quy hoạch"),
        KnownUnit("GH", "Phòng Giám hộ"),
        KnownUnit("XN", "Phòng Xét nghiệm"),
    ),
    people=(KnownPerson("XN03", "Mạc Tú", "XN"), KnownPerson("TL07", "Tạ Khoa", "HT"), OTHER),
)
UNIT = replace(HEAD, units=MIXED.units, people=MIXED.people)


def _with_unit(at: Situation, code: str) -> Situation:
    return replace(at, units=(*UNITS, KnownUnit(code, "Phòng Ảnh Ngữ")))


def _with_person(at: Situation, code: str) -> Situation:
    return replace(at, people=(KnownPerson(code, "Lã Minh Trí", "KHTC", "Chuyên viên"), OTHER))


def _meant(text: str, at: Situation, code: str, plain: str) -> str:
    """What is meant, with the code as the plain one is called."""
    return re.sub(rf"\b{code}\b", plain, repr(understand(text, at)), flags=re.IGNORECASE).casefold()


@pytest.mark.parametrize("at", [OFFICE, HEAD], ids=["office", "head"])
@pytest.mark.parametrize("said", OF_UNITS)
def test_a_unit_is_known_by_any_code(said: str, at: Situation) -> None:
    expected = _meant(said.format(PLAIN), _with_unit(at, PLAIN), PLAIN, PLAIN)
    for code in map(str.upper, KEYS):
        for typed in (code, code.lower()):
            assert _meant(said.format(typed), _with_unit(at, code), code, PLAIN) == expected, typed


@pytest.mark.parametrize("at", [OFFICE, HEAD], ids=["office", "head"])
@pytest.mark.parametrize("said", OF_PEOPLE)
def test_somebody_is_known_by_any_code(said: str, at: Situation) -> None:
    plain = f"{PLAIN}01"
    expected = _meant(said.format(plain), _with_person(at, plain), plain, plain)
    for code in (f"{key.upper()}01" for key in KEYS):
        for typed in (code, code.lower()):
            assert _meant(said.format(typed), _with_person(at, code), code, plain) == expected, typed


MEANT = {
    "việc HT của NVY": "Ask units=HT,NVY",
    "việc qh của QH": "Ask units=QH stands=overdue",
    "HT CÒN VIỆC GÌ": "Ask units=HT",
    "12 ht": "Done 12",
    "VIỆC 12 ĐÃ HT": "Done 12",
    "gh 12 3 ngày": "ChangeDeadline 12 by 3 extends",
    "giao KHTC rà soát ht kho trước 15/12": "NewTask KHTC rà soát ht kho trước 15/12 2026-12-15 before",
    "mời TL07, CB08": "Invite TL07 + Invite CB08",
    "XN03": "Unknown xn03",
}
OF_DRAFTS = {
    "giao 3 cho HT": "GiveUnit 3 HT numbers",
    "3 HT": "GiveUnit 3 HT numbers",
    "1-3 HT\n4 QH": "GiveUnit 1 2 3 HT numbers + GiveUnit 4 QH numbers",
    "1-3 HT\n4 KHTC": "GiveUnit 1 2 3 HT numbers + GiveUnit 4 KHTC numbers",
    "mục 3 giao HT, phối hợp QH": "GiveUnit 3 HT &QH numbers",
}


@pytest.mark.parametrize(("said", "meant"), MEANT.items())
def test_a_word_is_a_code_or_a_word_and_never_both(said: str, meant: str) -> None:
    assert brief(understand(said, MIXED)) == meant


@pytest.mark.parametrize(("said", "meant"), OF_DRAFTS.items())
def test_a_draft_is_given_to_a_unit_of_any_code(said: str, meant: str) -> None:
    assert brief(understand(said, replace(REVIEW, units=MIXED.units))) == meant


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("việc ht của NVY", []),
        ("danh sách qh", []),
        ("Việc 12 đã HT", []),
        ("đôn đốc qh", [i.Urge, i.Urge]),
    ],
)
def test_what_reads_both_ways_is_asked(said: str, readings: list[type]) -> None:
    meant = understand(said, MIXED)
    assert isinstance(meant, i.Ambiguous)
    assert meant.kind is i.Doubt.CODE_OR_WORD
    assert [type(each) for each in meant.readings] == readings


def test_a_head_who_says_a_code_of_somebody_reports_nothing() -> None:
    for said in ("XN03", "xn03", "TL07"):
        assert isinstance(understand(said, UNIT), i.Unknown)


def test_what_was_chosen_is_not_asked_about_again() -> None:
    offered = understand("đôn đốc qh", replace(MIXED, chosen=True))
    assert brief(offered) == brief(understand("đôn đốc quá hạn", MIXED))
