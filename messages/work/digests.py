"""The morning digest: one message a person, short enough for a phone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from messages import vi
from messages.lines import holidays_left_out, lines, section
from messages.lists import TO_TYPE, button, decide_buttons, done_buttons, extension_buttons
from messages.questions.people import why
from messages.text import Button, Message, Text, join
from messages.work.reminders import BUTTONS, greeting, typed_hint
from tasks.model import Person
from tasks.standing import Counts, Standing
from tasks.workdays import local_day

MANY = 20
"""The most lines of one list; the rest is counted and can be asked for."""
_DECISIONS = 4


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that nobody has finished: the document's name for people, and how many drafts it holds."""

    id: int
    title: str
    drafts: int
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class OfficePart:
    """What the office's morning digest adds."""

    waiting: tuple[Standing, ...] = ()
    extensions: tuple[Standing, ...] = ()
    late: tuple[Standing, ...] = ()
    undecided: tuple[Standing, ...] = ()  # past at import
    headless: tuple[Standing, ...] = ()  # due, in a unit without a head
    reviews: tuple[OpenReview, ...] = ()
    undelivered: int = 0
    unreached: tuple[str, ...] = ()  # people with work who cannot be written to
    record_head: str = ""  # on the day of the briefing: what the record of events ends with

    def __bool__(self) -> bool:
        return any(
            (
                self.waiting,
                self.extensions,
                self.late,
                self.undecided,
                self.headless,
                self.reviews,
                self.undelivered,
            )
        )


@dataclass(frozen=True, slots=True)
class LeaderPart:
    """What a leader is told of units that are late; `briefing` marks the weekly list.

    `in_all` counts everything in the leader's charge.
    """

    lines: tuple[Standing, ...] = ()
    briefing: bool = False
    in_all: Counts = field(default_factory=Counts)

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's morning. `delayed_from` is the moment at which it should have come, if it is late."""

    person: Person
    day: date
    late: tuple[Standing, ...] = ()
    today: tuple[Standing, ...] = ()
    upcoming: tuple[Standing, ...] = ()
    office: OfficePart = OfficePart()
    leader: LeaderPart = LeaderPart()
    delayed_from: datetime | None = None
    urgent: bool = False

    def __bool__(self) -> bool:
        return bool(self.late or self.today or self.upcoming or self.office or self.leader)

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """Of today's those whose day has gone by, and which a request made in time keeps from being late."""
        return tuple(each for each in self.today if self._waits(each))

    @property
    def due_today(self) -> tuple[Standing, ...]:
        """Of today's the others."""
        return tuple(each for each in self.today if not self._waits(each))

    def _waits(self, each: Standing) -> bool:
        return each.passed and each.asked_until is not None and not self.urgent

    @property
    def own(self) -> tuple[Standing, ...]:
        """The lines that the person answers for."""
        return self.late + self.waiting + self.due_today + self.upcoming

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every task that the digest speaks of, once, in its order."""
        office = self.office
        lines = (
            *self.own,
            *office.waiting,
            *office.extensions,
            *office.late,
            *office.undecided,
            *office.headless,
            *self.leader.lines,
        )
        return tuple(dict.fromkeys(line.number for line in lines))


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not arrive for certain: for whom, and the outbox's reason."""

    person: Person | None
    kind: str
    state: str
    reason: str
    numbers: tuple[int, ...] = ()
    answers: bool = False  # it was the answer to a message
    part: int = 0  # of a long message, from its second part on


_WAITS = "ĐÃ ĐẾN HẠN, CHỜ QUYẾT ĐỊNH GIA HẠN"


def digest(facts: Digest) -> Message:
    """One person's morning, in sections; leaders are reported to, the others reminded."""
    blocks = [_opening(facts)]
    today = "ĐẾN HẠN TRƯỚC BUỔI LÀM VIỆC TỚI" if facts.urgent else "ĐẾN HẠN HÔM NAY"
    own = (
        ("QUÁ HẠN", facts.late),
        (_WAITS, facts.waiting),
        (today, facts.due_today),
        ("SẮP ĐẾN HẠN", facts.upcoming),
    )
    for title, shares in own:
        blocks += _section(title, shares, ask="việc của tôi", with_unit=False)
    blocks += holidays_left_out(facts.own)
    if facts.own:
        blocks.append(typed_hint(facts.own[0]))
    blocks += _office(facts.office)
    blocks += _leader(facts.leader)
    return Message(tuple(blocks), _buttons(facts))


def _opening(facts: Digest) -> Text:
    lines = [greeting(vi.person(facts.person))]
    if facts.delayed_from is not None:
        lines.append(
            Text(f"Tin này đến muộn: đúng ra gửi lúc {vi.moment(facts.delayed_from)}, hệ thống bị gián đoạn.")
        )
    lines.append(Text(_summary(facts)))
    return join("\n", lines)


def _summary(facts: Digest) -> str:
    day = f"{vi.weekday(facts.day)}, {vi.day(facts.day)}"
    if not facts.own:
        verb = "Hệ thống kính báo cáo" if facts.leader else "Hệ thống báo việc cần xử lý"
        return f"{verb} ngày {day}."
    if facts.urgent:
        return f"Hệ thống báo gấp, {day}: {vi.tasks(len(facts.today))} đến hạn trước buổi làm việc tới."
    counts = (
        (facts.late, "quá hạn"), (facts.waiting, "đã đến hạn, chờ quyết định gia hạn"),
        (facts.due_today, "đến hạn hôm nay"), (facts.upcoming, "sắp đến hạn"),
    )  # fmt: skip
    named = ", ".join(f"{vi.tasks(len(lines))} {words}" for lines, words in counts if lines)
    return f"Hệ thống nhắc việc, {day}: {named}."


