"""The review of a directive: its header, its numbered drafts on pages, and what each answer changed."""

from messages import vi
from messages.ranges import ranges
from messages.recurrences import every, words
from messages.review_facts import DraftFacts, ReviewFacts
from messages.text import Button, Message, Text, bold, italic, join, plain
from tasks.recurrence import proposed_day
from tasks.workdays import local

PAGE = 3300
"""Room of a page's drafts in UTF-16 units; the header and the hints need the rest."""

CONTENT = 260
QUOTE = 170
MOST_NAMES = 6
MOST_OFFERS = 9

HINT = "Trả lời: bỏ 3 · lấy lại 3 · sửa hạn 2 30/11 · giao 1 cho (mã đơn vị) · lưu"


def pages(facts: ReviewFacts) -> list[tuple[DraftFacts, ...]]:
    """The drafts as pages, in their order; a draft is never cut."""
    groups: list[list[DraftFacts]] = [[]]
    used = 0
    for each in facts.drafts:
        length = len(draft(each)) + 1
        if groups[-1] and used + length > PAGE:
            groups.append([])
            used = 0
        groups[-1].append(each)
        used += length
    return [tuple(group) for group in groups]


def page(facts: ReviewFacts, number: int) -> Message:
    """One page, counted from 1; a number beyond the last is the last. The first bears the header."""
    all_pages = pages(facts)
    number = max(1, min(number, len(all_pages)))
    blocks: list[Text] = []
    if number == 1:
        blocks += [header(facts), *to_settle(facts)]
    if len(all_pages) > 1:
        blocks.append(italic(f"Trang {number}/{len(all_pages)}"))
    blocks += [draft(each) for each in all_pages[number - 1]]
    blocks.append(plain(HINT))
    return Message(tuple(blocks), _buttons(facts, number, len(all_pages)))


def header(facts: ReviewFacts) -> Text:
    """What document it is, and how much was found in it."""
    dated = sum(1 for each in facts.kept if not each.undated)
    lines = [
        bold(f"Soát văn bản {document(facts)}"),
        plain(vi.shorten(facts.subject, 220)) if facts.subject else None,
        plain(f"Cơ quan ban hành: {facts.issuer}") if facts.issuer else None,
        plain(f"Người ký: {facts.signer}") if facts.signer else None,
        plain(f"Ngày nhận: {vi.day(facts.received)}") if facts.received else None,
        *(plain(f"Lưu ý: {note}") for note in facts.notes),
        plain(f"Tìm thấy {vi.tasks(len(facts.kept))}, {dated} việc có hạn. Chưa giao việc nào."),
    ]
    return join("\n", [line for line in lines if line is not None])


def document(facts: ReviewFacts) -> str:
    """ "1418/SKHCN-VP ngày 20/11/2026"; "chưa có số" where the number is blank."""
    number = facts.number or "(chưa có số)"
    return f"{number} ngày {vi.day(facts.issued)}" if facts.issued else number


def to_settle(facts: ReviewFacts) -> list[Text]:
    """What the office must say before saving, each with the words to say it."""
    lines: list[Text] = []
    for name in facts.unknown[:MOST_NAMES]:
        near = ", ".join(code for code, _ in name.near)
        choose = name.near[0][0] if name.near else "(mã đơn vị)"
        likely = f" Gần giống: {near}." if near else ""
        lines.append(
            plain(f"• “{name.name}” không có trong danh mục (việc {ranges(name.drafts)}).{likely} ")
            + bold(f"giao {ranges(name.drafts)} cho {choose}")
            + f" hoặc bỏ {ranges(name.drafts)}"
        )
    if len(facts.unknown) > MOST_NAMES:
        lines.append(plain(f"• … và {len(facts.unknown) - MOST_NAMES} tên khác, xem từng việc bên dưới."))
    named = {number for name in facts.unknown for number in name.drafts}
    nobody = [d.number for d in facts.unsettled if d.needs_unit and d.number not in named]
    if nobody:
        lines.append(plain(f"• Việc {ranges(nobody)} chưa rõ đơn vị: giao {ranges(nobody)} cho …"))
    received = [each.number for each in facts.unsettled if each.needs_received]
    if received:
        today = f" {vi.day(facts.today)}" if facts.today else " …"
        lines.append(plain(f"• Việc {ranges(received)} tính hạn từ ngày nhận: ") + bold(f"ngày nhận{today}"))
    lines += [
        plain(f"• Việc {ranges(numbers)} báo cáo {period}, chưa rõ ngày nộp: ") + bold(command)
        for period, numbers, command in _days_wanted(facts)
    ]
    return [bold("Cần làm rõ trước khi lưu:"), *lines] if lines else []


