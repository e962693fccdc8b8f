"""Who does the drafts of an open review, and until when, told in any order: "mục 3 NVY chủ trì, hạn 24/12".

It is read only where every word is of that; what turns or doubts it leaves it to the frames, which ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from chat import intents as i
from chat.acts.deadlines import TypedDeadline, deadline_in
from chat.acts.frames import HARMLESS, QUOTES
from chat.acts.remarks import names_a_topic
from chat.intents import Ambiguous, Doubt, Intent, Plain, Several, UnitName, Which
from chat.registry.known_people import led_by
from chat.review.slots import shares
from chat.sentences.items import Item, length_of
from chat.sentences.sentence import Sentence, strip

NOUNS = frozenset({"task", "draft", "draft_short"})
SMALL = HARMLESS | NOUNS | {"this", "whole_document"}
_GIVES = frozenset(
    {"denied", "giving", "leading_part", "helping", "carrying_out", "wholly", "remaining", "entrusts"}
)
_TOLD = _GIVES | {
    *("taken_from", "instead", "to", "of", "own_unit", "unit", "all", "deadline", "until", "no_deadline"),
    *("self_doing", "rather", "right_one", "finished", "longer", "shorter", "mistaken", "mistake", "only"),
    *("replaced_by", "denied", "no_more"),
}
_TIMES = ("date", "recurrence", "time")
_WEAK_ALL = frozenset({"cac", "nhung", "may", "may cai", "mot", "tat ca cac"})
_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}


def accounted(items: Sequence[Item], *tags: str, kinds: Sequence[str] = ()) -> bool:
    """Whether every item is small, bears one of the tags, or is of one of the kinds."""
    allowed = SMALL | frozenset(tags)
    return all(
        _is_accounted(item, allowed, kinds)
        and not _puts_off(items, n)
        and not (item.folded == "thi" and not names_a_topic(items[:n]))
        for n, item in enumerate(items)
    )


def _is_accounted(item: Item, allowed: frozenset[str], kinds: Sequence[str]) -> bool:
    if item.kind == "punct":
        return item.folded not in QUOTES
    if item.kind != "word":
        return item.kind in kinds
    return bool(item.tags & allowed) and not item.has("ask")


_ENDS_OF_KHOI = ("doc_recipients", "whole_document", "review", "helping", "particle")


def _puts_off(items: Sequence[Item], n: int) -> bool:
    """ "để mai …" promises, and "khỏi thêm …" forbids; "bỏ CDC khỏi nơi nhận" takes out."""
    item, ahead = items[n], items[n + 1] if n + 1 < len(items) else None
    if ahead is None:
        return False
    if item.has("promise") and (ahead.kind in ("date", "time") or ahead.has("self")):
        return True
    forbids = item.folded in ("khoi", "dung", "thoi", "khoan") and item.has("forbidding")
    return forbids and ahead.kind == "word" and not ahead.has(*_ENDS_OF_KHOI)


def unaddressed(items: Sequence[Item]) -> Sequence[Item]:
    """Without whom one speaks to at the end ("… nhé chị Lan"), and without a "chứ" that insists."""
    if len(items) > 1 and items[-1].has("says_so") and items[-2].kind in ("unit", "date", "person"):
        items = items[:-1]
    end = len(items)
    while end and (items[end - 1].kind == "punct" or items[end - 1].has("particle", "address")):
        end -= 1
    named = end > 2 and items[end - 1].kind == "person" and items[end - 2].has("particle", "order_particle")
    return items[: end - 1] if named else items


def without_closing(items: Sequence[Item]) -> Sequence[Item]:
    """Without "ạ 👍" and "nhé chị Lan" at the end."""
    items = unaddressed(items)
    end = len(items)
    while end and (
        (items[end - 1].kind == "punct" and items[end - 1].folded not in QUOTES) or _small(items[end - 1])
    ):
        end -= 1
    return items[:end]


def _small(item: Item) -> bool:
    return item.kind == "word" and item.has("particle") and item.tags <= HARMLESS


def numbers_of(items: Sequence[Item]) -> tuple[int, ...]:
    """The drafts that are named, each once."""
    return tuple(dict.fromkeys(number for item in items for number in item.numbers))


@dataclass(slots=True)
class _Told:
    """What is told of some drafts, up to where others are named."""

    items: list[Item] = field(default_factory=list)
    which: Which | None = None
    source: UnitName | None = None
    shared: list[Item] = field(default_factory=list)
    leads: list[UnitName] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Whether a unit or a time was told already."""
        return bool(self.shared or self.leads) or any(
            item.kind in (*_TIMES, "length") or item.has("no_deadline") for item in self.items
        )

    def has(self, *tags: str) -> bool:
        return any(item.has(*tags) for item in self.items)


