"""How the tasks stand that are asked about: which stands one must have, and which each of them besides."""

from dataclasses import replace
from itertools import combinations, pairwise

from chat.questions.asked_part import STANDS
from chat.questions.question import Question
from chat.questions.shapes import counts_each
from chat.questions.spans import span_item
from chat.sentences.items import Item
from tasks.query import ALL_DONE, UNFINISHED, DateOf, Query, Stand


def stands_of(asked: Question) -> tuple[Stand, ...]:
    """All stands that are named."""
    any_of, each = told_stands(asked)
    return (*any_of, *each)


def told_stands(asked: Question) -> tuple[tuple[Stand, ...], tuple[Stand, ...]]:
    """Those of which one must hold, and those that must hold besides.

    "quá hạn hoặc chờ duyệt", "quá hạn và sắp đến hạn" are either; "sắp đến hạn chưa nhận" is both.
    """
    found = found_before(asked)
    if asked.without_stands:
        found = rest_of(found, asked.without_stands) or found
    if len(found) < 2 or set(found) <= set(UNFINISHED):
        return found, ()
    either = {
        stand
        for one, other in combinations(found, 2)
        if not together(one, other) or _alternative(asked, one, other)
        for stand in (one, other)
    }
    each = tuple(stand for stand in found if stand not in either)
    return (tuple(s for s in found if s in either), each) if either else ((each[0],), each[1:])


_OWED = frozenset(
    {
        Stand.OPEN, Stand.OVERDUE, Stand.DUE_SOON, Stand.EXTENSION, Stand.DECLINED, Stand.RETURNED,
        Stand.UNACKNOWLEDGED, Stand.UNREPORTED,
    }
)  # fmt: skip
"""What can be said of the same open share."""
_WIDE = frozenset({Stand.EXTENDED, Stand.ACKNOWLEDGED})
_APART = (
    {Stand.OVERDUE, Stand.DUE_SOON},
    {Stand.UNACKNOWLEDGED, Stand.ACKNOWLEDGED},
    {Stand.UNACKNOWLEDGED, Stand.RETURNED},
    {Stand.DONE_LATE, Stand.DONE_ON_TIME},
    {Stand.DONE_LATE, Stand.DONE_EARLY},
    {Stand.RETURNED, Stand.DECLINED},
)


def rest_of(found: tuple[Stand, ...], left_out: tuple[Stand, ...]) -> tuple[Stand, ...]:
    """How what is left over stands; empty where no stands say that."""
    over = {Stand.DONE, Stand.CANCELLED, *ALL_DONE}
    if found and found != (Stand.OPEN,):
        apart = all(not together(one, other) for one in found for other in left_out)
        return found if apart else ()
    if not set(left_out) <= {*over, *UNFINISHED[1:]}:
        return ()
    rest = tuple(stand for stand in UNFINISHED if stand not in left_out)
    if rest == (Stand.OPEN, Stand.PAUSED):
        return (Stand.UNREPORTED,)
    return rest if len(rest) > 1 else ()


_ANY = ("hoac", "hay", "hay la", "hoac la")


def together(one: Stand, other: Stand) -> bool:
    """Whether both can hold of the same share."""
    if {one, other} in _APART:
        return False
    wide = one in _WIDE or other in _WIDE
    return wide or {one, other} <= _OWED or {one, other} <= ALL_DONE


def _alternative(asked: Question, one: Stand, other: Stand) -> bool:
    """ "việc quá hạn hoặc chưa nhận", "việc quá hạn và việc chưa nhận": either is asked for."""
    between = _between(asked, one, other)
    lists = any(item.has("and") or item.folded in (",", ";") for item in between)
    again = any(item.has("task") or item.folded.startswith("viec ") for item in between)
    return any(item.folded in _ANY for item in between) or (lists and again)


def _between(asked: Question, one: Stand, other: Stand) -> list[Item]:
    places = sorted(place for stand in (one, other) if (place := _place(asked, stand)) is not None)
    return list(asked.items[places[0] + 1 : places[1]]) if len(places) == 2 else []


