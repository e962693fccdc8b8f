"""What in a message as typed stops an act that its words alone would do.

Signs that are no courtesy, a count taken for a task, the number of a list's line, a turn at the end.
"""

import re
import unicodedata
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.situation import Situation
from language.folding import fold, plain
from language.spelling import LOWER

ACTS = tuple(kind for kind in i.PLAIN if kind.row.weighed)
"""What changes something."""

_KIND_SIGNS = frozenset("👍✅✔☑🙏❤😊☺🌹👌№→°🥰😍😘🤗😁😄😃😀🙂🌸💐🌺💪🙌👏🫡💕💖💗♥🤝🎉" + "🏻🏼🏽🏾🏿")
_SORRY = frozenset("😓😥😢😭😔😞😟🙁☹😩😫😅")
_FALLS_SHORT = (i.NotDone, i.InProgress, i.RequestExtension)
"""What one is sorry for: a face that says so turns nothing."""
_ARROWS = re.compile(r"->|=>|→|\d ?~ ?\d|\+|&|=")
_SIGNS = frozenset({"So", "Sk", "Sc", "Sm"})
_FACE = re.compile(r"[:;=]['-]?[()]+(?!\w)|(?<!\w)[:;=]-?[DP](?!\w)")
_CITED = re.compile(r"^\s*(?:>|//|[\"“”'‘’«`])")
_BELOW_ZERO = re.compile(r"(?:^|[^\W\d]\s+)-\d", re.MULTILINE)
_LETTERED = re.compile(r"(\d(?<!\d\d)\d{0,5})[a-qs-zđ](?!\w)", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<![\d,])(\d+),(\d)(?![\d,/])")
_LISTED = re.compile(r"^\s*(\d{1,2})\s*[.)/]\s+(?=\D)(.*\d.*)$")
_LISTED_AGAIN = re.compile(r"\d[.)/]\s+\D")
_ALL_OF = re.compile(
    r"(?<!\w)c[ảa]\s+(\d{1,2})(?![\w/.-])"
    r"(?!\s*(?:,|v[àa]|v[ớo]i|&|\+|-|đến|den|t[ớo]i)\s*(?:việc\s+|viec\s+)?\d)"
)
_TASKS_BEHIND = re.compile(
    r"\s*(?:việc|nhiệm vụ|công việc|đầu việc|mục|viec|nhiem vu|cong viec|dau viec|muc)(?!\w)"
)
_TURNS = (
    r"(?<!\w)(?:à nhầm|à quên|nhầm,? ?\d|thôi khỏi|à mà thôi|nhưng thôi|thôi bỏ đi|nói đùa|"
    r"đùa (?:đấy|thôi|tí|chút|mà)|(?:để )?mai tính|để tính sau|để xem (?:lại|đã))(?!\w)"
)
_TAKEN_BACK = (
    r"[.,;:(–-]\s*(?:à |mà |bị |gõ |bấm )?(?:nhầm|khoan|lộn|thôi|để tôi nghĩ|hỏi sếp đã|như trên|nói gì nhỉ)"
    r"(?: rồi| đã| ạ| việc \d+)?\s*[).!]*\s*$"
)
"""At the end it takes back what was said, where that takes nothing back itself."""
_ASKED_OF = r"(?:đúng|phải|được|đc|ổn|nên|kịp|hợp lý|đủ|tiện|nổi|hay)"
_NOT = r"(?:không|ko|k|kg|hông|hong|hôn|hem|khum|chưa|chửa)"
_CALLS = r"(?:em|anh|chị|cô|chú|bác|sếp|bạn|ạ|nhỉ|vậy|thế|hả|ta|hè|ha|hỉ|hở|z|dậy|cả nhà|mọi người)"
_ASKS = (
    rf"(?<!\w)(?:{_ASKED_OF} {_NOT}|hay (?:thôi|sao|gì)|chứ (?:nhỉ|hả|ta|hè|em|anh|chị))"
    rf"(?:\s+{_CALLS}(?!\w))*(?=\s*(?:$|[,.!?…]))"
)
"""At the end of a clause it asks whether."""
_MARKED_LETTER = re.compile(f"[{''.join(letter for letter in LOWER if not letter.isascii())}]")
_MARKED_SIGNS = tuple(map(re.compile, (_TURNS, _ASKS, _TAKEN_BACK)))
_BARE_SIGNS = tuple(re.compile(fold(pattern)) for pattern in (_TURNS, _ASKS, _TAKEN_BACK))
"""As people type them who leave the marks out."""
_QUESTION = re.compile(r"(?:sao|ai|gi|ly do gi|li do gi)\b(?! (?:chep|luu|luc|y)\b)")


