"""Whether an answer holds the facts that it must, and none that it must not."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_ENTRY = re.compile(
    r"(?:^|\n)\W*(\d{1,3})\. |\b(?:[Vv]iệc|VIỆC) ((?:số )?\d{1,3}(?:(?:, | và )\d{1,3})*)|#(\d{1,3})\b"
)
_NUMBER = re.compile(r"\d+")
_NOTHING = re.compile(r"(?:không|chưa) (?:có|còn|đơn vị|ai|việc)|(?<!\d)0 (?:việc|nhiệm vụ)", re.IGNORECASE)
_TASKS_SAID = r"(?<![\d/.]){n}\*? (?:việc|nhiệm vụ|công việc)\b"


def listed(text: str) -> set[int]:
    """The numbers of tasks that stand in it as entries, or after "việc"."""
    return {
        int(n) for match in _ENTRY.finditer(text) for part in match.groups("") for n in _NUMBER.findall(part)
    }


def faults(line: Mapping[str, Any], text: str, files: Iterable[str]) -> list[str]:
    """What the answer lacks or has too much, each as a short text; `files` are the names that came."""
    said, numbers = text.casefold(), listed(text)
    found = [f"lacks {word!r}" for word in line.get("must", ()) if word.casefold() not in said]
    if any_of := line.get("must_any"):
        found += [] if any(word.casefold() in said for word in any_of) else [f"lacks any of {any_of}"]
    found += [f"says {word!r}" for word in line.get("must_not", ()) if word.casefold() in said]
    found += [f"does not list {n}" for n in line.get("tasks", ()) if n not in numbers]
    found += [f"lists {n}" for n in line.get("not_tasks", ()) if n in numbers]
    if line.get("none") and not _NOTHING.search(text):
        found.append("does not say that there is none")
    count = line.get("count")
    if count is not None and len(numbers) != count:
        found += (
            [] if re.search(_TASKS_SAID.replace("{n}", f"0?{count}"), text) else [f"does not say {count}"]
        )
    ending = line.get("file")
    if ending and line["kind"] == "question" and not any(name.endswith(ending) for name in files):
        found.append(f"no file {ending}")
    return found
