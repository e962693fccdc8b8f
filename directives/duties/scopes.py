"""What stands over each block: the unit of its heading or closing line, and deadlines that govern it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from directives.deadlines.deadlines import Context
from directives.duties.bearer import does_at, is_pronoun
from directives.duties.cooperation import cooperators
from directives.duties.fields import (
    Attributes,
    attributes_of,
    cut_attributes,
    described,
    fields_beside,
    is_field,
    tells_who,
)
from directives.duties.governing import Governor, closing_assignment, governor_of, term_over, untimed
from directives.duties.headings import (
    are_groups,
    counts_things,
    headed_like_others,
    heading_units,
    heads_a_list,
    introduced,
    labelled_like_others,
    named_below,
)
from directives.duties.quiet_headings import is_of_goals, tells_how_things_stand, tells_of_whom
from directives.duties.roles import bearers
from directives.outline.blocks import Block, is_leaf
from directives.outline.labels import Mark
from expressions.names.known_names import KnownNames
from expressions.names.units import read_names

_ITS_SUBJECT = re.compile(r"[^,;.:]{0,50}:\s")
_REACH = 400  # blocks above that a line can speak of
_COUNTING = 60  # letters; a shorter line over a list is its heading
_OPENING = 14  # letters before the unit that an item begins with: "Đề nghị X …"


@dataclass(slots=True)
class Scope:
    """Over one block.

    A `loose` heading is an introduction to a group, which a named unit overrides; `quiet` blocks only say
    something of others and are no tasks themselves. A `whole` one is a task whose list only counts things.
    """

    heading: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    governor: Governor | None = None
    loose: bool = False
    whole: bool = False
    quiet: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """The units in charge, where a heading or a closing line names them."""
        return self._nearer or self.heading or self.closing

    @property
    def step(self) -> str:
        """Where these units are named (`directives.trace.Trace`)."""
        return "heading" if self.heading and not self._nearer else "closing_line"

    @property
    def is_dated(self) -> bool:
        """Whether a field of the task ("Thời hạn: …") says when it is due, whatever its text says."""
        return self.governor is not None and self.governor.own

    @property
    def _nearer(self) -> tuple[str, ...]:
        """What a line of the task's own says, over which only an introduction stands."""
        return self.closing if self.loose else ()


def scopes_of(
    blocks: list[Block],
    context: Context,
    issuer: str | None,
    addressees: tuple[str, ...],
    known: KnownNames | None = None,
) -> list[Scope]:
    """A scope for each block. In a document with `addressees`, "… làm các việc sau:" speaks to
    all of them and assigns nothing; in one that is not (a notice of conclusions) it is an assignment."""
    scopes = [Scope() for _ in blocks]
    _describe(blocks, scopes, context)
    headed = [untimed(heading_units(blocks, at, known), it.text, context) for at, it in enumerate(blocks)]
    for at, names in headed_like_others(blocks, headed):
        headed[at] = names
    for at, block in enumerate(blocks):
        if is_of_goals(block.text) and block.children:
            for below in _below(blocks, at):
                laid = tells_of_whom(block.text) and _is_laid_on(blocks[below].text, issuer, known)
                scopes[below].quiet = not laid
        if tells_how_things_stand(block.text) and block.children:
            for below in _below(blocks, at):
                given = (one.given for one in bearers(blocks[below].text, issuer, known=known))
                scopes[below].quiet |= not any(given)
        own = headed[at] or heads_a_list(block, partial(_texts_following, blocks, at))
        names = own or introduced(block, issuer, addressees, known)
        listed = block.children or (_following(blocks, at) if names else [])
        items = [below for below in listed if blocks[below].mark is not Mark.PLAIN]
        if counts_things(block.text, [blocks[below].text for below in items], issuer, known):
            scopes[at].whole = True
            for below in items:
                scopes[below].quiet = True
        elif named_below(names) and block.children:
            scopes[at].quiet = True
        elif names:
            places = list(_below(blocks, at, beside=True))
            scopes[at].quiet = bool(own or places)
            for below in places:
                scopes[below].heading, scopes[below].loose = names, not own or are_groups(names)
                if own:  # "Công ty A phối hợp với Công ty B phải: a) …"
                    scopes[below].helpers = scopes[below].helpers or cooperators(block.text, known)
        elif block.children:
            _go_on_under(blocks, scopes, at, issuer, known)
    _take_labels_and_closings(blocks, scopes)
    for at, block in enumerate(blocks):
        if block.children and (scopes[at].quiet or not does_at(block.text, 0)):
            _govern(blocks, scopes, at, term_over(block.text, context))
        if not scopes[at].quiet:
            _govern(blocks, scopes, at, governor_of(block.text, block.mark is Mark.PLAIN, context))
    return scopes


