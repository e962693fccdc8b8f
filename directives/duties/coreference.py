"""Coreference: short names and polite words for units named before, and "thời hạn nói trên" for deadlines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from directives.deadlines.deadlines import Mention
from directives.duties.drafts import Office, Placed
from directives.duties.recipients import kind_of, recipients
from directives.duties.roles import Bearer, is_pronoun
from directives.model import Kind
from directives.outline.blocks import Block
from directives.outline.segmentation import LONGEST_QUOTE, quote, readable, sentences
from expressions.names.units import distributed, unique
from language.folding import fold

_BARE_GROUP = re.compile(
    r"[Cc]ác\s((?:[Ss]ở|[Pp]hòng|[Bb]an|[Cc]ục|[Vv]ụ|[Tt]rung tâm|[Tt]rường|[Bb]ệnh viện"
    r"|[Cc]hi cục|[Vv]iện|[Cc]ông ty|(?:đồng chí )?(?:[Cc]hánh án|[Vv]iện trưởng|[Cc]ục trưởng|[Gg]iám đốc"
    r"|[Hh]iệu trưởng|[Cc]hủ tịch)))$"
)
_LONGEST = 200  # letters of a name
_MOST_NAMES = 200  # that a short name is looked for among
_ORDERS = re.compile(r"\s(?:yêu cầu|đề nghị)\s")
_GROUP = re.compile(r"(?<!\w)(?:các|những|toàn thể|mọi)\s", re.IGNORECASE)


class Resolved(NamedTuple):
    """The units meant, and by which step they were found (`directives.trace.Trace`)."""

    names: tuple[str, ...]
    step: str


class Meaning:
    """Whom a text means: its addressees, the units of its last introduction and those last asked."""

    def __init__(self, addressees: tuple[str, ...] = ()) -> None:
        self.addressees = addressees
        self.intro: tuple[str, ...] = ()
        self.asked: tuple[str, ...] = ()
        # "Tổng giám đốc các cơ quan: A, B" are two responsible units.
        self._responsible = tuple(part for name in addressees for part in distributed(name))
        self._folded = [fold(name) for name in addressees]
        self._names = _Beginnings(addressees)
        self._small = _Beginnings([name.casefold() for name in addressees])

    def remember(self, text: str, mine: list[Bearer]) -> None:
        """Keep whom a sentence asks, for those that follow."""
        asked = next((bearer for bearer in mine if bearer.given and not is_pronoun(bearer.names)), None)
        if asked is None:
            return
        if text.rstrip().endswith(":"):
            self.intro = asked.names
        self.asked = asked.names

    def meant(self, names: tuple[str, ...]) -> Resolved:
        """The units that these names stand for."""
        if not is_pronoun(names):
            whole = tuple(self._in_full(name) for name in names)
            return Resolved(whole, "named" if whole == names else "short_name")
        word = names[0].split()[-1].lower()
        if word == "này":  # "đồng thời giao đơn vị này …"
            return Resolved(self.asked or names, "back_reference")
        if self.asked and any(word in name.lower().split()[:3] for name in self.asked):
            return Resolved(self.asked, "back_reference")
        return Resolved(self._responsible or names, "pronoun")

    def _in_full(self, name: str) -> str:
        """ "các Trung tâm" for the "Trung tâm TGPL các tỉnh, thành phố" named before."""
        group = _BARE_GROUP.match(name)
        if group is None:
            return name
        head = group.group(1).lower()
        for longer in islice((*self.intro, *self.asked, *self.addressees), _MOST_NAMES):
            bare = re.sub(r"^(?:các|những)\s", "", longer.lower())
            if bare.startswith(head + " "):
                return longer
        return name

    def as_addressed(self, text: str, bearer: Bearer) -> Bearer:
        """ "Các ngân hàng thương mại tham gia Chương trình thống kê …": the name is as long as above."""
        first = bearer.names[0]
        for at in self._small.of(text[bearer.start : bearer.start + _LONGEST].casefold()):
            end = bearer.start + len(self.addressees[at])
            longer = len(self.addressees[at]) > len(first) and end > bearer.end
            if longer and self.addressees[at].casefold().startswith(first.casefold()):
                return replace(bearer, end=end, names=(text[bearer.start : end],))
        return bearer

    def orders_on(self, text: str) -> Bearer | None:
        """ "UBND huyện An Phú yêu cầu chủ đầu tư dừng …", where it is an addressee: its own work to order."""
        for at in self._names.of(text[:_LONGEST]):
            name = self.addressees[at]
            if _ORDERS.match(text, len(name)):
                return Bearer(0, len(name), (name,), False, True)
        return None

    def everybody(self) -> Resolved:
        """Who is asked where a sentence names nobody."""
        steps = (
            Resolved(self.intro, "introduction"),
            Resolved(self._responsible, "addressees"),
            Resolved(self.asked, "last_asked"),
        )
        return next((found for found in steps if found.names), Resolved((), "nobody"))

    def is_addressed(self, names: tuple[str, ...]) -> bool:
        """Whether these are all among the addressees, maybe in short ("Cục Thuế" for "Cục Thuế các tỉnh")."""
        return all(any(fold(name) in whole for whole in self._folded) for name in names)

    def is_everybody(self, names: tuple[str, ...]) -> bool:
        """Whether these are groups ("các phòng", "UBND các huyện") or all of several addressees."""
        if names and all(_GROUP.search(name) for name in names):
            return True
        if len(names) != len(self.addressees) or len(names) < 2:
            return False
        return {name.casefold() for name in names} <= {name.casefold() for name in self.addressees}


class _Beginnings:
    """Names by their lengths, to find those that a text begins with and not to try each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, name in enumerate(names):
            self._places.setdefault(name, []).append(at)
        self._lengths = sorted({len(name) for name in self._places})

    def of(self, text: str) -> list[int]:
        """The places of the names that the text begins with, in order."""
        found = (self._places.get(text[:length], ()) for length in self._lengths if length <= len(text))
        return sorted(at for places in found for at in places)


