"""What the office is told when a review has been saved."""

from messages import vi
from messages.review_facts import SavedFacts
from messages.text import Message, Text, bold, plain
from tasks.model import Person

MOST_PEOPLE = 12


def saved(facts: SavedFacts) -> Message:
    """What was given to whom, what the reminders leave out, and who will not hear of it."""
    blocks: list[Text] = [
        bold(f"Đã lưu và giao {vi.tasks(facts.count)} ({_span(facts)})") + f" theo văn bản {facts.document}.",
        *(plain(f"• {unit}: {vi.tasks(count)}") for unit, count in facts.units),
    ]
    blocks += [plain(line) for line in _left_out(facts)]
    if facts.headless:
        blocks.append(plain("Đơn vị chưa có người nhận tin: " + "; ".join(facts.headless) + "."))
    if facts.unreached:
        blocks.append(plain(f"Chưa liên kết nên chưa nhận được tin: {_people(facts.unreached)}."))
        blocks.append(plain("Cấp mã liên kết bằng lệnh: mời (mã cán bộ)"))
    blocks.append(
        plain(
            f"Sau khi lưu vẫn sửa được: đổi hạn {facts.first} 30/11 · chuyển {facts.first} cho (mã đơn vị) "
            f"· hủy {facts.first} vì …"
        )
    )
    return Message(tuple(blocks))


def saved_by(person: Person, facts: SavedFacts) -> Message:
    """The others of the office hear who saved what."""
    who = vi.first_upper(vi.person(person))
    return Message(
        (plain(f"{who} đã lưu và giao {vi.tasks(facts.count)} ({_span(facts)}) theo {facts.document}."),)
    )


def called(person: Person) -> str:
    """A person in a list: name, office held, code for an invitation."""
    title = f", {person.title}" if person.title else ""
    return f"{person.name}{title} ({person.code})"


def _span(facts: SavedFacts) -> str:
    return f"số {facts.first}-{facts.last}" if facts.last > facts.first else f"số {facts.first}"


def _left_out(facts: SavedFacts) -> list[str]:
    lines = []
    if facts.past:
        lines.append(
            f"Việc {vi.ranges(facts.past)} đã quá hạn ngay khi nhập: chưa báo lên cấp trên "
            "khi Văn phòng chưa quyết định; đề nghị đổi hạn, đôn đốc hoặc hủy."
        )
    if facts.uncounted:
        lines.append(
            f"Việc {vi.ranges(facts.uncounted)} có hạn nhưng chưa tính được ngày nên chưa nhắc; "
            "đặt ngày bằng lệnh đổi hạn."
        )
    if facts.undated:
        lines.append(f"Việc {vi.ranges(facts.undated)} không có hạn: chỉ theo dõi, không nhắc theo hạn.")
    for number, name in facts.outside:
        lines.append(f"Việc {number}: “{vi.shorten(name, 60)}” ngoài danh mục nên chưa được giao.")
    return lines


def _people(names: tuple[str, ...]) -> str:
    more = f" và {len(names) - MOST_PEOPLE} người khác" if len(names) > MOST_PEOPLE else ""
    return "; ".join(names[:MOST_PEOPLE]) + more
