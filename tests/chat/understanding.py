"""What the tables of sentences share: a chat's situation, and an intent in one short line."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from chat import KnownUnit, Situation
from chat.intents import (
    Ambiguous,
    Ask,
    AskDirectives,
    DraftQuery,
    ForAll,
    Intent,
    NeedNumber,
    Several,
    UnitName,
    When,
)
from chat.intents.catalog import command
from chat.intents.values import PersonName, Plain
from tasks.query import Query, Span

TABLES = Path(__file__).parent / "tables"
TODAY = date(2026, 11, 22)  # a Sunday
UNITS = (
    KnownUnit("VP", "Văn phòng Sở", ("Văn phòng", "VPS")),
    KnownUnit("TTR", "Thanh tra Sở", ("Thanh tra",)),
    KnownUnit("KHTC", "Phòng Kế hoạch - Tài chính", ("P.KHTC", "KH-TC", "Kế hoạch tài chính")),
    KnownUnit("NVY", "Phòng Nghiệp vụ Y", ("P.NVY",)),
    KnownUnit("NVD", "Phòng Nghiệp vụ Dược", ("P.NVD",)),
    KnownUnit("BVSN", "Bệnh viện Sản - Nhi", ("BV Sản Nhi",)),
    KnownUnit("CDC", "Trung tâm Kiểm soát bệnh tật", ("TTKSBT",)),
    KnownUnit("KV1", "Phòng Khu vực I"),
    KnownUnit("KV2", "Phòng Khu vực II"),
    KnownUnit("TTYT1", "Trung tâm Y tế thành phố", ("TTYT TP",)),
)
HEAD = Situation(TODAY, head=True, units=UNITS)
OFFICE = Situation(TODAY, office=True, units=UNITS)
REVIEW = Situation(TODAY, office=True, units=UNITS, open_reviews=1, draft_numbers=(1, 64))


def brief(intent: Intent) -> str:
    """The kind and whatever decides, as "Done 12 15" or "AskUnit NVY"."""
    name = type(intent).__name__
    if isinstance(intent, Several):
        return " + ".join(brief(i) for i in intent.intents)
    if isinstance(intent, Ambiguous | NeedNumber):
        return f"{name} {intent.kind}"
    if isinstance(intent, Ask):
        return " ".join(["Ask", *_filters(intent.query), *(f"!{word}" for word in intent.not_applied)])
    if isinstance(intent, ForAll):
        return " ".join(["ForAll", brief(intent.act), *_filters(intent.query)])
    if isinstance(intent, AskDirectives):
        return " ".join(["AskDirectives", *_filters(intent.query)])
    shown = [_shown(f.name, getattr(intent, f.name)) for f in fields(intent)]
    return " ".join([name, *filter(None, shown)])


def _filters(query: Query) -> list[str]:
    """What the question narrows to, as "units=NVY stands=overdue"; what is usual is left out."""
    usual = Query()
    named = [(f.name, getattr(query, f.name)) for f in fields(query)]
    return [f"{name}={_filter(value)}" for name, value in named if value != getattr(usual, name)]


def _filter(value: object) -> str:
    if isinstance(value, Span):
        return f"{value.first or ''}..{value.last or ''}"
    if isinstance(value, tuple):
        return ",".join(_filter(each) for each in value)
    if isinstance(value, UnitName):
        return value.code or value.text
    return str(getattr(value, "value", value)).replace(" ", "_")


def _shown(name: str, value: object) -> str:
    """A field's value; free text is left out."""
    if name in ("note", "reason", "late_reason", "phrase") or value in (None, "", 0, False, ()):
        return ""
    if isinstance(value, When):
        clock = f" {value.at:%H:%M}" if value.at is not None else ""
        return value.on.isoformat() + clock + ("" if value.certain else "?")
    if isinstance(value, UnitName):
        return value.code or f"<{value.text}>"
    if isinstance(value, PersonName):
        return value.code or f"<{value.text}>"
    if isinstance(value, Plain):
        return f"<{command(value)}>"
    if isinstance(value, DraftQuery):
        parts = [(f.name, getattr(value, f.name)) for f in fields(value)]
        return "[" + " ".join(f"{part}={_filter(said)}" for part, said in parts if said) + "]"
    if isinstance(value, tuple):
        return ("&" if name == "cooperate" else "") + " ".join(_shown("", v) or str(v) for v in value)
    if isinstance(value, bool):
        return name
    return str(getattr(value, "value", value))


def rows(table: str) -> list[tuple[str, str]]:
    """The rows "sentence => expected" of a table; lines that begin with "#" are remarks."""
    lines = (TABLES / table).read_text(encoding="utf-8").splitlines()
    parts = [line.partition("=>") for line in lines if line.strip() and not line.startswith("#")]
    return [(sentence.strip().replace("\\n", "\n"), expected.strip()) for sentence, _, expected in parts]
