"""The review of a directive: its header, its numbered drafts on pages, and what each answer changed."""

from collections.abc import Sequence
from datetime import date

from language.tokens import ranges
from messages import vi
from messages.review.reading import DraftFacts, ReviewFacts, UnknownNames
from messages.text import Button, Message, Text, bold, italic, join, plain
from messages.vi import CLOSINGS, every, recurrence_words
from tasks.deadline import ClosingRule, Recurrence
from tasks.recurrence import proposed_day
from tasks.workdays import local

PAGE = 1_200
"""Room of a page: one screen of a usual phone."""

LEAST = 400
"""Room for drafts on the first page, however long the header is."""

CONTENT = 220
QUOTE = 170
MOST_NAMES = 6
MOST_OFFERS = 9
MOST_UNITS = 4
WHOLE = 1500

BY_DECREE = "đề xuất theo Nghị định 09/2019/NĐ-CP"


def pages(facts: ReviewFacts) -> list[tuple[DraftFacts, ...]]:
    """The drafts as pages, in their order; a draft is never cut. The first has room for the header."""
    groups: list[list[DraftFacts]] = [[]]
    room = max(LEAST, PAGE - len(_top(facts)) - len(_hint(facts, facts.drafts)))
    used = 0
    for each in facts.drafts:
        length = len(draft(each)) + 2
        if groups[-1] and used + length > room:
            groups.append([])
            room, used = PAGE - len(_hint(facts, facts.drafts)), 0
        groups[-1].append(each)
        used += length
    return [tuple(group) for group in groups]


def _top(facts: ReviewFacts) -> Text:
    return join("\n", [header(facts), *to_settle(facts)])


def page(facts: ReviewFacts, number: int) -> Message:
    """One page, counted from 1; a number beyond the last is the last. The first bears the header."""
    all_pages = pages(facts)
    number = max(1, min(number, len(all_pages)))
    blocks: list[Text] = [header(facts), *to_settle(facts)] if number == 1 else []
    if len(all_pages) > 1:
        blocks.append(italic(f"Trang {number}/{len(all_pages)}{_turning(number, len(all_pages))}"))
    blocks += [plain("\n") + draft(each) for each in all_pages[number - 1]]
    blocks.append(plain("\n" + _hint(facts, all_pages[number - 1])))
    return Message(tuple(blocks), _buttons(facts, number, len(all_pages)))


def _turning(number: int, count: int) -> str:
    """The page is turned by typing as well."""
    return " · gõ: tiếp" if number < count else " · gõ: trang trước"


def _hint(facts: ReviewFacts, drafts: Sequence[DraftFacts]) -> str:
    """What can be typed, with numbers that are there."""
    one = drafts[-1].number if drafts else 1
    undated = "bỏ tất cả không hạn · " if _some_undated(facts) else ""
    return (
        f"Trả lời: bỏ {one} · lấy lại {one} · sửa hạn {one} ngày … · giao {one} cho (mã đơn vị) "
        f"· soát {one} (xem cả đoạn) · {undated}lưu · không nhập"
    )


def _some_undated(facts: ReviewFacts) -> bool:
    """Whether some drafts have no deadline and others do."""
    return len({each.undated for each in facts.kept}) > 1


def header(facts: ReviewFacts) -> Text:
    """What document it is, and how much was found in it."""
    lines = [
        bold(f"Soát văn bản {document(facts)}"),
        plain(vi.first_upper(vi.shorten(facts.subject, 220))) if facts.subject else None,
        plain(f"Cơ quan ban hành: {facts.issuer}") if facts.issuer else None,
        plain(f"Người ký: {facts.signer}") if facts.signer else None,
        plain(f"Nơi nhận (để biết): {vi.units_named(facts.recipients, MOST_UNITS)}")
        if facts.recipients
        else None,
        plain(f"Ngày nhận: {vi.day(facts.received)}") if facts.received else None,
        *(plain(f"Lưu ý: {note}") for note in facts.notes),
        plain(_found(facts)),
        *(plain(line) for line in _to_check(facts)),
    ]
    return join("\n", [line for line in lines if line is not None])


def _found(facts: ReviewFacts) -> str:
    count = len(facts.kept)
    dated = sum(1 for each in facts.kept if not each.undated)
    which = "đều có hạn" if dated == count else f"{dated} việc có hạn" if dated else "không việc nào có hạn"
    return f"Tìm thấy {vi.tasks(count)}, {which}. Chưa giao việc nào."


