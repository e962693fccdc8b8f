"""The office's registry from files as offices keep them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.actions.people.registry import RegistryTaken, Rejected, import_people, import_units
from messages.command_line import office as words
from storage.database.engine import Database
from storage.registry import people
from storage.registry.written import Written
from tasks.model import Person, Role, Unit

UNITS = """code,name,kind,aliases,parent,in_charge
BLD,Ban Giám đốc Sở,lãnh đạo,Lãnh đạo Sở,,
VP,Văn phòng Sở,phòng,Văn phòng; VPS,BLD,P02
QH,Phòng Quy hoạch,phòng,P.QH,BLD,P02
"""
PEOPLE = """code,name,title,honorific,roles,unit
P01,Trương Văn Khải,Giám đốc Sở,đồng chí,director,BLD
P02,Ninh Thị Thảo,Phó Giám đốc Sở,đồng chí,deputy_director,BLD
P03,Quách Hữu Lộc,Chánh Văn phòng,đồng chí,head; office,VP
"""


@pytest.fixture
def import_units_from(database: Database, now: datetime) -> Callable[[Path], RegistryTaken | Rejected]:
    return lambda path: database.write(lambda session: import_units(session, path, now))


@pytest.fixture
def import_people_from(database: Database, now: datetime) -> Callable[[Path], RegistryTaken | Rejected]:
    return lambda path: database.write(lambda session: import_people(session, path, now))


Import = Callable[[Path], RegistryTaken | Rejected]


def written(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def unit_of(database: Database, code: str) -> Unit:
    found = database.read(lambda session: people.unit_by_code(session, code))
    assert found is not None
    return found


def person_of(database: Database, code: str) -> Person:
    found = database.read(lambda session: people.person_by_code(session, code))
    assert found is not None
    return found


def sentences(outcome: RegistryTaken | Rejected) -> list[str]:
    assert isinstance(outcome, Rejected)
    return [words.problem(problem) for problem in outcome.problems]


def test_units_and_people_are_taken_with_roles_aliases_and_who_is_in_charge(
    tmp_path: Path, database: Database, import_units_from: Import, import_people_from: Import
) -> None:
    units = import_units_from(written(tmp_path / "units.csv", UNITS))
    staff = import_people_from(written(tmp_path / "people.csv", PEOPLE))
    assert units == RegistryTaken(Written(added=3, updated=0))
    assert staff == RegistryTaken(Written(added=3, updated=0))
    office = unit_of(database, "vp")
    assert office.aliases == ("Văn phòng", "VPS")
    assert office.parent_id == unit_of(database, "BLD").id
    assert office.in_charge_id == person_of(database, "P02").id
    chief = person_of(database, "P03")
    assert chief.roles == {(Role.HEAD, office.id), (Role.OFFICE, office.id)}


def test_importing_again_updates_by_code(
    tmp_path: Path, database: Database, import_units_from: Import, import_people_from: Import
) -> None:
    import_units_from(written(tmp_path / "units.csv", UNITS))
    import_people_from(written(tmp_path / "people.csv", PEOPLE))
    chief = person_of(database, "P03").id
    renamed = UNITS.replace("Phòng Quy hoạch", "Phòng Quy hoạch - Kiến trúc").replace("QH,", "qh,", 1)
    moved = PEOPLE.replace("head; office,VP", "office,BLD")
    assert import_units_from(written(tmp_path / "units.csv", renamed)) == RegistryTaken(Written(0, 3))
    assert import_people_from(written(tmp_path / "people.csv", moved)) == RegistryTaken(Written(0, 3))
    assert unit_of(database, "QH").name == "Phòng Quy hoạch - Kiến trúc"
    again = person_of(database, "P03")
    assert again.id == chief
    assert again.roles == {(Role.OFFICE, unit_of(database, "BLD").id)}


def test_each_bad_row_is_named_and_nothing_is_taken(
    tmp_path: Path, database: Database, import_units_from: Import
) -> None:
    bad = UNITS + "VP,Văn phòng hai,phòng,,BLD,\nTTR,,phòng,,KHONG,\n"
    outcome = import_units_from(written(tmp_path / "units.csv", bad))
    assert sentences(outcome) == [
        "Dòng 5: mã VP đã có ở dòng 3.",
        "Dòng 6: ô “tên” còn trống.",
        "Dòng 6: không có đơn vị cấp trên mã KHONG.",
    ]
    assert database.read(people.units) == []


def test_a_person_of_an_unknown_unit_or_role_is_named(
    tmp_path: Path, database: Database, import_units_from: Import, import_people_from: Import
) -> None:
    import_units_from(written(tmp_path / "units.csv", UNITS))
    bad = PEOPLE + "P04,Mạc Thị Nhàn,Chuyên viên,chị,chief,XX\n"
    outcome = import_people_from(written(tmp_path / "people.csv", bad))
    assert isinstance(outcome, Rejected)
    assert [(found.code, found.line) for found in outcome.problems] == [
        ("unknown_role", 5),
        ("unknown_unit", 5),
    ]
    assert database.read(people.people) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_of_common_encodings_and_separators_are_read(
    tmp_path: Path, database: Database, import_units_from: Import, encoding: str, separator: str
) -> None:
    content = UNITS.replace("Văn phòng; VPS", '"Văn phòng; VPS"').replace(",", separator)
    import_units_from(written(tmp_path / "units.csv", content, encoding))
    assert unit_of(database, "VP").aliases == ("Văn phòng", "VPS")


def test_the_vietnamese_code_page_is_read(
    tmp_path: Path, database: Database, import_units_from: Import
) -> None:
    # The code page writes a tone as a character of its own.
    tones = {"ò": "o\u0300", "ả": "a\u0309"}
    content = "code,name,kind\nVP,Văn phòng,phòng\nTTR,Phòng Bảo đảm,phòng\n"
    for letter, parts in tones.items():
        content = content.replace(letter, parts)
    import_units_from(written(tmp_path / "units.csv", content, "cp1258"))
    assert unit_of(database, "VP").name == "Văn phòng"
    assert unit_of(database, "TTR").name == "Phòng Bảo đảm"


def test_a_workbook_with_vietnamese_headings_is_read(
    tmp_path: Path, database: Database, import_units_from: Import
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        [],
        ["STT", "Mã đơn vị", "TÊN ĐƠN VỊ", "Loại", "Tên khác"],
        [1, "QH", "Phòng Quy hoạch", "phòng", "P.QH;\nQuy hoạch"],
        [],
        [2, 12, "Phòng số 12", "phòng", None],
    ):
        sheet.append(row)
    book.save(tmp_path / "units.xlsx")
    assert import_units_from(tmp_path / "units.xlsx") == RegistryTaken(Written(2, 0))
    assert unit_of(database, "QH").aliases == ("P.QH", "Quy hoạch")
    assert unit_of(database, "12").name == "Phòng số 12"


def test_rows_of_a_workbook_are_named_by_its_own_line_numbers(
    tmp_path: Path, import_units_from: Import
) -> None:
    book = Workbook()
    for row in (["code", "name", "kind"], ["QH", "Phòng Quy hoạch", "phòng"], [], ["TT", "", "phòng"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "units.xlsx")
    assert sentences(import_units_from(tmp_path / "units.xlsx")) == [
        "Trang “Sheet”, dòng 4: ô “tên” còn trống."
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"code,name,kind\n", "empty"),
        (b"code,name\nVP,Van phong\n", "missing_column"),
        (b'code,name,kind\nVP,"Van phong,x\n', "broken_row"),
        (b"PK\x03\x04not a workbook", "not_a_workbook"),
        (b"code,name,kind\nVP,\xd2\xff\xfe\x81,x\n", "encoding"),
        (b"code,name,kind\nVP," + b"x" * 600 + b",y\n", "cell_too_long"),
        (b"code,name,kind,parent\nA,a,x,B\nB,b,x,A\n", "parent_circle"),
        (b"code,name,kind\nA B!,a,x\n", "bad_code"),
    ],
)
def test_a_malformed_file_gets_one_sentence_and_nothing_is_taken(
    tmp_path: Path, database: Database, import_units_from: Import, content: bytes, code: str
) -> None:
    (tmp_path / "units.csv").write_bytes(content)
    outcome = import_units_from(tmp_path / "units.csv")
    assert isinstance(outcome, Rejected)
    assert outcome.problems[0].code == code
    assert words.rejected(outcome.problems).startswith("Không nhập dòng nào của tệp:\n- ")
    assert database.read(people.units) == []


def test_a_missing_file_is_named(tmp_path: Path, import_units_from: Import) -> None:
    path = tmp_path / "nowhere.csv"
    assert sentences(import_units_from(path)) == [f"Không mở được tệp {path}."]


def test_who_is_in_charge_may_come_later_and_is_told_when_nobody_comes(
    tmp_path: Path, database: Database, import_units_from: Import, import_people_from: Import
) -> None:
    before = import_units_from(written(tmp_path / "units.csv", UNITS))
    assert isinstance(before, RegistryTaken)
    assert before.warnings == ()
    without = PEOPLE.replace("P02,", "P09,")
    after = import_people_from(written(tmp_path / "people.csv", without))
    assert isinstance(after, RegistryTaken)
    assert [words.warning(found) for found in after.warnings] == [
        "Đơn vị VP: chưa có cán bộ mã P02 phụ trách trong danh mục.",
        "Đơn vị QH: chưa có cán bộ mã P02 phụ trách trong danh mục.",
    ]
    import_people_from(written(tmp_path / "people.csv", PEOPLE))
    assert unit_of(database, "QH").in_charge_id == person_of(database, "P02").id


def test_a_name_that_two_units_bear_is_pointed_out(tmp_path: Path, import_units_from: Import) -> None:
    content = "code,name,kind,aliases\nA,Phòng Một,phòng,P.M\nB,Phòng Hai,phòng,p m\n"
    outcome = import_units_from(written(tmp_path / "units.csv", content))
    assert isinstance(outcome, RegistryTaken)
    assert [(found.code, found.params["units"]) for found in outcome.warnings] == [("shared_name", "A, B")]


def test_a_kind_that_is_none_is_taken_and_told(tmp_path: Path, import_units_from: Import) -> None:
    kinds = ("phòng", "Trung tâm y tế", "đơn vị trực thuộc", "lãnh đạo", "Khoa", "gì", "abc", "phongf")
    rows = "".join(f"U{n},Đơn vị số {n},{kind}\n" for n, kind in enumerate(kinds))
    outcome = import_units_from(written(tmp_path / "units.csv", f"code,name,kind\n{rows}"))
    assert isinstance(outcome, RegistryTaken)
    told = [found.params for found in outcome.warnings if found.code == "unknown_kind"]
    assert told == [
        {"unit": "U5", "kind": "gì"},
        {"unit": "U6", "kind": "abc"},
        {"unit": "U7", "kind": "phongf"},
    ]


def test_roles_may_be_named_in_vietnamese(
    tmp_path: Path, database: Database, import_units_from: Import, import_people_from: Import
) -> None:
    import_units_from(written(tmp_path / "units.csv", UNITS))
    heading = "Mã cán bộ;Họ và tên;Chức vụ;Vai trò;Đơn vị\n"
    content = heading + "P07;Kiều Đức Anh;Trưởng phòng;Trưởng phòng, Văn phòng;QH\n"
    import_people_from(written(tmp_path / "people.csv", content))
    assert {role for role, _ in person_of(database, "P07").roles} == {Role.HEAD, Role.OFFICE}


def test_every_problem_and_warning_has_its_sentence() -> None:
    source = (Path(__file__).parents[4] / "bot" / "actions" / "people").glob("registry*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in source)
    used = {part.split('"')[0] for part in text.split('Problem("')[1:]}
    sayable = set(words._PROBLEMS) | set(words._WARNINGS)
    assert used == sayable
