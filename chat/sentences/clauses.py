"""A sentence cut into clauses, the document that proves a result ("số 45/BC-NVY"), and days gone by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chat.intents.values import When
from chat.sentences.items import Item, nearest
from expressions.times.typed_phrases import TimeDoubt, TimeShape

_ENDS = frozenset(".;!\n…?")
_TOPIC = frozenset({"thuc hien", "trien khai"})
"""Before a task and a comma these name what the rest is about: "thực hiện nhiệm vụ 12, …"."""
_NEUTRAL = frozenset({"task", "and", "filler"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring items without a separator."""

    items: tuple[Item, ...]
    tags: frozenset[str] = field(init=False, compare=False, repr=False)
    """Of all its items."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tags", frozenset().union(*[item.tags for item in self.items]))

    def has(self, *tags: str) -> bool:
        """Whether an item bears one of the tags."""
        return not self.tags.isdisjoint(tags)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of tasks, each once, in order."""
        return each_once(n for item in self.items for n in item.numbers)

    @property
    def bare(self) -> bool:
        """Whether it holds nothing but numbers and small words."""
        items = self.items[1:] if self.items[0].folded in _TOPIC else self.items
        return all(i.kind in ("numbers", "punct") or i.has(*_NEUTRAL) for i in items)


def each_once(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each number once, in the order of first mention."""
    return tuple(dict.fromkeys(numbers))


def split_clauses(items: Sequence[Item]) -> tuple[Clause, ...]:
    """Clauses by punctuation and contrast; a list of numbers is not cut at its commas."""
    clauses: list[Clause] = []
    current: list[Item] = []
    each_told = _each_is_told(items)
    for n, item in enumerate(items):
        if each_told and current and item.kind == "numbers":
            clauses.append(Clause(tuple(current)))
            current = []
        if item.kind == "punct" and item.folded in ("", *_ENDS):
            spoken = [n for n, clause in enumerate(clauses) if clause.items]
            if item.folded == "?" and not current and spoken:
                clauses[spoken[-1]] = Clause((*clauses[spoken[-1]].items, item))
                continue
            current += [item] if item.folded == "?" else []
            clauses.append(Clause(tuple(current)))
            current = []
        elif item.folded == "," and not (_inside_a_list(items, n) and not _speaks_again(items, n)):
            clauses.append(Clause(tuple(current)))
            current = []
        else:
            if item.has("contrast") and current and _number_follows(items, n):
                clauses.append(Clause(tuple(current)))
                current = []
            current.append(item)
    clauses.append(Clause(tuple(current)))
    return _merged([c for c in clauses if c.items])


def _each_is_told(items: Sequence[Item]) -> bool:
    """ "1 xong 2 xong 4 chưa": nothing but tasks, each with a word of its own behind it."""
    told = [item for item in items if not item.has("task")]
    numbers = [n for n, item in enumerate(told) if item.kind == "numbers"]
    if len(numbers) < _LEAST_TOLD or numbers[0] != 0 or not all(_is_brief(item) for item in told):
        return False
    return all(n + 1 < len(told) and told[n + 1].has("done", "neg", "partial") for n in numbers)


_LEAST_TOLD = 2


def _is_brief(item: Item) -> bool:
    return item.kind == "numbers" or item.has("done", "neg", "partial", "perfect", "filler")


def _inside_a_list(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    return before is not None and before.kind == "numbers" and _number_follows(items, at)


_SPEAKS = ("done", "sent", "partial", "neg", "handed")


def _speaks_again(items: Sequence[Item], at: int) -> bool:
    """ "xong 12, việc 15 đang làm": behind the comma something else is said of another task."""
    told = items[:at]
    finished = any(item.has("perfect") for item in told)
    # "em báo cáo việc 14, 15, 16 xong rồi": what is told comes behind.
    if not any(item.has(*_SPEAKS) and (finished or not item.has("tells")) for item in told):
        return False
    for item in items[at + 1 :]:
        if item.folded in (",", ";", ""):
            return False
        if item.has(*_SPEAKS):
            return True
    return False


def _number_follows(items: Sequence[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:
        if item.kind == "numbers":
            return True
        if not item.has("task", "and"):
            return False
    return False


def _merged(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Clauses that are only a list of numbers join the one before, or the one after at the start."""
    merged: list[Clause] = []
    waiting: tuple[Item, ...] = ()
    for clause in clauses:
        if clause.bare and clause.numbers and not is_left_over(clause):
            if merged:
                merged[-1] = Clause(merged[-1].items + clause.items)
            else:
                waiting += clause.items
        else:
            merged.append(Clause(waiting + clause.items))
            waiting = ()
    return (*merged, *((Clause(waiting),) if waiting else ()))


def is_left_over(clause: Clause) -> bool:
    """ "…, còn 14": of this task something else is to be said."""
    return bool(clause.numbers) and clause.items[0].folded in ("con", "rieng", "con lai")


@dataclass(frozen=True, slots=True)
class ResultPaper:
    """Number and date of the result's document, where they were given."""

    number: str = ""
    on: When | None = None


def mark_papers(items: Sequence[Item], replied: bool) -> tuple[Item, ...]:
    """A number after "cv", "báo cáo số" is that of a document; so is "số 45" before a date, after a task."""
    marked = list(items)
    seen_task = replied
    named = any(i.kind == "doc" for i in items)
    for n, item in enumerate(marked):
        if item.kind != "numbers":
            continue
        before = _before(marked, n)
        after = marked[n + 1] if n + 1 < len(marked) else None
        dated = (
            before is not None
            and before.folded == "so"
            and seen_task
            and after is not None
            and after.kind == "date"
        )
        if before is not None and ((before.has("paper") and not named) or dated) and len(item.numbers) == 1:
            marked[n] = replace(item, kind="doc", numbers=())
        else:
            seen_task = True
    return tuple(marked)


def _before(items: Sequence[Item], at: int) -> Item | None:
    """The item before, past ":" and past a "số" that follows a word for a document."""
    place = at - 1
    while place >= 0 and items[place].folded in (":", "so") and place > 0:
        if items[place].folded == "so" and not items[place - 1].has("paper"):
            break
        place -= 1
    return items[place] if place >= 0 else None


def find_result_paper(items: Sequence[Item], today: date) -> ResultPaper:
    """The first document's number, and the date that follows it."""
    for n, item in enumerate(items):
        if item.kind != "doc":
            continue
        for follower in items[n + 1 : n + 5]:
            dated = follower.dated
            if dated is None or dated.due is None:
                continue
            on = dated.due if dated.has_year else nearest(dated.due, today)
            return ResultPaper(item.text, When(on, certain=on <= today))
        return ResultPaper(item.text)
    return ResultPaper()


_GONE = (" roi", " truoc", " qua")
"""A day with one of these behind it has gone by: "thứ hai rồi", "tuần trước"."""


def to_come(item: Item, clause: Clause, moment: datetime) -> bool | None:
    """Whether a date beside a word of completion is to come; None where that cannot be told."""
    dated, today = item.dated, moment.date()
    if dated is not None and dated.due is None and dated.first is not None and dated.last is None:
        return False if dated.first <= today else None  # "từ đầu tuần"
    if dated is None or dated.due is None:
        return None
    if dated.doubt is TimeDoubt.BARE_DAY:
        return False if dated.due.day < today.day else None
    if dated.shape in (TimeShape.PERIOD, TimeShape.SPAN) and (dated.last or today).year < today.year:
        return None  # a report of last year's
    begins = dated.first or dated.due
    if dated.shape is TimeShape.PERIOD and begins > today and not _is_of_a_thing(item, clause):
        return True  # "tuần sau em nộp việc 12"
    if dated.shape is TimeShape.PERIOD and not clause.numbers:
        return None  # which period of a recurring report is meant must be asked
    if dated.shape is TimeShape.PERIOD:
        named = clause.has("perfect", "done") or _is_of_a_thing(item, clause)
        named = named and clause.has("object", "perfect") and not clause.has("maybe")
        return False if named or (dated.last or dated.due) < today else None
    if dated.shape is TimeShape.SPAN:
        past = (dated.last or dated.first or today) <= today
        return False if past and clause.has("perfect", "done") else None
    if dated.shape is not TimeShape.DAY:
        return None
    bare = item.folded[:1].isdigit() and item.folded.count("/") == 1
    if bare and not dated.has_year and dated.due.day <= dated.due.month:
        return None  # "xong 8/10" may be a part of the whole
    if item.folded.endswith(_GONE):
        return False
    if on_the_same_day(item, moment):
        return True
    if item.folded.startswith(("thu ", "chu nhat")) and not item.folded.endswith(("sau", "toi", "nay")):
        return not clause.has("perfect")  # "đã xong từ thứ 5"
    written = any(letter.isdigit() for letter in item.folded)
    on = nearest(dated.due, today) if written and not dated.has_year else dated.due
    if on > today:
        return True
    if on == today and item.at is not None:
        return item.at > moment.time()
    # "hôm nay xong 12" may be a promise; "hôm nay đã xong 12" is not.
    return False if on < today or clause.has("perfect") or written else None


_PARTS_OF_A_DAY = {"trua": 11, "chieu": 12, "toi": 18, "dem": 20}
"""The hour from which a part of the day can have come."""


def on_the_same_day(item: Item, moment: datetime) -> bool:
    """Whether "chiều", "tối nay" names a part of today that is to come."""
    part, _, day = item.folded.partition(" ")
    if day not in ("", "nay") or (not day and not (part == "chieu" and item.has("object"))):
        return False
    return moment.hour < _PARTS_OF_A_DAY.get(part, 0)


def _is_of_a_thing(item: Item, clause: Clause) -> bool:
    """ "đã nộp kế hoạch tuần sau", "báo cáo tháng 11": the period is that of a paper."""
    place = next((n for n, each in enumerate(clause.items) if each is item), 0)
    before = clause.items[place - 1] if place else None
    return before is not None and before.has("object") and before.folded.split(" ")[-1] in _PAPERS


_PAPERS = frozenset({"cao", "hoach", "sach", "lieu", "trinh", "ban", "mau", "bieu", "toan", "lich"})


def tomorrow(item: Item, today: date) -> bool:
    """Whether it is "mai" or "ngày kia", which can be nothing but a promise."""
    dated = item.dated
    if dated is None or dated.due is None or dated.shape is not TimeShape.DAY:
        return False
    written = any(letter.isdigit() for letter in item.folded)
    return not written and dated.certain and 0 < (dated.due - today).days <= 2


def only_paper(clause: Clause) -> bool:
    """ "số 45/BC-TTKN ngày 9/12": kept as the result's paper, and no note."""
    beside = ("paper", "task", "filler", "issued")
    small = all(i.kind in ("doc", "date", "punct") or i.has(*beside) for i in clause.items)
    return small and any(i.kind == "doc" for i in clause.items)


def puts_off(clause: Clause) -> bool:
    """ "để em xem lại việc 6 đã": what is to come first, and neither begun nor done."""
    said = [item for item in clause.items if item.kind != "punct"]
    perfect = [item for item in said if item.has("perfect")]
    return bool(perfect) and perfect == said[-1:] and said[-1].folded == "da"