def _is_laid_on(text: str, issuer: str | None, known: KnownNames | None) -> bool:
    """ "Các trường có trách nhiệm lập danh sách …"."""
    return any(one.bound and one.start <= _OPENING for one in bearers(text, issuer, known=known))


def _take_labels_and_closings(blocks: list[Block], scopes: list[Scope]) -> None:
    for at, names in labelled_like_others(blocks):
        if not scopes[at].quiet:
            scopes[at].heading, scopes[at].loose = names, False
    for at, block in enumerate(blocks):
        names = () if scopes[at].quiet else closing_assignment(block.text)
        if names:
            scopes[at].quiet = True
            for other in _above(blocks, at):
                scopes[other].closing = names


def _go_on_under(
    blocks: list[Block], scopes: list[Scope], at: int, issuer: str | None, known: KnownNames | None
) -> None:
    """Whom an item names does what the items under it go on with; things that it only counts are no tasks."""
    block = blocks[at]
    counts = len(block.text) > _COUNTING and block.text.rstrip().endswith(":") and does_at(block.text, 0)
    found = () if block.heading else bearers(block.text, issuer, known=known)
    named = found[0] if len(found) == 1 and found[0].start <= _OPENING and not found[0].inner else None
    if scopes[at].heading and named and not named.bound:
        named = None
    for child in block.children:
        if does_at(blocks[child].text, 0):
            if named and not is_pronoun(named.names):
                scopes[child].heading, scopes[child].loose = named.names, True
        elif counts and not bearers(blocks[child].text, issuer, known=known):
            scopes[child].quiet = True
            scopes[at].whole = True


def _describe(blocks: list[Block], scopes: list[Scope], context: Context) -> None:
    """Lines such as "Đơn vị chủ trì: …" say something of the tasks above them, and are none."""
    _raise_fields(blocks)
    others = fields_beside(blocks)
    tasks: list[int] = []  # the blocks so far that are no such lines
    who = -1  # under what the line before says who does it
    for at, block in enumerate(blocks):
        field = ":" in block.text[:60] and not block.children
        beside = 0 <= who == block.parent or _tells_who_next(blocks, at)
        found = attributes_of(block.text, context, beside) if field else None
        found = found or (Attributes() if at in others else None)
        who = block.parent if found and (found.lead or found.helpers) else -1
        if found is None:
            tasks.append(at)
            inline = cut_attributes(block, context)
            if inline:
                _take(scopes[at], inline)
            continue
        for target in described(blocks, at, tasks):
            _take(scopes[target], found)
        scopes[at].quiet = True
        if block.parent >= 0:
            blocks[block.parent].children.remove(at)


