"""Which units lead and which cooperate, as they are listed: "NVY chủ trì, KHTC phối hợp"."""

from collections.abc import Sequence

from chat import intents as i
from chat.frames import QUOTES
from chat.intents import UnitName
from chat.items import Item


def shares(items: Sequence[Item]) -> tuple[tuple[UnitName, ...], tuple[UnitName, ...]]:
    """The units in the lead and those that cooperate ("NVY chủ trì, KHTC phối hợp" as well)."""
    lead: list[UnitName] = []
    cooperate: list[UnitName] = []
    target = lead
    for n, item in enumerate(items):
        before = items[n - 1] if n else None
        after = items[n + 1] if n + 1 < len(items) else None
        if item.unit is not None:
            target.append(item.unit)
        elif item.has("coop"):
            alone = after is None or after.unit is None
            behind = before is not None and before.unit is not None and (alone or item.text == ",")
            if behind and before is not None and before.unit in target:
                target.remove(before.unit)
                cooperate.append(before.unit)
            else:
                target = cooperate
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(cooperate))


_SMALL = frozenset({"particle", "address", "please", "self", "and", "to", "task", "draft", "own_unit"})


def give_by_list(items: Sequence[Item]) -> i.GiveUnit | i.Several | None:
    """ "1-3 NVY", "2 cho KHTC, 4 cho NVD": nothing but numbers and units."""
    small = _SMALL | {"coop", "lead", "rest"}
    pure = all(item.kind in ("numbers", "unit", "punct") or item.tags & small for item in items) and not any(
        item.folded in QUOTES for item in items
    )
    guessed = any(item.unit is not None and not item.unit.sure for item in items)
    first = next((item for item in items if not item.has("task", "draft", "particle")), None)
    if not pure or guessed or first is None or first.kind != "numbers":
        return None
    groups: list[list[Item]] = [[]]
    for item in items:
        starts = item.kind == "numbers" or item.has("rest")
        if starts and any(each.unit is not None for each in groups[-1]):
            groups.append([])
        groups[-1].append(item)
    made = [_of_group(group) for group in groups]
    if any(each is None for each in made):
        return None
    given = tuple(each for each in made if each is not None)
    return given[0] if len(given) == 1 else i.Several(given)


def _of_group(items: Sequence[Item]) -> i.GiveUnit | None:
    lead, cooperate = shares([item for item in items if item.unit is not None or item.has("coop", "lead")])
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    which = i.Which.NO_UNIT if not numbers and any(item.has("rest") for item in items) else i.Which.NUMBERS
    return i.GiveUnit(numbers, lead, cooperate, which) if lead or cooperate else None