def _to_check(facts: ReviewFacts) -> list[str]:
    """The drafts with trouble, before the pages that show them."""
    told = (
        ("Hạn đã qua", [each for each in facts.kept if each.past]),
        (
            "Chưa tính được ngày đến hạn",
            [each for each in facts.kept if each.uncounted and not each.needs_received],
        ),
        ("Hạn cần kiểm tra", [each for each in facts.kept if each.time_doubtful and not each.past]),
        ("Đơn vị cần kiểm tra", [each for each in facts.kept if each.unit_doubtful]),
        ("Đề nghị xem kỹ", [each for each in facts.kept if _odd_otherwise(each)]),
    )
    return [f"{what}: việc {ranges(each.number for each in found)}." for what, found in told if found]


def _odd_otherwise(each: DraftFacts) -> bool:
    """Whether something is to be looked at that is neither its time nor who bears it."""
    return bool(each.warnings) and not (each.past or each.time_doubtful or each.unit_doubtful)


def document(facts: ReviewFacts) -> str:
    """ "1418/SKHCN-VP ngày 20/11/2026"; "chưa có số" where the number is blank."""
    return named(facts.number, facts.issued)


def named(number: str, issued: date | None) -> str:
    """A document by its number and date, as far as it bears them."""
    shown = number or "(chưa có số)"
    return f"{shown} ngày {vi.day(issued)}" if issued else shown


def to_settle(facts: ReviewFacts, *, commands: bool = True) -> list[Text]:
    """What the office must say before saving, each with the words to say it.

    Without `commands` days, which can be chosen by number then, are without theirs.
    """
    lines = [_unknown(each) for each in facts.unknown[:MOST_NAMES]]
    if len(facts.unknown) > MOST_NAMES:
        rest = ranges(number for each in facts.unknown[MOST_NAMES:] for number in each.drafts)
        lines.append(plain(f"• … và các việc {rest}."))
        lines.append(plain("• Một lượt: ") + bold("giao tất cả chưa rõ đơn vị cho (mã đơn vị)"))
    named = {number for name in facts.unknown for number in name.drafts}
    nobody = [d.number for d in facts.unsettled if d.needs_unit and d.number not in named]
    if nobody:
        listed = ranges(nobody)
        told = f": giao {listed} cho (mã đơn vị) hoặc bỏ {listed}"
        lines.append(plain(f"• Việc {listed} chưa rõ đơn vị") + bold(told))
    received = [each.number for each in facts.unsettled if each.needs_received]
    if received:
        today = vi.day(facts.today) if facts.today else "…"
        told = f". Nhận hôm nay thì gõ: ngày nhận {today}" if commands else "."
        lines.append(plain(f"• Việc {ranges(received)} tính hạn từ ngày nhận văn bản") + bold(told))
    for period, numbers, command in _days_wanted(facts):
        law = f" ({BY_DECREE})" if commands and CLOSINGS[ClosingRule.DECREE_09] in command else ""
        told = f": {command}" if commands else "."
        lines.append(plain(f"• Việc {ranges(numbers)} làm {period}, chưa rõ ngày{law}") + bold(told))
    return [bold("Cần làm rõ trước khi lưu:"), *lines] if lines else []


def _unknown(each: UnknownNames) -> Text:
    listed = ranges(each.drafts)
    names = [f"“{vi.shorten(name, 80)}”" for name in each.names]
    near = "; ".join(f"{unit} ({code})" for code, unit in each.near)
    likely = f" Gần giống: {near}." if near else ""
    line = plain(f"• {vi.units_named(names, MOST_UNITS)} không có trong danh mục (việc {listed}).{likely}")
    codes = [code for code, _ in each.near] or ["(mã đơn vị)"]
    given = " hoặc ".join(f"giao {listed} cho {code}" for code in codes)
    return line + " Trả lời: " + bold(f"{given} hoặc bỏ {listed}")


def _days_wanted(facts: ReviewFacts) -> list[tuple[str, tuple[int, ...], str]]:
    """Recurring drafts without a day, alike ones together: the period, the numbers, the typed proposal."""
    alike: dict[tuple[str, str], list[int]] = {}
    for each in facts.unsettled:
        if each.needs_day and each.recurrence is not None:
            key = (every(each.recurrence), recurrence_words(proposed_day(each.recurrence)))
            alike.setdefault(key, []).append(each.number)
    return [
        (period, tuple(numbers), f"sửa hạn {ranges(numbers)} {day}")
        for (period, day), numbers in alike.items()
    ]