def _place(asked: Question, stand: Stand) -> int | None:
    kinds = [kind for kind, named in STANDS if named is stand]
    return next((n for n, item in enumerate(asked.items) if item.has(*kinds)), None)


def found_before(asked: Question) -> tuple[Stand, ...]:
    """The stands that are named, before what is left out of them."""
    if counts_each(asked):
        return ()
    refused = {kind for kind, _ in refused_stands(asked)}
    nearest = _superlative(asked)
    found = [stand for kind, stand in STANDS if asked.has(kind) and kind not in refused]
    found = [stand for stand in found if not (stand is Stand.DUE_SOON and nearest)]
    if any(_handed_in(asked, n) for n in range(len(asked.items))) and not found and not _days(asked):
        return (Stand.REPORTED, Stand.DONE)
    if asked.has("closed"):
        found.append(Stand.DONE)
    if any(item.has("rank") and {"tre", "cham", "no"} & set(item.folded.split()) for item in asked.items):
        found.append(Stand.OVERDUE)
    if asked.has("confirm") and asked.has("negation") and Stand.REPORTED not in found:
        found.append(Stand.REPORTED)  # "chưa được Văn phòng xác nhận"
    found = _with_more_time(asked, found, refused)
    if Stand.OVERDUE in found and asked.has("due") and not plainly(asked, "overdue"):
        found.remove(Stand.OVERDUE)
    if not asked.has(*_REPORTING):  # "từ chối đang chờ quyết định": what waits is named by what it is
        waits = {Stand.DECLINED, Stand.EXTENSION} & set(found)
        found = [stand for stand in found if not (waits and stand is Stand.REPORTED and _only_waits(asked))]
    found = _narrowest(asked, found)
    if Stand.UNREPORTED in found and asked.has("q_who"):
        return (Stand.UNREPORTED,)
    return tuple(dict.fromkeys(found))


_REPORTING = ("was_reported", "unconfirmed", "report")


def _only_waits(asked: Question) -> bool:
    waits = [item for item in asked.items if item.has("reported")]
    return all(
        item.folded in _WAITING or not {"bao", "nop", "xac"} & {*item.folded.split()} for item in waits
    )


def _with_more_time(asked: Question, found: list[Stand], refused: set[str]) -> list[Stand]:
    if Stand.EXTENDED in found and not asked.has("task", "list", "q_count", "q_what"):
        found[found.index(Stand.EXTENDED)] = Stand.EXTENSION  # "có được gia hạn không?" asks for the decision
    elif "extension_waiting" in refused:
        pass
    elif asked.has("extension_waiting") and not asked.numbers and Stand.EXTENDED not in found:
        found.append(Stand.EXTENSION)
        reported = [item for item in asked.items if item.has("reported") and item.folded not in _WAITING]
        found = [stand for stand in found if stand is not Stand.REPORTED or reported]
    return found


def _narrowest(asked: Question, found: list[Stand]) -> list[Stand]:
    """Without what goes without saying beside another: what is overdue is open, and not reported."""
    if Stand.DONE in found and Stand.OVERDUE in found and _late_when_done(asked):
        found = [Stand.DONE_LATE if stand is Stand.DONE else stand for stand in found]
        found.remove(Stand.OVERDUE)
    narrower = (_OWED - {Stand.OPEN, Stand.UNREPORTED}) & set(found)
    for wide in (Stand.OPEN, Stand.UNREPORTED):
        if wide in found and any(not _says_any(asked, wide, narrow) for narrow in narrower):
            found = [stand for stand in found if stand is not wide]
    done = set(found) & (ALL_DONE - {Stand.DONE})
    others = [stand for stand in found if stand not in _WIDE and stand is not Stand.DONE]
    if Stand.DONE in found and (done or (others and not asked.has("stats"))):
        kept = not done and any(_says_any(asked, Stand.DONE, other) for other in others)
        found = found if kept else [stand for stand in found if stand is not Stand.DONE]
    if Stand.DONE_ON_TIME in found and Stand.DONE_EARLY in found:
        found.remove(Stand.DONE_EARLY)
    return found


