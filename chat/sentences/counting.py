"""What a number is: that of a task, a count, a quantity, a percentage; in figures and in words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from chat.sentences.items import Item, make_item
from language.lexicon import classes
from language.tokens import AnyOf, Token

MOST_NUMBERS = 300


LARGEST_NUMBER = 999_999


TASK_WORDS = frozenset({"viec", "vu", "v", "so", "task", "#", "vc", "nv", "nhap", "thao"})


_COUNTED = frozenset({"viec", "nhiem vu", "cong viec", "dau viec", "muc", "task"})


BEFORE_A_SPAN = frozenset({"tu", "day", "duoc", "mat", "them", "trong", "qua", "truoc", "sau", "cach", "hon"})


_OF_TIME = frozenset({"han", "lui", "hoan", "khat", "noi", "gian", "ngay", "thang", "keo", "doi"})


def without_counts(items: list[Item]) -> tuple[Item, ...]:
    """ "3 việc 14, 15, 16": the 3 counts the tasks that follow, and is none itself.

    A count that is right is a word like others; one that is wrong is a quantity, which is asked about.
    """
    if "numbers" not in [item.kind for item in items]:
        return tuple(items)
    for n, item in enumerate(items):
        if item.kind == "numbers" and _or_so_many(items, n):
            items[n] = replace(item, kind="quantity", numbers=())
            continue
        if item.has("dateish") and _goes_on(items, n):
            items[n] = replace(item, tags=item.tags - {"dateish"})
        count = _count(items, n)
        named = _numbers_behind(items, n + 1) if count else []
        if named:
            right = count == len(set(named))
            kind, tags = ("word", frozenset({"filler", "particle"})) if right else ("quantity", item.tags)
            items[n] = replace(item, kind=kind, numbers=(), tags=tags)
    return tuple(items)


def _or_so_many(items: Sequence[Item], n: int) -> bool:
    """ "2 hay 3 việc": a count as well, where what it is put beside is one."""
    behind = items[n + 1 : n + 3]
    return len(behind) == 2 and behind[0].folded in ("hay", "hoac") and behind[1].kind == "quantity"


def _goes_on(items: Sequence[Item], n: int) -> bool:
    """ "việc 4, 6-8": behind the first of a list of tasks a range is of tasks as well."""
    listed = n > 2 and (items[n - 1].folded == "," or items[n - 1].has("and"))
    if not listed or items[n - 2].kind != "numbers" or items[n - 2].has("dateish"):
        return False
    return n > 3 and (_introduces(items[n - 3]) or items[n - 3].folded == "," or items[n - 3].has("and"))


def counted_drafts(items: list[Item]) -> list[Item]:
    """ "cả 4 mục": a count of the open review's drafts, with nothing behind that it could introduce."""
    for n, item in enumerate(items):
        counts = n > 0 and items[n - 1].folded in ("ca", "het", "het ca") and item.kind == "numbers"
        noun = items[n + 1] if n + 1 < len(items) else None
        if counts and noun is not None and noun.has("task", "draft") and not _numbers_behind(items, n + 1):
            items[n] = replace(item, kind="quantity", numbers=())
    return items


_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


def _count(items: Sequence[Item], n: int) -> int:
    """The number at this place, where it may count what follows: "3", "ba", "cả ba"."""
    item = items[n]
    if item.kind == "numbers" and len(item.numbers) == 1 and not (n and _introduces(items[n - 1])):
        return item.numbers[0]
    last = item.folded.rpartition(" ")[2]
    said = _COUNTS.get(last, 0) if item.kind == "word" else 0
    return said if said and item.folded.partition(" ")[0] in ("ca", last) else 0


def _introduces(item: Item) -> bool:
    return item.folded.split(" ")[-1] in TASK_WORDS


def _numbers_behind(items: Sequence[Item], at: int) -> list[int]:
    """The numbers of tasks behind a noun, as in "việc 14, 15 và 16" or "nhiệm vụ: 14, 15"."""
    if at >= len(items) or items[at].folded not in _COUNTED:
        return []
    found: list[int] = []
    for item in items[at + 1 :]:
        if item.kind == "numbers":
            found += item.numbers
        elif not (item.has("and") or item.folded in (",", ":", "la", "so", "gom")):
            break
    return found


def token_is_number(token: Token) -> bool:
    """Whether it is a plain number of a few digits."""
    return token.kind == "number" and len(token.text) < 5


