"""How sentences hang together: a deadline lent to others, a second duty, another's order only told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from directives.deadlines.mentions import Mention
from directives.duties.bearer import APART, APART_MAY_BE, GIVING, LEADS_ON, SOURCE, Bearer, does_at
from directives.duties.cooperation import HELPS, LONGEST_SENTENCE, cooperation_spans
from directives.duties.drafts import Office, Placed
from directives.duties.recipients import recipients
from directives.duties.reports import kind_of
from directives.duties.roles import bearers, given_in, is_own, led, own_name, subject_at
from directives.duties.statements import enacts
from directives.model import Kind
from directives.outline.blocks import Block
from directives.outline.segmentation import LONGEST_QUOTE, quote, readable, sentences
from expressions.names.doubtful_verbs import inside_brackets
from expressions.names.known_names import KnownNames
from expressions.names.units import starts_at, unique

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
_ONLY_WHO = re.compile(r"[^:;,]{3,60}(?:,[^:;,]{3,40})?:\s")
_SHARED = re.compile(
    r"(?:\A|[;,]\s)(?:và\s)?(?:(?:tất cả|cả hai|cả ba|(?:các|hai|ba|bốn)\s\w+(?:\s\w+)?(?:\snày|\strên)?)\s)?"
    r"(?:cùng|đều)\s(?!với|nhau)[^;]*\Z"
)
_JOINED = 12  # letters between two deadlines of one piece of work: "và trước ngày"


def gathers(text: str) -> bool:
    """Whether a sentence speaks of several things asked before it: its deadline is theirs."""
    return _GATHERS.match(text) is not None


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
    """Whether "…; cùng gửi về Sở trước ngày …" takes in what the sentence asked of others before."""
    return _SHARED.search(text[: mention.start]) is not None


def joined_before(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """For each clause how many right before it are of its sentence, parted by semicolons."""
    joined, last = -1, ";"
    for start, end in spans:
        joined = joined + 1 if last.endswith(";") else 0
        last = text[start:end].rstrip()
        yield joined


def clauses_of(sentence: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Where a sentence has several deadlines, the part that belongs to each; else the sentence."""
    if len(mentions) < 2:
        return [sentence] * len(mentions)
    edges = [0, *(_clause_end(sentence, a.end, b.start) for a, b in pairwise(mentions)), len(sentence)]
    clauses = [sentence[a:b] for a, b in pairwise(edges)]
    for at in range(1, len(mentions)):
        between = sentence[mentions[at - 1].end : mentions[at].start]
        if len(between) <= _JOINED and ";" not in between:
            clauses[at] = clauses[at - 1]  # "trước ngày 15/6 và trước ngày 01/12": one piece of work
    return clauses


def _clause_end(sentence: str, start: int, until: int) -> int:
    """Where what belongs to the deadline before `start` is over: at a semicolon, else right behind it."""
    at = sentence.find("; ", start, until)
    return at if at >= 0 else start


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
        to = last.report_to or task.report_to
        kind = last.kind if last.report_to else task.kind
        helpers = last.cooperators or task.cooperators
        dated[i] = (at, replace(last, cooperators=helpers, report_to=to, kind=kind))


def under_lead(placed: Placed, lead: str, before: str, office: Office) -> Placed:
    """ "Nộp quyết toán về Phòng A theo lịch sau: - Khối bệnh viện: trước ngày …": the work stands above it.

    `before` is what an item says before its deadline.
    """
    if not (lead.rstrip().endswith(":") and _ONLY_WHO.fullmatch(before)) or does_at(before, 0):
        return placed
    place, task = placed
    to = task.report_to or recipients(lead, office.known)
    content = f"{lead.rstrip(' :')}: {task.content}"
    return place, replace(task, content=content, report_to=to, kind=kind_of(lead))


# Where a sentence goes on to a second duty, of another unit or of the same one.

_MOST_PARTS = 20  # clauses of a sentence that may be duties of their own


def duties_apart(sentence: str, item: bool = False) -> list[int]:
    """Where a second duty begins behind a semicolon or ", đồng thời": it names its unit, or leads again."""
    if not APART_MAY_BE.search(sentence) or enacts(sentence):
        return []
    places: list[int] = []
    helping = cooperation_spans(sentence)
    for match in islice(APART.finditer(sentence[:LONGEST_SENTENCE]), _MOST_PARTS):
        at = match.end()
        if any(a <= at < b for a, b in helping) or inside_brackets(sentence, 0, at):
            continue
        giving = GIVING.match(sentence, at)
        if (giving and starts_at(sentence, giving.end())) or (
            led(sentence, at) and LEADS_ON.match(sentence, at)
        ):
            places.append(at)
            continue
        any_verb = item and sentence[at : at + 1].isupper()
        bearer = None if giving else subject_at(sentence, at, any_verb=any_verb, item=item)
        if bearer and not (led(sentence, at) and HELPS.match(sentence, bearer.end)):
            places.append(at)
    if places:
        known = bearers(sentence)
        places = [at for at in places if any(b.end + 12 < at for b in known)]
        places = [at for at in places if not any(b.start < at < b.end for b in known)]
    return places


_LEADS_AGAIN = re.compile(r";\s(?=[Đđ]ồng thời,?\schủ trì,?\s(?:và\s)?phối hợp)")


def leads_again(sentence: str) -> list[int]:
    """Where under its heading a unit is to lead something else behind a semicolon."""
    return [found.end() for found in islice(_LEADS_AGAIN.finditer(sentence), _MOST_PARTS)]


# What a sentence only tells: of another's order, which lays work on the issuer; the half of a sentence.


def recites(sentence: str, issuer: str | None, mine: Sequence[Bearer]) -> bool:
    """Whether it tells whose order is carried out, and what that order lays on the issuer itself."""
    own = own_name(issuer)
    if not own or not mine or SOURCE.match(sentence) is None:
        return False
    return all(one.given and all(is_own(name, own) for name in one.names) for one in mine)


def laid_on_issuer(sentence: str, until: int, issuer: str | None, known: KnownNames | None = None) -> bool:
    """Whether what ends at `until` is what another's order, told here, lays on the issuer itself."""
    own = own_name(issuer)
    if not own or SOURCE.match(sentence) is None:
        return False
    given = [one for one in given_in(sentence, known) if one.start < until]
    return bool(given) and all(is_own(name, own) for name in given[-1].names)


def goes_on(text: str) -> bool:
    """Whether a paragraph begins in the middle of a sentence, the rest of which stands further up."""
    first = next(filter(str.isalpha, text), "")
    return first.islower()