# Sentences that lend a deadline to others: "cùng gửi trong thời hạn nói trên", "Các việc trên xong …".

_BACK = re.compile(
    r"(?<!\w)(?:trong|theo|đúng|cùng|trước)\s(?:cùng\s)?(?:thời hạn|thời gian|thời điểm|mốc thời gian|hạn)"
    r"\s(?:(?:đã\s)?(?:nói|nêu|ghi|quy định)\s(?:ở\s)?trên|trên(?!\s\w)"
    r"|(?:nói|nêu|ghi|quy định)\s(?:tại|ở)\s(?:điểm|mục|khoản|phần)\s(?P<item>\d{1,2}|này|trên)(?!\w))"
)
# "Nếu không gửi đúng thời hạn nói trên": what is to happen then, and nothing to be done by then.
_FAILING = re.compile(r"(?:nếu|không|chưa|trường hợp|quá|chậm|sau)(?!\w)", re.IGNORECASE)
_GATHERS = re.compile(
    r"(?:(?:Báo cáo|Kết quả|Hồ sơ|Danh sách|Văn bản|Sản phẩm)\s(?:\w+\s){0,2}?của\s)?"
    r"(?:cả\s|tất cả\s|toàn bộ\s)?(?:các|những|hai|ba|bốn|mọi|\d{1,2})\s"
    r"(?:nhóm|đơn vị|cơ quan|địa phương|việc|công việc|phần việc|nội dung|nhiệm vụ|báo cáo|loại)"
    r"(?:\s\w+){0,4}?\s(?:(?:nói |nêu )?trên|này|(?:tại|ở|của)\s(?:điểm|mục|khoản|phần)\s(?:này|trên))(?!\w)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"Về\s(?:(?:một số|các|những)\s)?nhiệm vụ\s[^,;.]{1,60}\Z")


def gathers(text: str) -> bool:
    """Whether a sentence speaks of several things asked before it: its deadline is theirs."""
    return _GATHERS.match(text) is not None


def leads(text: str, mention: Mention) -> bool:
    """ "Về một số nhiệm vụ trong quý I, …": whether the deadline holds for all that the paragraph asks."""
    return text.startswith("Về ") and _LEADS.match(text, 0, mention.end) is not None


def referred(text: str, known: Mention | None, of_items: Mapping[str, Mention]) -> Mention | None:
    """The deadline named before, or in the item named by its number, where a sentence points back to it."""
    found = _BACK.search(text) if "trên" in text or "thời hạn n" in text or "hạn quy" in text else None
    if found and found["item"] and found["item"].isdigit():
        known = of_items.get(found["item"])
    if known is None or found is None or _FAILING.search(text, max(0, found.start() - 40), found.start()):
        return None
    deadline = replace(known.deadline, phrase=found.group())
    return Mention(found.start(), found.end(), deadline, known.warnings)


def is_shared(text: str, mention: Mention) -> bool:
    """Whether "cùng gửi trong thời hạn nói trên" takes in what the sentence asked of others before."""
    return re.search(r"(?<!\w)cùng\s[^,;]{0,40}\Z", text[: mention.start]) is not None


def due_by(drafts: Iterable[Placed], mention: Mention, text: str = "") -> list[Placed]:
    """The drafts with a deadline that `text` lends them; where it says to send something, as reports."""
    sent = kind_of(text) is Kind.REPORT
    to = recipients(text) if sent else ()
    return [
        (
            place,
            replace(
                task,
                deadline=mention.deadline,
                warnings=(*task.warnings, *mention.warnings),
                kind=Kind.REPORT if sent else task.kind,
                report_to=unique([*task.report_to, *(name for name in to if name not in task.assignees)]),
            ),
        )
        for place, task in drafts
    ]


def join_to(work: Placed, dated: list[Placed], count: int, office: Office, block: Block, end: int) -> None:
    """ "A shall review … . The result is due before X.": one task, quoted whole where there is room."""
    place, task = work
    start = next((at for at, _ in sentences(block.passage) if block.passage.place(at) == place), 0)
    for i in range(len(dated) - count, len(dated)):
        at, last = dated[i]
        if end - start <= LONGEST_QUOTE:
            at = place
            text = block.text[start:end]
            last = replace(
                last, quote=quote(office.document, block.passage, start, end), content=readable(text)
            )
        dated[i] = (at, replace(last, cooperators=last.cooperators or task.cooperators))
