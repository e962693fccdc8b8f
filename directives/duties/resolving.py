"""Who is to do what a sentence asks: one resolver, which asks the text in one order.

1. `named`: the unit that the sentence itself names, by the issuer's verb ("giao X") or as its subject.
   Under a heading that names the unit, only one that bears by words of duty or is given the work outright.
   `short_name`, `pronoun`, `back_reference`: what it names stands for units named before.
2. `sentence_before`: the unit of the sentence before, where this one goes on with its work.
3. `heading`, `closing_line`: the unit of the heading over it, or of the line that closes its list.
4. `introduction`, `addressees`, `last_asked`: where all are spoken to, or a date has nobody else.
5. `nobody`: also where the sentence begins with a body that is not understood.

The speaker (the issuer) bears only what it lays on itself by words of duty, or as a subject by a date.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from directives.deadlines.mentions import Mention
from directives.duties.bearer import (
    APART_FROM,
    BY_TITLE,
    COUNCILS,
    GROUP,
    KIND_IN_TEXT,
    OWN_NAME,
    Bearer,
    Beginnings,
    begins_with_a_body,
    does_at,
    is_everybody,
    is_fronted,
    is_one_group,
    is_pronoun,
)
from directives.duties.named_again import (
    ANNOUNCED,
    GOES_ON,
    KIND_OF_THIS,
    SAME_UNIT_AGAIN,
    are_named_above,
    are_theirs,
    named_by_kind,
)
from directives.duties.roles import bearers
from directives.duties.scopes import Scope
from directives.duties.statements import EXHORTATION, OF_A_SOURCE, SPENT, only_tells
from directives.duties.told_orders import as_told, crowd_that_gives_on, is_another, is_given_on, own_work
from expressions.names.known_names import KnownNames
from expressions.names.shared_heads import distributed
from expressions.names.units import read_names, without_post
from language.folding import fold

_LONGEST = 200  # letters of a name
_ORDERS = re.compile(r"\s(?:yêu cầu|đề nghị)\s")
_CROWD = re.compile(r"Các\s(?!đồng chí)")  # "Các đơn vị phát động …": its subject as the text says it
_FAR = 400  # letters behind an addressee that orders by itself: another bearer
_OUTRIGHT = 20  # letters before a unit that is given work under another's heading: "Đồng thời, đề nghị X"


class Resolved(NamedTuple):
    """The units meant, and by which step they were found (`directives.trace.Trace`)."""

    names: tuple[str, ...]
    step: str


NOBODY = Resolved((), "nobody")


class Resolver:
    """Knows whom a text speaks to: its addressees, the units introduced last and those asked last."""

    def __init__(
        self,
        addressees: tuple[str, ...] = (),
        issuer: str | None = None,
        known: KnownNames | None = None,
        conveys: bool = False,
        telling: bool = False,
    ) -> None:
        """`conveys`: the issuer passes on what another decided, which may give it work. `telling`: a post."""
        self.conveys = conveys
        self.telling = telling
        self.addressees = addressees
        self.known = known
        self.issuer = issuer
        self.intro: tuple[str, ...] = ()
        self.asked: tuple[str, ...] = ()
        # "Tổng giám đốc các cơ quan: A, B" are two responsible units.
        self._responsible = tuple(part for name in addressees for part in distributed(name))
        self._folded = [fold(name) for name in addressees]
        self._names = Beginnings(addressees)
        # "UBND các tỉnh" where it is written to "UBND các tỉnh: A, B".
        self._listed = {fold(name.partition(":")[0].strip()): name for name in addressees if ": " in name}
        self._small = Beginnings([name.casefold() for name in addressees])
        self._called: dict[str, str] = {}  # the body that was named in full last, by its kind: "Trung tâm"
        self._last: dict[str, str] = {}  # likewise of the kinds that "sở này", "phòng này" speak of

    def remember(self, text: str, mine: list[Bearer], nested: bool = False) -> None:
        """Keep whom a sentence asks and which bodies it names; `nested`: for the items under it alone."""
        self._called |= named_by_kind(text, KIND_IN_TEXT, self.known)
        self._last |= named_by_kind(text, KIND_OF_THIS, self.known)
        told = self.telling and mine and mine[0].start == 0 and not mine[0].inner
        given = (one for one in mine if (one.given or told) and not is_pronoun(one.names))
        asked = next((one for one in given if self.conveys or not self._is_issuer(one.names)), None)
        if asked is None:
            return
        if text.rstrip().endswith(":") and not (nested and self.intro):
            self.intro = asked.names
        self.asked = asked.names

    def bearers(self, text: str, scope: Scope, item: bool = False) -> list[Bearer]:
        """Whom a sentence names as responsible under its heading, in order. `item`: it opens one."""
        speaker = None if item and self.conveys else self.issuer
        found = [self._as_addressed(text, one) for one in bearers(text, speaker, item, self.known)]
        if self.telling:
            found = as_told(text, found, self.issuer, self.known)
        own = self._orders_on(text, item) or crowd_that_gives_on(text, self.known)
        if own:
            found = [own, *(bearer for bearer in found if bearer.start > _FAR)]
        if scope.units and does_at(text, 0):  # "Kiện toàn tổ, phân công mỗi người …": their own order
            found = [one for one in found if not is_given_on(one)]
        if scope.units:
            found = [one for one in found if not are_theirs(one.names, scope.units)]
        if scope.units and not scope.loose:
            ordered = does_at(text, 0)
            return [
                one
                for one in found
                if (one.bound and not (ordered and one.given and one.verb[0].islower()))
                or self._stands_out(text, one, scope.units)
            ]
        return found

    def _stands_out(self, text: str, one: Bearer, units: tuple[str, ...]) -> bool:
        """Whether a sentence under another's heading is given outright, or begins with a body by its name.

        Of several units of a heading one may be named by itself.
        """
        if one.start == 0 and len(units) > 1 and set(map(fold, one.names)) < set(map(fold, units)):
            return True
        if one.given:
            theirs = one.names[0][:1].islower() and not GROUP.match(one.names[0])  # "Yêu cầu nhà thầu …"
            return one.start < _OUTRIGHT and one.verb != "Kiến nghị" and not theirs
        if APART_FROM.fullmatch(text, 0, one.start):
            return True
        if not text[one.start].isupper() or (one.start and not is_fronted(text, one)):
            return False
        by_name = any(form.search(one.names[0]) for form in (OWN_NAME, BY_TITLE, COUNCILS))
        return text[one.end : one.end + 1] == ":" or by_name

    def of_paragraph(self, text: str) -> tuple[str, ...]:
        """Whom a paragraph begins to speak of where it goes on with the one before."""
        return self.asked if GOES_ON.match(text) else ()

    def names_its_own(self, text: str, scope: Scope, item: bool = False) -> bool:
        """Whether a sentence begins with a unit of its own, and none of those that all is addressed to."""
        first = self._first(text, scope, item)
        return first is not None and not self._is_addressed(first.names)

    def names_some(self, text: str, scope: Scope, item: bool = False) -> bool:
        """Whether a sentence begins with a unit, its own or one of those that all is addressed to."""
        first = self._first(text, scope, item)
        if first is None or not self._is_addressed(first.names):
            return first is not None
        return not is_pronoun(first.names) and not is_everybody(first.names, self.addressees)

    def _first(self, text: str, scope: Scope, item: bool) -> Bearer | None:
        mine = self.bearers(text, scope, item)
        opens = mine and text.lstrip("(0123456789). ")[:1].isupper() and not mine[0].inner
        return mine[0] if opens else None

    def of_deadline(
        self, text: str, date: Mention, mine: list[Bearer], scope: Scope, known: tuple[str, ...] = ()
    ) -> Resolved:
        """Who is to do what is due by a date in a sentence. `known`: of whom the sentence before speaks."""
        before = [one for one in mine if one.start < date.end]
        # A clause behind a semicolon is another's; a date that opens it is of whom it names right behind.
        after = (one for one in mine if one.start >= date.end and ";" not in text[date.end : one.start])
        later = next(after, None)
        gap = text[date.end : later.start].strip(" ,") if later else ";"
        opens = not gap and text[: date.start].rstrip().endswith(";")
        named = later if opens or not before else before[-1]
        own = own_work(text, self.issuer, self.known) if named is None else ()
        found = Resolved(own, "named") if own else self._resolve(named, known, scope, everybody=True)
        # A body that the sentence begins with and that is not understood: rather nobody than another.
        return NOBODY if found.step == "last_asked" and begins_with_a_body(text, self.known) else found

    def of_request(
        self, text: str, mine: list[Bearer], scope: Scope, known: tuple[str, ...], opens: bool
    ) -> tuple[Resolved, bool]:
        """Who is to do what an undated sentence asks, and whether it is only a request to everybody.

        `opens`: it stands where a duty begins, at an item or a paragraph.
        """
        if only_tells(text, any(bearer.given for bearer in mine)):
            return NOBODY, False
        bound = next((bearer for bearer in mine if bearer.bound), None)
        first = mine[0] if mine and (mine[0].given or opens) else None
        if first and (first.inner or EXHORTATION.match(text, first.end)):
            first = None
        if scope.units and not scope.loose and first and first.given:
            first = None
        headed = scope.units and not (first and (first.given or scope.loose))
        if not (bound or headed or (first and first.given and OF_A_SOURCE.match(text))) and SPENT.match(text):
            return NOBODY, False
        again = known if not mine and SAME_UNIT_AGAIN.match(text) else ()
        found = self._resolve(bound or first, again, scope, everybody=scope.governor is not None)
        return found, not bound and first is not None and self._is_request(first, text)

    def _resolve(
        self, named: Bearer | None, before: tuple[str, ...], scope: Scope, everybody: bool
    ) -> Resolved:
        """The one order of the steps."""
        if named is not None:
            return self.meant(named.names)
        if before:
            return Resolved(before, "sentence_before")
        if scope.units:
            return Resolved(self._with_their_list(scope.units), scope.step)
        return self._everybody() if everybody else NOBODY

    def _is_request(self, named: Bearer, text: str) -> bool:
        if is_pronoun(named.names):
            return bool(self.addressees)
        if self.telling:  # what a posted text says at first of a whole paper
            return ANNOUNCED.search(text, 0, named.start) is not None
        particular = is_one_group(named) and not self._is_addressed(named.names)
        asked = named.verb.lower() in ("đề nghị", "yêu cầu") and not particular
        return asked and is_everybody(named.names, self.addressees)

    def meant(self, names: tuple[str, ...]) -> Resolved:
        """The units that these names stand for."""
        if self._responsible and are_named_above(names):
            return Resolved(self._responsible, "pronoun")
        if not is_pronoun(names):
            whole = tuple(without_post(self._in_full(name)) for name in names)
            return Resolved(whole, "named" if whole == names else "short_name")
        word = names[0].split()[-1].lower()
        if word == "này":  # "đồng thời giao đơn vị này …"
            last = self._last.get(names[0].split()[0].capitalize())
            return Resolved((last,) if last else self.asked or names, "back_reference")
        if _CROWD.match(names[0]):
            return Resolved(names, "named")
        one = len(self.asked) == 1 and not GROUP.search(self.asked[0])
        if one and names[0].lower().startswith("các "):
            return Resolved(self._responsible or names, "pronoun")  # "các đồng chí" is not the one named last
        if self.asked and any(word in name.lower().split()[:3] for name in self.asked):
            return Resolved(self.asked, "back_reference")
        return Resolved(self._responsible or names, "pronoun")

    def _with_their_list(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if self._responsible and are_named_above(names):
            return self._responsible
        return tuple(self._listed.get(fold(name), name) for name in names) if self._listed else names

    def _in_full(self, name: str) -> str:
        """A group that the letter lists with its list; "Trung tâm" for the one that was named in full."""
        name = self._listed.get(fold(name), name)
        return self._called.get(name, name)

    def _as_addressed(self, text: str, bearer: Bearer) -> Bearer:
        """ "Các ngân hàng thương mại tham gia Chương trình thống kê …": the name is as long as above."""
        first = bearer.names[0]
        for at in self._small.of(text[bearer.start : bearer.start + _LONGEST].casefold()):
            end = bearer.start + len(self.addressees[at])
            longer = len(self.addressees[at]) > len(first) and end > bearer.end
            if longer and self.addressees[at].casefold().startswith(first.casefold()):
                return replace(bearer, end=end, names=(text[bearer.start : end],))
        return bearer

    def _orders_on(self, text: str, item: bool) -> Bearer | None:
        """ "Sở A yêu cầu các cơ sở …" in an item, or of an addressee: its own work to order."""
        for at in self._names.of(text[:_LONGEST]):
            name = self.addressees[at]
            if _ORDERS.match(text, len(name)):
                return Bearer(0, len(name), (name,), False, True)
        if not item or not text[:1].isupper() or not _ORDERS.search(text[:_LONGEST]):
            return None
        names, end = read_names(text, 0, known=self.known)
        end = len(text[:end].rstrip())
        apart = all(is_another(name, self.issuer) for name in names)
        return Bearer(0, end, names, False, True) if names and apart and _ORDERS.match(text, end) else None

    def _is_issuer(self, names: tuple[str, ...]) -> bool:
        """Whether these are the issuer, by its name without the province too."""
        return len(names) == 1 and fold(f"{self.issuer or ''} ").startswith(fold(f"{names[0]} "))

    def _everybody(self) -> Resolved:
        """Who is asked where a sentence names nobody."""
        steps = (
            Resolved(self._with_their_list(self.intro), "introduction"),
            Resolved(self._responsible, "addressees"),
            Resolved(self.asked, "last_asked"),
        )
        return next((found for found in steps if found.names), Resolved((), "nobody"))

    def _is_addressed(self, names: tuple[str, ...]) -> bool:
        """Whether these are all among the addressees, maybe in short ("Cục Thuế" for "Cục Thuế các tỉnh")."""
        return all(any(fold(name) in whole for whole in self._folded) for name in names)