def _after_task_word(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded in TASK_WORDS


def numbers_at(tokens: Sequence[Token], at: int) -> tuple[int, Item]:
    token = tokens[at]
    size, low, high = bounds_at(tokens, at)
    sane = 0 < low <= high <= LARGEST_NUMBER and high - low < MOST_NUMBERS
    numbers = tuple(range(low, high + 1)) if sane else ()
    if not numbers or _is_quantity(tokens, at, at + size):
        return size, make_item("quantity", tokens, at, size, text=token.text)
    hyphen = token.kind == "range" and not {">", "→", "."} & set(token.text)
    dateish = hyphen and not _after_task_word(tokens, at) and low <= 31 and high <= 12
    return size, make_item(
        "numbers",
        tokens,
        at,
        size,
        numbers=numbers,
        tags=frozenset({"dateish"} if dateish else ()),
        text=token.text,
    )


def bounds_at(tokens: Sequence[Token], at: int) -> tuple[int, int, int]:
    """How many tokens a number or range takes, its first and its last number (0, 0 where absurd)."""
    token = tokens[at]
    if token.kind == "range":
        parts = [p for p in _digits(token.text) if p]
        low, high = int(parts[0]), int(parts[-1])
        return 1, low, high
    if len(token.text) > 6:
        return 1, 0, 0
    low = int(token.text)
    ahead = tokens[at + 1 : at + 3]
    joined = len(ahead) == 2 and ahead[1].kind == "number" and len(ahead[1].text) <= 6
    word = ahead[0].folded if ahead else ""
    again = tokens[at + 1 : at + 4]
    if (
        len(again) == 3
        and word in ("den", "toi")
        and again[1].folded in ("viec", "so", "nv", "vu", "muc", "m", "dong")
        and again[2].kind == "number"
    ):
        high = int(again[2].text[:6])
        return (4, low, high) if high > low else (1, low, low)  # "từ việc 5 đến việc 8"
    if joined and word in ("den", "toi") and int(ahead[1].text) > low:
        # "gia hạn 12 đến 30": the 30 is a day.
        begun = at > 0 and tokens[at - 1].folded == "tu"
        if begun or not any(t.folded in _OF_TIME for t in tokens):
            return 3, low, int(ahead[1].text)
    return 1, low, low


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in text).split()


def _is_quantity(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether the number at `at` counts what stands behind it, from `place` on."""
    if at and _is_one_of(tokens, at - 1, "ordinals"):
        return True
    if place >= len(tokens) or _after_task_word(tokens, at):
        return False
    after = tokens[place]
    further = after.folded == "nua" and after.text.casefold() != "nửa" and tokens[at].text != "1"
    if further and all(token.kind != "word" for token in tokens[place + 1 : place + 2]):
        return False  # "duyệt 12 và 15 nữa"
    lasts = at > 0 and tokens[at - 1].folded in BEFORE_A_SPAN
    if not lasts and after.folded in _OF_A_DAY and _names_a_day(tokens, place):
        return False  # "12 ngày mai", "12 tuần này": a task and a day
    if _is_one_of(tokens, place, "papers"):
        # "12 báo cáo" counts, "12 văn bản số 45" does not.
        follower = tokens[place + 2] if place + 2 < len(tokens) else None
        return follower is None or not (follower.kind in ("number", "doc", "date") or follower.folded == "so")
    if after.folded == "phong" and (place + 1 == len(tokens) or tokens[place + 1].kind != "word"):
        return True  # "8 với 3 phòng", and no room's name behind it
    if not _is_one_of(tokens, place, "counted") or _helps(tokens, place):
        return False
    beyond = tokens[place + 1] if place + 1 < len(tokens) else None
    if after.folded == "phan" and beyond is not None and beyond.folded == "cua":
        return False  # "12 phần của NVY"
    if after.folded in ("viec", "ngay", "nhiem", "vc", "nv") and beyond is not None:
        # "12 việc 15" names two tasks, "12 ngày 20/11" a task and a date.
        numeral = beyond.kind in ("number", "date", "doc") or beyond.folded == "vu"
        return not (numeral and (after.folded != "nhiem" or _numeral_at(tokens, place + 2)))
    return True


def _helps(tokens: Sequence[Token], place: int) -> bool:
    """ "xác nhận 12 hộ chị với": no households."""
    behind = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    return tokens[place].folded == "ho" and behind in _HELPED


_HELPED = frozenset(
    {"em", "anh", "chi", "toi", "minh", "co", "chu", "bac", "sep", "voi", "cai", "nhe", "tui", "e"}
)
_EXACT_NOUNS = frozenset(
    {"bộ", "nửa", "chỗ", "tờ", "vé", "tập", "thư", "bản", "ca"}
)  # without their marks they are other words


_OF_A_DAY = frozenset({"ngay", "tuan", "thang", "quy", "nam", "hom", "thu"})


_DEICTIC = frozenset({"nay", "sau", "toi", "mai", "truoc", "qua", "kia", "mot", "hai", "ba", "tu", "bay"})


def _names_a_day(tokens: Sequence[Token], place: int) -> bool:
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return behind is not None and (behind.kind in ("number", "date") or behind.folded in _DEICTIC)


def _is_one_of(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a noun of this kind, of one or two words, begins here."""
    one = tokens[at]
    if one.kind != "word":
        return False
    if one.text.casefold() in _EXACT_NOUNS:
        return kind == "counted"
    nouns = _nouns(kind)
    if one in nouns:
        return True
    if at + 1 == len(tokens) or tokens[at + 1].kind != "word":
        return False
    two = tokens[at + 1]
    return nouns.holds(f"{one.folded} {two.folded}", f"{one.text} {two.text}")


@cache
def _nouns(kind: str) -> AnyOf:
    return AnyOf(classes("counting")[kind])


def _numeral_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number"