def _days_wanted(facts: ReviewFacts) -> list[tuple[str, tuple[int, ...], str]]:
    """Recurring drafts without a day, alike ones together: the period, the numbers, the typed proposal."""
    alike: dict[tuple[str, str], list[int]] = {}
    for each in facts.unsettled:
        if each.needs_day and each.recurrence is not None:
            key = (every(each.recurrence), words(proposed_day(each.recurrence)))
            alike.setdefault(key, []).append(each.number)
    return [
        (period, tuple(numbers), f"sửa hạn {ranges(numbers)} {day}")
        for (period, day), numbers in alike.items()
    ]


def proposals(facts: ReviewFacts) -> list[str]:
    """Typed commands that settle what is unsettled, each a proposal and none of them taken unasked."""
    found: list[str] = []
    for name in facts.unknown:
        listed = ranges(name.drafts)
        found += [f"giao {listed} cho {code}" for code, _ in name.near]
    unclear = [each.number for each in facts.unsettled if each.needs_unit]
    if unclear:
        found.append(f"bỏ {ranges(unclear)}")
    if facts.today is not None and any(each.needs_received for each in facts.unsettled):
        found.append(f"ngày nhận {vi.day(facts.today)}")
    found += [command for _, _, command in _days_wanted(facts)]
    return found[:MOST_OFFERS]


def draft(each: DraftFacts) -> Text:
    """One draft: content, units, deadline as written and as computed, the clause, what to check."""
    if each.dropped:
        return bold(f"{each.number}.") + " (đã bỏ) " + italic(vi.shorten(each.content, 80))
    lines = [bold(f"{each.number}.") + f" {vi.shorten(each.content, CONTENT)}", plain(_units(each))]
    lines.append(plain(_deadline(each)))
    if each.quote and not _says_the_same(each):
        lines.append(italic(f"“{vi.shorten(each.quote, QUOTE)}”"))
    lines += [plain(f"Lưu ý: {warning}") for warning in each.warnings]
    return join("\n", lines)


def _says_the_same(each: DraftFacts) -> bool:
    return each.quote.strip(" .;:-+*").casefold() == each.content.strip(" .;:-+*").casefold()


def _units(each: DraftFacts) -> str:
    parts = ["Chủ trì: " + ("; ".join(each.leads) if each.leads else "CHƯA RÕ")]
    if each.outside:
        parts.append("ngoài danh mục: " + "; ".join(each.outside))
    helpers = [*each.helpers, *each.beside]
    if helpers:
        parts.append("phối hợp: " + "; ".join(helpers))
    return " · ".join(parts)


def _deadline(each: DraftFacts) -> str:
    if each.undated:
        return "Hạn: không có"
    written = f"“{each.phrase}”" if each.phrase else ""
    if each.recurrence is not None:
        day = words(each.recurrence) if each.recurrence.has_day else f"{every(each.recurrence)}, CHƯA RÕ NGÀY"
        return " → ".join(part for part in (f"Hạn: {written}".rstrip(), day) if part)
    if each.due is None:
        return f"Hạn: {written} → chưa tính được ngày"
    computed = [vi.due(each.due)]
    if each.remind_by is not None and each.remind_by != each.due.on:
        computed.append(f"cần xong trong ngày {vi.day(each.remind_by)}")
    if each.late_from is not None:
        computed.append(f"tính trễ từ {_late(each)}")
    past = " (ĐÃ QUA)" if each.past else ""
    return f"Hạn: {written} → {', '.join(computed)}{past}"


def _late(each: DraftFacts) -> str:
    if each.late_from is None:
        return ""
    moment = local(each.late_from)
    if each.due is not None and each.due.at is not None:
        return vi.moment(each.late_from)
    return vi.day(moment.date())


def _buttons(facts: ReviewFacts, number: int, count: int) -> tuple[tuple[Button, ...], ...]:
    review = facts.review_id
    rows: list[tuple[Button, ...]] = []
    turning = []
    if number > 1:
        turning.append(Button("‹ Trang trước", f"page:{review}:{number - 1}", f"trang {number - 1}"))
    if number < count:
        turning.append(Button("Trang sau ›", f"page:{review}:{number + 1}", f"trang {number + 1}"))
    if turning:
        rows.append(tuple(turning))
    if any(each.undated for each in facts.kept) and any(not each.undated for each in facts.kept):
        rows.append((Button("Bỏ việc không hạn", f"undated:{review}", "bỏ tất cả không hạn"),))
    rows.append(
        (Button("Lưu", f"save:{review}", "lưu"), Button("Không nhập", f"reject:{review}", "không nhập"))
    )
    return tuple(rows)
