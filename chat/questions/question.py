"""A question before it is read: its items, what they name, and what of them is not known."""

from collections.abc import Sequence
from functools import cached_property

from chat.acts.frames import QUESTION
from chat.questions.amounts import DAYS, PERCENT, amounts, without_progress
from chat.questions.asked_part import KNOWN, asked_part, done_by_nobody
from chat.questions.quantifiers import (
    of_kind,
    with_whole_numbers,
    without_reported,
    without_stands,
    without_tasks,
)
from chat.registry.known_people import head_of, unit_of
from chat.sentences.clauses import each_once
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon
from language.tokens import marks

_ASKS = frozenset(
    {
        "state", "list", "search", "show", "still", "q_have", "stats", "rate", "rank", "compare",
        "chart", "export", "excel", "word", "calendar", "directives", "units_list", "people_list",
        "history",
        *QUESTION,
    }
)  # fmt: skip
_WITH_A_NOUN = ("q_what", "q_have", "q_count", "list", "still", "search", "mine", "stats", "given", "open")
_TASK_NOUNS = frozenset({"viec", "vc", "nv"})
_TASK_WORDS = _TASK_NOUNS | {"vu"}
_GETS = frozenset({"gui", "xin", "tai", "lay", "nhan"})
_ASKS_FOR = frozenset({"xin", "tai", "file", "tep"})
_RECEIVERS = frozenset({"em", "toi", "minh", "anh", "chi", "e"})
_INQUIRES = _ASKS - {"calendar", "q_have", "show", "still", "word"}
_MAKES = frozenset({"lap", "lam", "soan", "tao", "dung", "lam viec"})
_CARRIERS = frozenset({"file", "tep", "bang", "ban"})
_FORMS = ("excel", "word", "calendar", "export")
_MADE = ("excel", "word", "chart", "export", "list", "stats")
_OFFICES_DOING = ("reported", "unconfirmed", "returned", "confirm", "done")


_SEVERAL = ("cac ", "nhung ", "may ", "moi ")


