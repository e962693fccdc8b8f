"""A small invented office: a director, a deputy, the office's head and clerk, two heads with their people."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from storage.tables import Address, Person, PersonRole, Unit
from tasks.model import Role

LINKED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """Ids of the people and units in the test office; chat ids are 100 + the person's id."""

    director: int
    deputy: int
    chief: int  # Chánh Văn phòng: head and office
    clerk: int
    head_planning: int
    deputy_head_planning: int
    staff_planning: int
    head_inspection: int
    head_hospital: int  # not linked
    board: int
    office: int
    planning: int
    inspection: int
    hospital: int


def _unit(session: Session, code: str, name: str, kind: str, aliases: list[str], parent: int | None) -> int:
    unit = Unit(code=code, name=name, kind=kind, aliases=aliases, parent_id=parent)
    session.add(unit)
    session.flush()
    assert unit.id is not None
    return unit.id


def _person(session: Session, code: str, name: str, title: str, unit: int, *roles: Role) -> int:
    person = Person(code=code, name=name, title=title, honorific="đồng chí", unit_id=unit)
    session.add(person)
    session.flush()
    assert person.id is not None
    for role in roles:
        session.add(PersonRole(person_id=person.id, unit_id=unit, role=role))
    return person.id


def _link(session: Session, person: int) -> None:
    chat = str(100 + person)
    session.add(
        Address(person_id=person, channel="telegram", bot="1", user_id=chat, chat_id=chat, linked_at=LINKED)
    )


def found_office(session: Session) -> Office:
    """Write the office; everybody is linked on Telegram but the head of the hospital."""
    board = _unit(session, "BGD", "Ban Giám đốc Sở", "lãnh đạo", ["Lãnh đạo Sở"], None)
    office = _unit(session, "VP", "Văn phòng Sở", "phòng", ["Văn phòng"], board)
    planning = _unit(session, "QHPT", "Phòng Quy hoạch", "phòng", ["P.QH", "Quy hoạch"], board)
    inspection = _unit(session, "TTR", "Thanh tra Sở", "phòng", ["Thanh tra"], board)
    hospital = _unit(session, "BVM", "Bệnh viện Mắt", "đơn vị trực thuộc", ["BV Mắt"], board)
    found = Office(
        director=_person(session, "N01", "Trương Văn Khải", "Giám đốc Sở", board, Role.DIRECTOR),
        deputy=_person(session, "N02", "Ninh Thị Thảo", "Phó Giám đốc Sở", board, Role.DEPUTY_DIRECTOR),
        chief=_person(session, "N03", "Quách Hữu Lộc", "Chánh Văn phòng", office, Role.HEAD, Role.OFFICE),
        clerk=_person(session, "N04", "Mạc Thị Nhàn", "Chuyên viên", office, Role.OFFICE),
        head_planning=_person(session, "N05", "Kiều Đức Anh", "Trưởng phòng", planning, Role.HEAD),
        deputy_head_planning=_person(
            session, "N06", "Giang Thu Hiền", "Phó phòng", planning, Role.DEPUTY_HEAD
        ),
        staff_planning=_person(session, "N07", "Thân Văn Tú", "Chuyên viên", planning, Role.STAFF),
        head_inspection=_person(session, "N08", "Lã Minh Trí", "Chánh Thanh tra", inspection, Role.HEAD),
        head_hospital=_person(session, "N09", "Ông Thị Vân", "Giám đốc", hospital, Role.HEAD),
        board=board,
        office=office,
        planning=planning,
        inspection=inspection,
        hospital=hospital,
    )
    for unit_id in (planning, inspection, hospital):
        unit = session.get(Unit, unit_id)
        assert unit is not None
        unit.in_charge_id = found.deputy
    for person in (
        found.director,
        found.deputy,
        found.chief,
        found.clerk,
        found.head_planning,
        found.deputy_head_planning,
        found.staff_planning,
        found.head_inspection,
    ):
        _link(session, person)
    return found