def proposals(facts: ReviewFacts) -> list[str]:
    """Typed commands that settle what is unsettled, each a proposal and none of them taken unasked.

    Dropping is none of them: one figure by mistake would take away what the document asks.
    """
    found: list[str] = []
    for name in facts.unknown:
        listed = ranges(name.drafts)
        found += [f"giao {listed} cho {code}" for code, _ in name.near]
    if facts.today is not None and any(each.needs_received for each in facts.unsettled):
        found.append(f"ngày nhận {vi.day(facts.today)}")
    found += [command for _, _, command in _days_wanted(facts)]
    return found[:MOST_OFFERS]


def draft(each: DraftFacts, *, whole: bool = False) -> Text:
    """One draft: content, units, deadline as written and as computed, the clause, what to check.

    With `whole` nothing is cut, and the place in the document is named.
    """
    if each.dropped and not whole:
        return bold(f"{each.number}.") + " (đã bỏ) " + italic(vi.first_upper(vi.shorten(each.content, 80)))
    cut = (WHOLE, WHOLE) if whole else (CONTENT, QUOTE)
    content = vi.first_upper(vi.shorten(each.content, cut[0]))
    head = bold(f"{each.number}.") + (" (đã bỏ) " if each.dropped else " ") + content
    # What has no deadline takes one line less: a page holds more of them.
    units = _units(each, MOST_UNITS if not whole else None)
    lines = [head, plain(f"{units} · không có hạn")] if each.undated else [head, plain(units)]
    if not each.undated:
        lines.append(plain(_deadline(each)))
    if each.quote and not _says_the_same(each, cut[0]):
        lines.append(plain("Nguyên văn: ") + italic(f"“{vi.shorten(each.quote, cut[1])}”"))
    if whole and each.place:
        lines.append(plain(f"Vị trí trong văn bản: {vi.place(each.place)}"))
    lines += [plain(f"Lưu ý: {warning}") for warning in each.warnings]
    return join("\n", lines)


def _says_the_same(each: DraftFacts, length: int) -> bool:
    """Whether the clause, as far as it would be shown, says nothing that the content does not."""
    quote, content = vi.letters(each.quote), vi.letters(each.content)
    return quote[:length] == content[:length] or quote in content


def _units(each: DraftFacts, most: int | None) -> str:
    outside = vi.units_named([f"“{name}”" for name in each.outside], most)
    parts = [
        "Chủ trì: " + (vi.units_named(each.leads, most) if each.leads else f"CHƯA RÕ {outside}".rstrip())
    ]
    if each.outside and each.leads:
        parts.append(f"ngoài danh mục: {outside}")
    helpers = (*each.helpers, *each.beside)
    if helpers:
        parts.append("phối hợp: " + vi.units_named(helpers, most))
    return " · ".join(parts)


def _deadline(each: DraftFacts) -> str:
    written = f"“{vi.shorten(each.phrase, 120)}”" if each.phrase else ""
    if each.recurrence is not None:
        return f"Hạn: {written} → {_recurring(each, each.recurrence)}"
    if each.due is None:
        return f"Hạn: {written} → chưa tính được ngày"
    computed = [vi.due(each.due)]
    if each.remind_by is not None and each.remind_by != each.due.on:
        computed.append(f"cần xong trong ngày {vi.day(each.remind_by)}")
    if each.late_from is not None:
        computed.append(f"tính quá hạn từ {_late(each)}")
    past = " (ĐÃ QUA)" if each.past else ""
    return f"Hạn: {written} → {', '.join(computed)}{past}"


def _recurring(each: DraftFacts, recurrence: Recurrence) -> str:
    if each.needs_day:
        return f"{every(recurrence)}, CHƯA RÕ NGÀY"
    first = f", lần tới {vi.day(each.first_due)}" if each.first_due else ""
    if each.first_data is not None:
        first += f" (số liệu {vi.day(each.first_data[0])}–{vi.day(each.first_data[1])})"
    before = "trước " if each.before else ""
    return f"{before}{recurrence_words(recurrence, each.hour)}{first}"


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
    if _some_undated(facts):
        rows.append((Button("Bỏ việc không hạn", f"undated:{review}", "bỏ tất cả không hạn"),))
    rows.append(
        (Button("Lưu", f"save:{review}", "lưu"), Button("Không nhập", f"reject:{review}", "không nhập"))
    )
    return tuple(rows)