class Question:
    """The items of a question, what they name, and what is not known of them."""

    def __init__(self, sentence: Sentence, items: Sequence[Item] | None = None):
        self.sentence = sentence
        self.situation = sentence.situation
        whole = sentence.items(lexicon()) if items is None else items
        whole = with_whole_numbers(whole)
        whole, self.without = without_tasks(without_reported(whole))
        whole, self.without_stands = without_stands(whole)
        self.items, self.aside = asked_part(without_progress(done_by_nobody(whole)))
        self._places = {id(item): n for n, item in enumerate(self.items)}
        self.tags = frozenset(tag for item in self.items for tag in item.tags)
        if not any(item.has("reported") and not item.has("please") for item in self.items):
            self.tags -= {"reported"}  # "cho toi" is "cho tôi" far oftener than "chờ tôi"
        drawn = (item for item in self.items if item.has("chart"))
        if all(item.folded == "ve" and "ẽ" not in self.typed(item) for item in drawn):
            self.tags -= {"chart"}  # "ve" is "về" far oftener than "vẽ"
        self._nouns: set[int] = set()
        self._used: set[int] = set()
        self.left_out: frozenset[str] = frozenset()
        self.units, self.persons = self._whose()
        counted = frozenset(n for n in range(len(self.items)) if self._counts_units(n))
        self.numbers = each_once(
            number for n, item in enumerate(self.items) if n not in counted for number in item.numbers
        )
        self.marked = any(marks(token.text) for token in sentence.tokens)
        self.docs = [item.text for item in self.items if item.kind == "doc"]
        self.mark = any(item.folded == "?" for item in self.items)
        self.unknown: list[Item] = [
            item
            for n, item in enumerate(self.items)
            if item.kind == "word" and not item.tags & KNOWN and n not in self._nouns
            if not (item.folded in _MAKES and self.has(*_MADE)) and not self._several(n)
            if not (item.folded in _CARRIERS and self.has(*_FORMS)) and not self._bounds(n)
        ]

    def _bounds(self, n: int) -> bool:
        """ "3 ngày trở xuống", "trễ trên 3 ngày nhưng dưới 10": of an amount, or before one."""
        contrast = self.items[n].has("contrast") and not self.situation.answers_for_a_unit
        return contrast or n in self._amounts

    @cached_property
    def _amounts(self) -> frozenset[int]:
        found = (each.places for unit in (DAYS, PERCENT) for each in amounts(self.items, unit))
        return frozenset().union(*found)

    def _whose(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of the units and of the people; "phòng chị Mai" and "họ" are units."""
        units: list[str] = []
        groups: list[str] = []
        persons: list[str] = []
        left_out = self._left_out()
        for n, item in enumerate(self.items):
            if n in left_out:
                continue
            codes, said = (item.group, ()) if item.group else of_kind(self.items, n, self.situation)
            self._nouns.update(said)
            groups += codes
            if item.unit is not None and item.unit.code and not (self._office_does(n) or self._paper(n)):
                titled = self._titled(n, item.unit.code)
                (persons if titled else units).append(titled or item.unit.code)
            elif item.person is not None and item.person.code:
                led = n > 0 and self.items[n - 1].has("unit_noun", "unit")
                led = led and not self._in_charge(n)
                of_unit = unit_of(self.situation, item.person) if led else None
                if of_unit is not None and of_unit.code:
                    self._nouns.add(n - 1)
                    units.append(of_unit.code)
                else:
                    persons.append(item.person.code)
        if not (units or groups or persons) and self.has("there", "them"):
            units += [item.unit.code for item in self.aside if item.unit is not None and item.unit.code]
        whole = units or groups or ([unit.code for unit in self.situation.units] if left_out else [])
        self.left_out = but = frozenset(code for codes in left_out.values() for code in codes)
        return tuple(dict.fromkeys(c for c in whole if c not in but)), tuple(dict.fromkeys(persons))

    def _in_charge(self, n: int) -> bool:
        """ "các đơn vị anh Khánh phụ trách": those in his charge, and not his own."""
        behind = self.items[n + 1] if n + 1 < len(self.items) else self.items[n]
        several = self.items[n - 1].has("everybody") or self.items[n - 1].folded.startswith(_SEVERAL)
        return behind.has("leads_unit") or several

    def _left_out(self) -> dict[int, tuple[str, ...]]:
        """The places of the units that are left out, with their codes: "trừ CDC", "ngoài NVY ra"."""
        found: dict[int, tuple[str, ...]] = {}
        if not self.has("except"):
            return found
        for n, item in enumerate(self.items):
            behind = n + 1
            while item.has("except") and behind < len(self.items):
                unit = self.items[behind]
                codes = unit.group or ((unit.unit.code,) if unit.unit and unit.unit.code else ())
                if codes:
                    found[behind] = codes
                elif not (unit.has("and", "task", "of") or unit.folded == ","):
                    break
                behind += 1
            if found and item.has("except"):
                self._nouns |= {n, *found}
                self._used |= {n, *found}
        return found

    def _paper(self, n: int) -> bool:
        """ "kế hoạch 75/KH-SYT": a kind of document before its number, and no unit."""
        behind = self.items[n + 1] if n + 1 < len(self.items) else None
        numbered = behind is not None and behind.kind in ("doc", "numbers", "quantity")
        return numbered and self.items[n].has("document")

    def _several(self, n: int) -> bool:
        """ "nhưng việc gì": before a noun that is asked about it is "những"."""
        behind = self.items[n + 1] if n + 1 < len(self.items) else None
        return self.items[n].folded == "nhung" and behind is not None and behind.has("task", "q_what")

    def _titled(self, n: int, unit: str) -> str:
        """The code of the deputy whose title stands before the unit: "phó phòng NVY"; "" for nobody."""
        title = self.items[n - 1].folded if n else ""
        holder = head_of(self.situation, unit, title) if title.startswith("pho ") else None
        return holder.code if holder is not None else ""

    def _counts_units(self, n: int) -> bool:
        """ "của 3 phòng NVY, NVD, KHTC", "của 3 trung tâm": the 3 counts units, and is no task's."""
        item = self.items[n]
        noun = self.items[n + 1] if n + 1 < len(self.items) else item
        told = n > 0 and self.items[n - 1].has("task")
        counts = item.numbers == (len(self.units),) and len(self.units) > 1
        alone = not told and noun is self.items[-1]
        return noun.has("unit_noun") and (counts or alone or not (told or noun.tags & KNOWN))

    def _office_does(self, at: int) -> bool:
        """ "mà Văn phòng vẫn để chờ duyệt", "bị Văn phòng trả lại": who decides is not asked about."""
        before = self.items[at - 1] if at else None
        office = self.items[at].folded.startswith(("van phong", "vp"))
        asked_of = before is not None and before.has("of")
        return office and not asked_of and self.has(*_OFFICES_DOING)

    def typed(self, item: Item) -> str:
        """The item as it was typed, in small letters."""
        return self.sentence.text[item.start : item.end].casefold()

    @property
    def names_tasks(self) -> bool:
        """Whether tasks are named, alone or within words that ask: "việc nào", "ds nhiệm vụ"."""
        return self.has("task") or any(
            item.has(*_WITH_A_NOUN)
            and not item.has("focal", "contact", "receive")
            and (set(item.folded.split()) & _TASK_NOUNS or "nhiem vu" in item.folded)
            for item in self.items
        )

    def has(self, *tags: str) -> bool:
        """Whether one of the classes was met."""
        return not self.tags.isdisjoint(tags)

    @property
    def asks(self) -> bool:
        """Whether it is put as a question, or as a wish to see something."""
        return self.mark or not self.tags.isdisjoint(_ASKS)

    @property
    def inquires(self) -> bool:
        """Whether a word of asking stands in it, and not only one of showing or having."""
        return self.mark or not self.tags.isdisjoint(_INQUIRES)

    @property
    def wants_to_see(self) -> bool:
        """Whether "gửi em", "cho tôi xin" stands in it: "gửi công văn 12" may report that it was sent."""
        for n, item in enumerate(self.items):
            words = item.folded.split()
            behind = self.items[n + 1].folded if n + 1 < len(self.items) else ""
            receiver = words[-1] in _RECEIVERS or behind in _RECEIVERS
            if item.has("show") and (receiver or {"xin", "xem"} & set(words)):
                return True
        return self.has("original") and self.has("show")

    @property
    def wants_file(self) -> bool:
        """Whether a document's own file is wanted, and not how it stands: "bản scan", "cho xin công văn"."""
        for n, item in enumerate(self.items):
            words = {
                *item.folded.split(),
                *(self.items[n + 1].folded if n + 1 < len(self.items) else "").split(),
            }
            gets = item.has("show", "export", "asks_office") and words & _GETS
            if gets and (words & _RECEIVERS or words & _ASKS_FOR or self._is_asked_for(n)):
                return True
        return self.has("own_file") and not self.has("state")

    def _is_asked_for(self, n: int) -> bool:
        """Whether the sending is another's: "nhờ văn phòng gửi lại …", "gửi lại … giúp em"."""
        before, behind = self.items[:n], self.items[n + 1 :]
        office = [item for item in before if {"phong", "vp"} & {*item.folded.split()}]
        asked = any(item.has("please") for item in before) and bool(office)
        return asked or any(item.has("please") and {*item.folded.split()} & _RECEIVERS for item in behind)

    @property
    def of_tasks(self) -> bool:
        """Whether it begins with tasks: "việc …"."""
        return self.items[0].has("task")

    @property
    def begins_with_tasks(self) -> bool:
        """Whether it begins with tasks, or with a list of them: "danh sách việc …"."""
        first = self.items[0]
        return first.has("task") or (first.has("list") and bool({*first.folded.split()} & _TASK_WORDS))

    @property
    def ends_asking(self) -> bool:
        """Whether its last word asks."""
        words = [
            item for item in self.items if not item.tags & {"particle", "address"} or item.tags & QUESTION
        ]
        return bool(words) and (words[-1].folded == "?" or bool(words[-1].tags & QUESTION))

    def joined(self, one: Item, other: Item) -> bool:
        """Whether only "và", "với" or a comma stands between two items."""
        between = self.items[self.place(one) + 1 : self.place(other)]
        return all(item.has("and") or item.folded == "," for item in between)

    def is_noun(self, place: int) -> bool:
        """Whether what stands there is a noun of units that are named."""
        return place in self._nouns

    def is_used(self, place: int) -> bool:
        """Whether what stands there leaves units out."""
        return place in self._used

    def place(self, item: Item) -> int:
        """Where one of its items stands."""
        return self._places[id(item)]

    def says(self, *folded: str) -> bool:
        """Whether one of these words stands in it."""
        text = f" {' '.join(item.folded for item in self.items)} "
        return any(f" {word} " in text for word in folded)