_COMMON = re.compile(r"(?!\s*//)[a-zA-Z0-9À-ÖØ-öø-ɏḀ-ỹ\s.,?/]*")
"""Letters, digits and the signs that say nothing else."""


def weighed(meant: i.Intent, text: str, situation: Situation) -> i.Intent:
    """The intent, or the question in its place; a count of the tasks replied to becomes those tasks."""
    parts = meant.intents if isinstance(meant, i.Several) else (meant,)
    even = plain(text).strip()
    counted = _all_of(even)
    if counted and any(counted in getattr(part, "numbers", ()) for part in parts):
        meant = _counted(meant, counted, situation)
        parts = meant.intents if isinstance(meant, i.Several) else (meant,)
    if not any(isinstance(part, ACTS) for part in parts):
        return meant
    strange = strange_signs(text, sorry=all(isinstance(part, _FALLS_SHORT) for part in parts))
    doubtful = strange or any(_odd_number(even, part) or _turned(even, part) for part in parts)
    if doubtful:
        return _asked(meant)
    return _unasked(meant) if isinstance(meant, i.RequestExtension) else meant


def strange_signs(text: str, *, sorry: bool = False) -> bool:
    """Whether a picture or a sign stands in it that is none of the kind ones, or the whole is cited.

    With `sorry` a face that says so is none of them.
    """
    if _COMMON.fullmatch(text):
        return False
    signs = _ARROWS.sub(" ", text)
    kind = _KIND_SIGNS | _SORRY if sorry else _KIND_SIGNS
    strange = any(unicodedata.category(c) in _SIGNS and c not in kind for c in signs)
    parted = any(
        unicodedata.category(c) == "No" and not before.isalpha()
        for before, c in zip(" " + text, text, strict=False)
    )
    return bool(strange or parted or _FACE.search(text) or _CITED.search(text))