def _section(
    title: str, shares: Sequence[Standing], *, ask: str, heading: str = "", with_unit: bool = True
) -> list[Text]:
    rows = lines(shares, with_unit=with_unit)
    blocks = section(f"{title} ({len(shares)})", rows[:MANY], heading)
    if len(rows) > MANY:
        blocks.append(Text(f"… và {vi.tasks(len(rows) - MANY)} nữa; gõ: {ask}"))
    return blocks


def _office(part: OfficePart) -> list[Text]:
    blocks = _section("CHỜ XÁC NHẬN", part.waiting, ask="chờ xác nhận")
    if part.waiting:
        blocks.append(_answer(decide_buttons(part.waiting, 1)[0]))
    blocks += _section("XIN GIA HẠN, CHỜ QUYẾT ĐỊNH", part.extensions, ask="việc xin gia hạn")
    if part.extensions:
        blocks.append(_answer(extension_buttons(part.extensions, 1)[0]))
    blocks += _section("ĐƠN VỊ QUÁ HẠN", part.late, ask="quá hạn")
    if part.late:
        blocks.append(Text(f"{TO_TYPE}đôn đốc {part.late[0].number}"))
    blocks += _section(
        "ĐÃ QUÁ HẠN TỪ KHI NHẬP, CHỜ VĂN PHÒNG QUYẾT ĐỊNH",
        part.undecided,
        ask="quá hạn",
        heading="Chưa báo cáo lên cấp trên. Đề nghị đổi hạn, hủy hoặc đôn đốc.",
    )
    blocks += _section("ĐƠN VỊ CHƯA CÓ NGƯỜI NHẬN NHẮC VIỆC", part.headless, ask="chưa liên kết")
    blocks += _reviews(part)
    if part.undelivered:
        blocks.append(Text(f"\nChưa gửi được {part.undelivered} tin. Gõ: không gửi được"))
    if part.unreached:
        blocks.append(Text(f"Chưa liên lạc được qua tin nhắn: {'; '.join(part.unreached[:MANY])}"))
    if part and part.record_head:
        blocks.append(Text(f"\nMã kiểm tra nhật ký (đầu tuần, đề nghị lưu lại): {part.record_head[:16]}"))
    return blocks


def _answer(row: tuple[Button, ...]) -> Text:
    """What the buttons of a row are typed as."""
    yes, no = row
    return Text(f"{TO_TYPE}{yes.typed} · {no.typed} vì …")


def _reviews(part: OfficePart) -> list[Text]:
    rows = [
        Text(f"{vi.shorten(r.title, 120)} — {r.drafts} đề xuất, mở từ {vi.day(local_day(r.opened_at))}")
        for r in part.reviews
    ]
    blocks = section(f"VĂN BẢN CHƯA RÀ SOÁT XONG ({len(rows)})", rows)
    return [*blocks, Text("Gõ: bản soát")] if blocks else []


def _leader(part: LeaderPart) -> list[Text]:
    title = "TỔNG HỢP PHỤC VỤ GIAO BAN TUẦN" if part.briefing else "NHIỆM VỤ CHẬM TIẾN ĐỘ"
    heading = "Kính báo cáo các nhiệm vụ quá hạn, Văn phòng đang đôn đốc:"
    blocks = _section(title, part.lines, ask="quá hạn", heading=heading)
    if blocks and part.in_all.open:
        late = part.in_all.overdue
        blocks.append(
            Text(f"Tổng số: {vi.tasks(part.in_all.open)} đang thực hiện, trong đó {vi.tasks(late)} quá hạn.")
        )
    return blocks


def _buttons(facts: Digest) -> tuple[tuple[Button, ...], ...]:
    return _answer_buttons(facts.own) + decide_buttons(facts.office.waiting, _DECISIONS)


def _answer_buttons(shares: Sequence[Standing]) -> tuple[tuple[Button, ...], ...]:
    """Xong for each; where one task alone is meant, every way to answer."""
    chosen = [each for each in shares if each.open]
    if len(chosen) != 1:
        return done_buttons(shares, BUTTONS)
    (one,) = chosen
    said = button("Xong", "done", one, shares), button("Chưa xong", "undone", one, shares)
    return (said, (button("Xin gia hạn", "extend", one, shares),)) if one.due is not None else (said,)


def undelivered(person_called: str, rows: Iterable[Undelivered]) -> Message:
    """What the office must pass on by other means."""
    lost = list(rows)
    lines = [Text(f"• {_undelivered_line(row)}") for row in lost]
    counts = Counter(map(_sort, lost))
    counted = ", ".join(f"{counts[sort]} {sort}" for sort in _SORTS if counts[sort])
    opening = f"Chưa gửi được {counted}. Đề nghị Văn phòng báo trực tiếp:"
    return Message((join("\n", (greeting(person_called), opening)), *lines))


def _undelivered_line(row: Undelivered) -> str:
    called = vi.person(row.person) if row.person else "một hội thoại"
    numbers = f", việc {vi.numbers(row.numbers)}" if row.numbers else ""
    part = f", phần {row.part} của một tin dài" if row.part > 1 else ""
    return f"{called}: {why(row.reason)}{part}{numbers}"


_SORTS = ("nhắc việc", "câu trả lời", "tin báo")


def _sort(row: Undelivered) -> str:
    reminder, answer, notice = _SORTS
    if row.answers:
        return answer
    return notice if row.kind == "message" else reminder