def read_statement(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """The giving and the deadlines that are told; asked about where a unit is only guessed."""
    kinds = ("numbers", "unit", "person", "quantity", "length", *_TIMES)
    if not accounted(items, *_TOLD, kinds=kinds):
        return None
    groups = _groups(said, items)
    counts = [n for n, item in enumerate(items) if item.kind == "quantity"]
    if any(not (n and items[n - 1].has("all")) for n in counts):
        return None
    made: list[Plain] = []
    for group in groups:
        told = _made(said, group)
        if not told:
            return None
        made += told
    if not made or not _orders(items):
        return None
    if any(item.has("denied") for item in items):
        return Ambiguous(Doubt.UNREAD, numbers_of(items), (made[0],)) if len(made) == 1 else None
    unsure = any(not unit.sure for each in made if isinstance(each, i.GiveUnit) for unit in each.lead)
    if unsure or (any(item.has("mistaken", "mistake") for item in items) and not _is_put_right(items)):
        return None if len(made) > 1 else Ambiguous(Doubt.UNREAD, numbers_of(items), (made[0],))
    return made[0] if len(made) == 1 else Several(tuple(made))


def _orders(items: Sequence[Item]) -> bool:
    """Whether something is to be done, and not only said whose it is: "việc 2 là phần của NVY"."""
    if any(item.has("of") and "phan" in item.folded.split() for item in items):
        return False
    to = any(item.has("to") and not item.folded.startswith("la") for item in items)
    return to or any(item.has(*_GIVES, "deadline", "no_deadline", "longer", "shorter") for item in items)


def _is_put_right(items: Sequence[Item]) -> bool:
    return any(item.has("rather", "right_one") for item in items)


def _groups(said: Sentence, items: Sequence[Item]) -> list[_Told]:
    groups = [_Told()]
    for n, item in enumerate(items):
        named = item.kind == "numbers" or item.has("remaining")
        if named and groups[-1].says and (numbers_of(groups[-1].items) or groups[-1].which is not None):
            groups.append(_Told())
        group = groups[-1]
        group.items.append(item)
        if item.has("remaining"):
            group.which = Which.NO_UNIT
        elif _means_all(items, n, said) and group.which is None and not numbers_of(group.items):
            group.which = Which.ALL
        before = items[n - 1] if n else None
        if item.has("replaced_by") and group.shared and group.shared[-1].unit is not None:
            group.source = group.shared.pop().unit  # "thay NVY bằng NVD"
        elif item.unit is not None and before is not None and before.has("taken_from", "instead", "denied"):
            group.source = item.unit
        elif item.unit is not None or item.has("helping", "leading_part"):
            group.shared.append(item)
        elif item.person is not None and (led := led_by(said.situation, item.person)) is not None:
            group.leads.append(led)
    return groups


def _means_all(items: Sequence[Item], n: int, said: Sentence) -> bool:
    """ "cả ba mục" of a review of three; "các mục" alone names none."""
    item, bounds = items[n], said.situation.draft_numbers
    if not item.has("all", "wholly") or item.folded in _WEAK_ALL:
        return False
    ahead = items[n + 1] if n + 1 < len(items) else item
    count = _COUNTS.get(item.folded.split()[-1], 0) if item.folded.startswith("ca ") else 0
    count = int(ahead.text) if ahead.kind == "quantity" and ahead.text.isdecimal() else count
    return not count or bounds is None or count == bounds[1] - bounds[0] + 1


def _made(said: Sentence, group: _Told) -> list[Plain]:
    """What is to be done with the drafts of a group; nothing where they are not named."""
    numbers = numbers_of(group.items)
    which = Which.NUMBERS if numbers else group.which
    if len(numbers) > 1 and any(
        one.kind == "numbers" and other.kind == "recurrence" for one, other in pairwise(group.items)
    ):
        return []  # "sửa hạn 2 … 25 hàng tháng": the 25 is a day
    if which is None or any(item.kind == "person" for item in group.items) != bool(group.leads):
        return []
    words = {item.folded.split(" ")[0] for item in group.items}
    listed = group.has("task") and not words & {"muc", "dong", "nhap", "m", "deu", "ca"}
    if which is Which.ALL and listed and not group.items[0].has("giving"):
        return []
    if which is not Which.NUMBERS and not group.has(*_GIVES, "no_deadline", "deadline"):
        return []
    made: list[Plain] = []
    lead, cooperate = shares(group.shared, helping="helping")
    lead = lead or tuple(dict.fromkeys(group.leads))
    if lead or cooperate:
        made.append(i.GiveUnit(numbers, lead, cooperate, which, group.source))
    elif group.source is not None or (group.has("giving") and not group.has("deadline", "no_deadline")):
        return []
    fixed = _deadline(said, group, numbers, which)
    return [*made, fixed] if fixed is not None else made


def _deadline(said: Sentence, group: _Told, numbers: tuple[int, ...], which: Which) -> i.FixDeadline | None:
    if group.has("no_deadline"):
        return i.FixDeadline(numbers, "", none=True, which=which)
    length = next((item for item in group.items if item.kind == "length"), None)
    by = length_of(length) if length is not None else None
    if by is not None and group.has("longer", "shorter"):
        days = -by.days if group.has("shorter") else by.days
        return i.FixDeadline(numbers, "", which=which, days=days, working_days=by.working)
    times = [n for n, item in enumerate(group.items) if item.kind in _TIMES]
    if not times or not any(group.items[n].kind != "time" for n in times):
        return None
    if any(item.kind == "numbers" for item in group.items[times[0] : times[-1]]):
        return None  # "sửa hạn 2 gnày 25 hàng tháng": which number is a draft's is not read
    if len(times) > 1 and any(group.items[n].kind == "recurrence" for n in times):
        return i.FixDeadline(numbers, strip(said.between(group.items[times[0] :])), which=which)
    first = times[0] - 1 if times[0] and group.items[times[0] - 1].folded == "truoc" else times[0]
    phrase = strip(said.between(group.items[first : times[-1] + 1]))
    clock = next((group.items[n] for n in times if group.items[n].kind == "time"), None)
    dates = [group.items[n] for n in times if group.items[n].kind != "time"]
    before = any(item.folded.startswith("truoc") for item in group.items)
    typed: TypedDeadline = deadline_in(dates, clock, before=before)
    made = i.FixDeadline(
        numbers, phrase, typed.on, typed.operator, typed.recurrence, which=which, at=typed.at
    )
    return made if typed.on is not None or typed.recurrence is not None else replace(made, phrase=phrase)