def _says_any(asked: Question, one: Stand, other: Stand) -> bool:
    return any(item.folded in _ANY for item in _between(asked, one, other))


def _late_when_done(asked: Question) -> bool:
    """ "đã hoàn thành nhưng trễ hạn", "xong mà chậm": done comes first, and no other list beside it."""
    done, late = _place(asked, Stand.DONE), _place(asked, Stand.OVERDUE)
    if done is None or late is None or late < done or asked.items[done].has("overdue"):
        return False
    between = asked.items[done + 1 : late]
    return all(
        item.has("contrast", "particle", "filler") and not item.has("task") for item in between
    ) and not any(item.folded in (*_ANY, "va") for item in between)


_WAITING = frozenset(
    {"dang cho", "dang doi", "cho duyet", "dang cho duyet", "cho xu ly", "dang cho xu ly", "can duyet"}
)


def late_when_reported(asked: Question, query: Query) -> Query:
    """ "quá hạn mà đã báo cáo", "báo cáo chậm chưa duyệt": of what waits the late ones."""
    told = any(item.has("was_reported") and item.folded.startswith("da ") for item in asked.items)
    apart = Stand.REPORTED in query.stands and _alternative(asked, Stand.REPORTED, Stand.OVERDUE)
    joined = any(
        item.has("and") or item.folded == "," for item in _between(asked, Stand.REPORTED, Stand.OVERDUE)
    )
    waits = query.stands == (Stand.OVERDUE,) and told and not asked.ends_asking
    waits = waits or (set(query.stands) == {Stand.OVERDUE, Stand.REPORTED} and not (apart or joined))
    if not waits:
        return query
    return replace(query, stands=(Stand.REPORTED,), late_over=query.late_over or 0)


def of_what_remains(asked: Question, query: Query) -> Query:
    """ "còn việc gì về dịch tễ": of what is named, what is left to do; "vậy còn việc …" only goes on."""
    named = query.words or query.issuer or query.date_of is DateOf.GIVEN
    left = any(
        item.has("still", "q_count") and item.folded.startswith("con ") and item.folded != "con viec"
        for item in asked.items
    )
    if not named or not left or query.stands or query.besides or query.tasks:
        return query
    return replace(query, stands=(Stand.OPEN,))


def _superlative(asked: Question) -> bool:
    """ "gần hạn nhất", "sắp đến hạn nhất": an order, and no stand."""
    soon = [n for n, item in enumerate(asked.items) if item.has("due_soon")]
    return bool(soon) and all(n + 1 < len(asked.items) and asked.items[n + 1].folded == "nhat" for n in soon)


def _days(asked: Question) -> bool:
    return span_item(asked) is not None


def _handed_in(asked: Question, n: int) -> bool:
    """ "đã nộp những việc nào": what was reported, confirmed or not."""
    item = asked.items[n]
    behind = asked.items[n + 1 :]
    said = item.folded.startswith("da ") or any(after.folded == "roi" for after in behind)
    return said and item.has("was_reported") and asked.has("q_what", "q_count")


def plainly(asked: Question, kind: str) -> bool:
    """Whether it is said by a word that names no deadline as well."""
    return any(item.has(kind) and not item.has("due") for item in asked.items)


def refused_stands(asked: Question) -> list[tuple[str, tuple[Item, Item]]]:
    """ "chưa bị trả lại", "chưa xin gia hạn": the kind with the words, of what no filter leaves out."""
    found = []
    for one, other in pairwise(asked.items):
        kind = next((kind for kind in _ASKED_FOR if other.has(kind)), "")
        led = kind != "extension_waiting" or other.folded.startswith("xin")
        if kind and led and one.has("negation") and one.folded in _NOT:
            found.append((kind, (one, other)))
    return found


_NOT = frozenset({"chua", "khong", "ko", "k", "chua he", "khong he"})
_ASKED_FOR = ("extension_waiting", "returned", "declined", "paused", "cancelled", "extended")
