"""A question before it is read: its items, what they name, and what of them is not known."""

from collections.abc import Sequence
from functools import cached_property

from chat.acts.frames import QUESTION
from chat.questions.amounts import DAYS, PERCENT, amounts
from chat.questions.asked_part import KNOWN, asked_part, done_by_nobody, without_reported, without_tasks
from chat.registry.known_names import unit_names
from chat.registry.known_people import head_of, unit_of
from chat.sentences.clauses import each_once
from chat.sentences.items import Item
from chat.sentences.number_words import IN_WORDS
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
_GETS = frozenset({"gui", "xin", "tai", "lay", "nhan"})
_ASKS_FOR = frozenset({"xin", "tai", "file", "tep"})
_RECEIVERS = frozenset({"em", "toi", "minh", "anh", "chi", "e"})
_INQUIRES = _ASKS - {"calendar", "q_have", "show", "still", "word"}
_AROUND_A_KIND = frozenset({"cac", "nhung", "moi", "tung", "theo", "cho", "cua", "nao", "dang", "cung"})
_ANY_UNIT = frozenset({"phong", "don vi", "phong ban", "ben", "noi", "ban", "dv"})
"""What people call any unit, whatever its kind."""
_MAKES = frozenset({"lap", "lam", "soan", "tao", "dung", "lam viec"})
_CARRIERS = frozenset({"file", "tep", "bang", "ban"})
_FORMS = ("excel", "word", "calendar", "export")
_MADE = ("excel", "word", "chart", "export", "list", "stats")
_OFFICES_DOING = ("reported", "unconfirmed", "returned", "confirm", "done")


_SEVERAL = ("cac ", "nhung ", "may ", "moi ")


def _picks(item: Item) -> bool:
    """ "CHỈ LẤY bệnh viện thôi"."""
    return item.has("only") or item.folded in ("lay", "chi lay", "lay moi", "rieng", "giu lai", "chi giu")


def _counted(item: Item) -> int:
    """How many "hai", "3", "cả hai" are; 0 for what is no count."""
    if item.kind in ("numbers", "quantity") and item.text.isdecimal():
        return int(item.text[:4])
    words = item.folded.split(" ")
    return IN_WORDS.get(words[-1], 0) if len(words) < 3 and words[0] in ("ca", words[-1]) else 0


class Question:
    """The items of a question, what they name, and what is not known of them."""

    def __init__(self, sentence: Sentence, items: Sequence[Item] | None = None):
        self.sentence = sentence
        self.situation = sentence.situation
        whole = sentence.items(lexicon()) if items is None else items
        whole, self.without = without_tasks(without_reported(whole))
        self.items, self.aside = asked_part(done_by_nobody(whole))
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
            groups += item.group or self._of_kind(n)
            if item.unit is not None and item.unit.code and not self._office_does(n):
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

    def _of_kind(self, n: int) -> tuple[str, ...]:
        """The codes of all units of a kind: "bệnh viện nào", "từng trung tâm y tế", "3 trung tâm y tế"."""
        item = self.items[n]
        before = self.items[n - 1] if n else item
        count = _counted(before)
        counted = item.has("unit_noun") and (count or before.has("q_count"))
        if not (item.has("q_who", "by_unit", "of_kind") or counted or self._bare(n)):
            return ()
        noun = [word for word in item.folded.split(" ") if word not in _AROUND_A_KIND]
        if not noun or " ".join(noun) in _ANY_UNIT:
            return ()
        names = unit_names(self.situation.units)
        behind = self.items[n + 1] if n + 1 < len(self.items) else item
        longer = names.of_noun([*noun, behind.folded]) if behind is not item else ()
        codes = longer or names.of_noun(noun)
        if len(codes) < 2 or (count and count != len(codes)):
            return ()
        self._nouns |= {n, *([n + 1] if longer else []), *([n - 1] if count else [])}
        return codes

    def _bare(self, n: int) -> bool:
        """ "Bệnh viện còn việc nào": a noun of several units, by itself in front or behind "của"."""
        item, behind = self.items[n], self.items[n + 1] if n + 1 < len(self.items) else None
        led = n == 0 or self.items[n - 1].has("of") or all(_picks(before) for before in self.items[:n])
        alone = behind is None or behind.kind == "punct" or (behind.kind == "word" and behind.tags & KNOWN)
        return bool(item.has("unit_noun") and led and alone and not item.has("filler", "own_unit"))

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
            if gets and (words & _RECEIVERS or words & _ASKS_FOR):
                return True
        return self.has("own_file") and not self.has("state")

    @property
    def of_tasks(self) -> bool:
        """Whether it begins with tasks: "việc …"."""
        return self.items[0].has("task")

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
