"""Whom a sentence means: polite words and short names stand for units that were named before."""

import re
from dataclasses import dataclass, replace

from directives.duties.roles import Bearer, is_pronoun
from expressions.names.units import distributed

_BARE_GROUP = re.compile(
    r"[Cc]ác\s((?:[Ss]ở|[Pp]hòng|[Bb]an|[Cc]ục|[Vv]ụ|[Tt]rung tâm|[Tt]rường|[Bb]ệnh viện"
    r"|[Cc]hi cục|[Vv]iện|[Cc]ông ty|(?:đồng chí )?(?:[Cc]hánh án|[Vv]iện trưởng|[Cc]ục trưởng|[Gg]iám đốc"
    r"|[Hh]iệu trưởng|[Cc]hủ tịch)))$"
)
_LONGEST = 200
_ORDERS = re.compile(r"\s(?:yêu cầu|đề nghị)\s")
_GROUP = re.compile(r"(?<!\w)(?:các|những|toàn thể|mọi)\s", re.IGNORECASE)


@dataclass(slots=True)
class Meaning:
    """The addressees of a document, the units of its last introduction and those last asked."""

    addressees: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def remember(self, text: str, mine: list[Bearer]) -> None:
        """Keep whom a sentence asks, for those that follow."""
        asked = next((bearer for bearer in mine if bearer.given and not is_pronoun(bearer.names)), None)
        if asked is None:
            return
        if text.rstrip().endswith(":"):
            self.intro = asked.names
        self.asked = asked.names

    def meant(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The units that these names stand for."""
        if not is_pronoun(names):
            return tuple(self._in_full(name) for name in names)
        word = names[0].split()[-1].lower()
        if word == "này":  # "đồng thời giao đơn vị này …"
            return self.asked or names
        if self.asked and any(word in name.lower().split()[:3] for name in self.asked):
            return self.asked
        return self._addressed() or names

    def _addressed(self) -> tuple[str, ...]:
        """The addressees as responsible units: "Tổng giám đốc các cơ quan: A, B" are two."""
        return tuple(part for name in self.addressees for part in distributed(name))

    def _in_full(self, name: str) -> str:
        """ "các Trung tâm" for the "Trung tâm TGPL các tỉnh, thành phố" named before."""
        group = _BARE_GROUP.match(name)
        if group is None:
            return name
        head = group.group(1).lower()
        for longer in (*self.intro, *self.asked, *self.addressees):
            bare = re.sub(r"^(?:các|những)\s", "", longer.lower())
            if bare.startswith(head + " "):
                return longer
        return name

    def as_addressed(self, text: str, bearer: Bearer) -> Bearer:
        """ "Các ngân hàng thương mại tham gia Chương trình thống kê …": the name is as long as above."""
        said = text[bearer.start : bearer.start + _LONGEST].casefold()
        for name in self.addressees:
            first, small = bearer.names[0], name.casefold()
            if (
                len(name) > len(first)
                and small.startswith(first.casefold())
                and said.startswith(small)
                and bearer.start + len(name) > bearer.end
            ):
                whole = text[bearer.start : bearer.start + len(name)]
                return replace(bearer, end=bearer.start + len(name), names=(whole,))
        return bearer

    def orders_on(self, text: str) -> Bearer | None:
        """ "UBND huyện An Phú yêu cầu chủ đầu tư dừng …", where it is an addressee: its own work to order."""
        for name in self.addressees:
            if text.startswith(name) and _ORDERS.match(text, len(name)):
                return Bearer(0, len(name), (name,), False, True)
        return None

    def everybody(self) -> tuple[str, ...]:
        """Who is asked where a sentence names nobody."""
        return self.intro or self._addressed() or self.asked

    def is_everybody(self, names: tuple[str, ...]) -> bool:
        """Whether these are groups ("các phòng", "UBND các huyện") or all of several addressees."""
        if names and all(_GROUP.search(name) for name in names):
            return True
        folded = [name.casefold() for name in self.addressees]
        return (
            len(folded) > 1 and all(name.casefold() in folded for name in names) and len(names) == len(folded)
        )