def _tells_who_next(blocks: list[Block], at: int) -> bool:
    """Whether the next line, beside this one, says who does it."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return after is not None and after.parent == blocks[at].parent and tells_who(after.text)


def _raise_fields(blocks: list[Block]) -> None:
    """ "- Cơ quan thực hiện: …", "* Thời gian thực hiện: …": a field under a field stands beside it."""
    for at, block in enumerate(blocks):
        over = block.parent
        if over < 0 or not (block.mark.is_bullet and blocks[over].mark.is_bullet):
            continue
        if not (is_field(block.text) and is_field(blocks[over].text)):
            continue
        blocks[over].children.remove(at)
        block.parent = blocks[over].parent
        if block.parent >= 0:
            blocks[block.parent].children.append(at)


def _take(scope: Scope, found: Attributes) -> None:
    scope.closing = scope.closing or found.lead
    scope.helpers = scope.helpers or found.helpers
    scope.governor = scope.governor or found.governor


def _govern(blocks: list[Block], scopes: list[Scope], at: int, governor: Governor | None) -> None:
    if governor is None:
        return
    places = _below(blocks, at) if governor.downwards else _above(blocks, at)
    if not governor.downwards and blocks[at].parent == at - 1 >= 0 and at in blocks[at - 1].children:
        blocks[at - 1].children.remove(at)  # it says nothing of the item right above alone
    if not governor.downwards:
        # What a paragraph further up governs already is not governed twice.
        places = takewhile(lambda i: scopes[i].governor is None, places)
    leaves = [i for i in places if not scopes[i].quiet and is_leaf(blocks[i])]
    if governor.thing:
        leaves = _each_with_its_own(blocks, at, governor.thing)
    for leaf in leaves:
        scopes[leaf].governor = governor
    if leaves and (governor.thing or governor.closes or not governor.reports):
        scopes[at].quiet = True


def _each_with_its_own(blocks: list[Block], at: int, thing: str) -> list[int]:
    """ "Mỗi đơn vị sau chuẩn bị 01 tham luận: - Phòng A: …; - Phòng B: …": the bullets right above."""
    first = at
    while first and blocks[first - 1].mark.is_bullet:
        first -= 1
    if first == at or thing not in blocks[first - 1].text.lower():
        return []
    own = range(first, at)
    return list(own) if all(_names_one(blocks[i].text) for i in own) else []


def _names_one(text: str) -> bool:
    """ "Phòng Nội vụ: công tác cán bộ": a unit and, behind a colon, its subject."""
    names, end = read_names(text, 0)
    return bool(names) and _ITS_SUBJECT.match(text, end) is not None


def _above(blocks: list[Block], at: int) -> Iterator[int]:
    """The blocks above under the same number; at the outermost level, back to the last heading."""
    parent = blocks[at].parent
    if parent == at - 1 and parent >= 0:
        parent = blocks[parent].parent  # right after the last item it speaks of the whole list
    for i in range(at - 1, max(parent, at - _REACH), -1):
        if parent < 0 and (blocks[i].mark in (Mark.TITLE, Mark.PART) or closing_assignment(blocks[i].text)):
            return
        if parent < 0 and blocks[i].mark is Mark.PLAIN and blocks[i].text.rstrip().endswith(":"):
            return
        yield i


def _below(blocks: list[Block], at: int, beside: bool = False) -> Iterator[int]:
    """What stands under a block, or else the list after it; `beside`: whether or not it ends in a colon."""
    todo = list(blocks[at].children)
    if not todo and (beside or blocks[at].text.rstrip().endswith(":")):
        todo = _following(blocks, at)
    while todo:
        child = todo.pop()
        if not heading_units(blocks, child):
            todo.extend(blocks[child].children)
        yield child


def _texts_following(blocks: list[Block], at: int) -> list[str]:
    return [blocks[i].text for i in _following(blocks, at)]


def _following(blocks: list[Block], at: int) -> list[int]:
    """The list after "… như sau:", which stands beside the paragraph and not under it."""
    found: list[int] = []
    first: Mark | None = None
    capitals = blocks[at].mark is Mark.PLAIN and blocks[at].text.isupper()
    for i in range(at + 1, len(blocks)):
        if blocks[i].parent < blocks[at].parent:
            break  # out from under the parent, and nothing comes back under it
        if blocks[i].parent != blocks[at].parent:
            continue
        if capitals and not found and blocks[i].mark is Mark.PLAIN and does_at(blocks[i].text, 0):
            return [i]  # what a unit does in a paragraph under its name in capitals
        if blocks[i].mark in (Mark.PLAIN, Mark.TITLE) or (first is not None and blocks[i].mark is not first):
            break
        first = blocks[i].mark
        found.append(i)
    return found
