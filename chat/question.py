"""A question before it is read: its items, what they name, and what of them is not known."""

from collections.abc import Sequence

from chat.clauses import each_once
from chat.frames import QUESTION
from chat.items import Item
from chat.sentence import Sentence, lexicon
from language.tokens import marks
from tasks.query import Group, Shape, Stand

STANDS: tuple[tuple[str, Stand], ...] = (
    ("overdue", Stand.OVERDUE),
    ("due_soon", Stand.DUE_SOON),
    ("unreported", Stand.UNREPORTED),
    ("open", Stand.OPEN),
    ("reported", Stand.REPORTED),
    ("unconfirmed", Stand.REPORTED),
    ("done_late", Stand.DONE_LATE),
    ("done_on_time", Stand.DONE),
    ("done", Stand.DONE),
    ("returned", Stand.RETURNED),
    ("declined", Stand.DECLINED),
    ("paused", Stand.PAUSED),
    ("cancelled", Stand.CANCELLED),
    ("unacknowledged", Stand.UNACKNOWLEDGED),
)


GROUPS: tuple[tuple[str, Group], ...] = (
    ("by_unit", Group.UNIT), ("by_directive", Group.DIRECTIVE),
    ("by_week", Group.WEEK), ("by_month", Group.MONTH),
)  # fmt: skip


FILE_WORDS: tuple[tuple[str, Shape], ...] = (
    ("excel", Shape.XLSX), ("word", Shape.DOCX), ("calendar", Shape.ICS), ("export", Shape.XLSX),
)  # fmt: skip


KNOWN = frozenset(
    {
        *(kind for kind, _ in (*STANDS, *GROUPS, *FILE_WORDS)), *QUESTION,
        "q_have", "state", "history", "due", "still", "was_reported", "extension_waiting",
        "undated", "dated", "no_unit", "issuer_body",
        "order_particle", "contact", "position", "original", "own_file", "my_data", "others", "confirm",
        "person", "asks_office", "tells_office", "to_office",
        "rest", "recurring", "not_recurring", "share_lead",
        "share_coop", "mine", "everybody", "list", "search", "about", "stats", "rate", "rank",
        "compare", "chart", "pdf", "directives", "units_list", "people_list", "unlinked", "linked",
        "unreachable", "leads_unit", "more_than", "at_least", "less_than", "latest", "order_by",
        "given", "closed", "quota", "filler", "particle", "address", "please", "self", "and",
        "show", "of", "from", "until", "perfect", "progress", "all", "export_word", "link_word",
        "rank_word", "negation", "account", "link", "task", "report", "document", "unit", "title",
        "carrying_out", "this", "later", "to",
    }
)  # fmt: skip
"""The classes of words that a question is made of; what bears none of them is looked for, or not applied."""
_ASKS = frozenset(
    {
        "state", "list", "search", "show", "still", "q_have", "stats", "rate", "rank", "compare",
        "chart", "export", "excel", "word", "calendar", "directives", "units_list", "people_list",
        "history",
        *QUESTION,
    }
)  # fmt: skip
_GETS = frozenset({"gui", "xin", "tai", "lay", "nhan"})
_ASKS_FOR = frozenset({"xin", "tai", "file", "tep"})
_RECEIVERS = frozenset({"em", "toi", "minh", "anh", "chi", "e"})
_INQUIRES = _ASKS - {"calendar", "q_have", "show", "still", "word"}
FILTERS = frozenset(
    {kind for kind, _ in STANDS}
    | {"undated", "no_unit", "mine", "due", "recurring", "stats", "extension_waiting"}
)


class Question:
    """The items of a question, what they name, and what is not known of them."""

    def __init__(self, sentence: Sentence, items: Sequence[Item] | None = None):
        self.sentence = sentence
        self.situation = sentence.situation
        self.items: Sequence[Item] = sentence.items(lexicon()) if items is None else items
        self.tags = frozenset(tag for item in self.items for tag in item.tags)
        if not any(item.has("reported") and not item.has("please") for item in self.items):
            self.tags -= {"reported"}  # "cho toi" is "cho tôi" far oftener than "chờ tôi"
        drawn = (item for item in self.items if item.has("chart"))
        if all(item.folded == "ve" and "ẽ" not in self._typed(item) for item in drawn):
            self.tags -= {"chart"}  # "ve" is "về" far oftener than "vẽ"
        self.numbers = each_once(n for item in self.items for n in item.numbers)
        named = (
            item.unit.code
            for n, item in enumerate(self.items)
            if item.unit is not None and item.unit.code and not self._office_does(n)
        )
        groups = (code for item in self.items for code in item.group)
        self.units = tuple(dict.fromkeys(named)) or tuple(dict.fromkeys(groups))
        self.persons = tuple(
            dict.fromkeys(p.code for item in self.items if (p := item.person) is not None and p.code)
        )
        self.marked = any(marks(token.text) for token in sentence.tokens)
        self.docs = [item.text for item in self.items if item.kind == "doc"]
        self.mark = any(item.folded == "?" for item in self.items)
        self.unknown: list[Item] = [
            item for item in self.items if item.kind == "word" and not item.tags & KNOWN
        ]

    def _office_does(self, at: int) -> bool:
        """ "mà Văn phòng vẫn để chờ duyệt", "bị Văn phòng trả lại": who decides is not asked about."""
        before = self.items[at - 1] if at else None
        office = self.items[at].folded.startswith(("van phong", "vp"))
        asked_of = before is not None and before.has("of")
        return office and not asked_of and self.has("reported", "unconfirmed", "returned", "confirm")

    def _typed(self, item: Item) -> str:
        return self.sentence.text[item.start : item.end].casefold()

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
        between = self.items[list(self.items).index(one) + 1 : list(self.items).index(other)]
        return all(item.has("and") or item.folded == "," for item in between)

    def says(self, *folded: str) -> bool:
        """Whether one of these words stands in it."""
        text = f" {' '.join(item.folded for item in self.items)} "
        return any(f" {word} " in text for word in folded)