def without_list_numbers(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without the "1." before each line, and those numbers; none where the lines are no list."""
    if not text.lstrip()[:1].isdecimal():
        return text, ()
    lines = [line for line in plain(text).split("\n") if line.strip()]
    found = [_LISTED.match(line) for line in lines]
    numbers = tuple(int(match[1]) for match in found if match)
    kept = [match[2] for match in found if match]
    in_order = numbers == tuple(range(1, len(lines) + 1)) or (len(lines) == 1 and numbers < (10,))
    if not numbers or len(kept) < len(lines) or not in_order or any(map(_LISTED_AGAIN.search, kept)):
        return text, ()
    return "\n".join(kept), numbers


def tasks_of(meant: i.Intent) -> set[int]:
    """All tasks that the intent names."""
    parts = meant.intents if isinstance(meant, i.Several) else (meant,)
    return {n for part in parts for n in getattr(part, "numbers", ())}


def loses_a_task(told: i.Intent, question: i.Intent | None) -> bool:
    """ "xong 12 thế nào được, số liệu còn chưa có": a list or a figure says nothing of the task."""
    first = next(iter(told.readings), told) if isinstance(told, i.Ambiguous) else told
    asked = set(question.query.tasks) if isinstance(question, i.Ask) else None
    return isinstance(first, i.Done) and asked is not None and not set(first.numbers) <= asked


def _odd_number(even: str, meant: i.Intent) -> bool:
    """ "12,5", "-12" and "12a" are no tasks; "12r" is "12 rồi", typed in haste."""
    numbers = getattr(meant, "numbers", ())
    if not numbers:
        return False
    parts = [(int(m[1]), int(m[2])) for m in _DECIMAL.finditer(even)] if "," in even else ()
    decimal = any(low in numbers and high in numbers and high < low for low, high in parts)
    lettered = any(int(m[1]) in numbers for m in _LETTERED.finditer(even))
    return decimal or lettered or ("-" in even and _BELOW_ZERO.search(even) is not None)


def _turned(even: str, meant: i.Intent) -> bool:
    """Whether it ends in a retraction or a question, or its reason only asks."""
    reason = getattr(meant, "reason", "")
    small = even.casefold()
    bare = small.isascii() or (_MARKED_LETTER.search(small) is None and fold(small) == small)
    turns, asks, taken_back = _BARE_SIGNS if bare else _MARKED_SIGNS
    typed = turns.search(small)
    if typed is None and not isinstance(meant, i.RequestExtension | i.WithdrawReport):
        typed = asks.search(small)
    if typed is None and not isinstance(meant, i.Undo | i.WithdrawReport):
        typed = taken_back.search(small)
    return typed is not None or bool(reason and _QUESTION.match(fold(reason)))


def _all_of(even: str) -> int:
    """The count in "cả 2", "ca 2" where no tasks follow it, else 0."""
    found = _ALL_OF.search(even.casefold())
    if found is None:
        return 0
    behind = even[found.end() :]
    named = _TASKS_BEHIND.match(behind.casefold()) and any(c.isdigit() for c in behind)
    return 0 if named else int(found[1])


def _counted(meant: i.Intent, count: int, situation: Situation) -> i.Intent:
    """The act on the other tasks named, or on those replied to, if there are so many."""
    others = tuple(n for n in getattr(meant, "numbers", ()) if n != count)
    tasks = others or situation.replied_to
    if len(tasks) == count and hasattr(meant, "numbers") and not isinstance(meant, i.Ambiguous):
        changed: Any = meant
        made: i.Intent = replace(changed, numbers=tasks)
        return made
    return _asked(meant)


def _unasked(meant: i.Intent) -> i.Intent:
    """The intent whose reason or content ends before words that ask whether: "…, hạn 25/11 được không"."""
    said: Any = meant
    for name in ("reason", "content"):
        words = getattr(meant, name, "")
        asked = words and next(
            (m for signs in (_MARKED_SIGNS, _BARE_SIGNS) if (m := signs[1].search(words))), None
        )
        if asked and not words[asked.end() :].strip(" .!…"):
            said = replace(said, **{name: words[: asked.start()].rstrip(" ,;")})
    made: i.Intent = said
    return made


def _asked(meant: i.Intent) -> i.Intent:
    meant = _unasked(meant)
    numbers = getattr(meant, "numbers", getattr(meant, "drafts", ()))
    if isinstance(meant, i.Ambiguous):
        return meant
    if isinstance(meant, i.Several):
        return i.Ambiguous(i.Doubt.MIXED, tuple(sorted(tasks_of(meant))), meant.intents[:_MOST_OFFERS])
    if isinstance(meant, i.Done | i.InProgress | i.NotDone):
        readings = (meant, *(r for r in (i.Done(numbers), i.InProgress(numbers), i.NotDone(numbers))
                             if type(r) is not type(meant)))  # fmt: skip
        return i.Ambiguous(i.Doubt.DONE_OR_NOT, numbers, readings)
    offered = (meant,) if hasattr(meant, "numbers") or isinstance(meant, i.NewTask) else ()
    return i.Ambiguous(i.Doubt.UNREAD, numbers, offered)  # type: ignore[arg-type]


_MOST_OFFERS = 3
