"""What kind of text a document is, and what it therefore asks: a report asks only where it orders."""

import re
from collections.abc import Sequence

from directives.duties.drafts import Placed
from directives.model import Header, KindOfText
from directives.outline.labels import read_label
from directives.outline.lines import Line
from directives.outline.paragraphs import ENDED
from language.folding import fold

# By the letters that a symbol begins with, or the folded kind above the title.
_KINDS = {
    **dict.fromkeys(("kh", "ctr", "cthd", "pa", "da", "ke hoach", "chuong trinh", "chuong trinh hanh dong",
                     "phuong an", "de an"), KindOfText.PLAN),
    **dict.fromkeys(("tb", "kl", "tbkl", "kltb", "thong bao", "ket luan", "thong bao ket luan"),
                    KindOfText.CONCLUSION),
    **dict.fromkeys(("cd", "cong dien"), KindOfText.TELEGRAM),
    **dict.fromkeys(("gm", "giay moi"), KindOfText.INVITATION),
    **dict.fromkeys(("qd", "nq", "quyet dinh", "nghi quyet"), KindOfText.DECISION),
    **dict.fromkeys(("bc", "ttr", "bao cao", "to trinh"), KindOfText.REPORT),
    **dict.fromkeys(("ct", "hd", "cv", "chi thi", "huong dan", "cong van"), KindOfText.DIRECTIVE),
}  # fmt: skip
# Bodies whose letters are those of a kind: "467/TTr-NV3" of an inspectorate is a letter.
_BODIES = {"ttr": "thanh tra", "kl": "kiem lam", "cd": "cong doan"}
_ANSWERS = re.compile(
    r"(?:trả lời|phúc đáp|giải trình|giải đáp|hồi đáp|tiếp thu,? giải trình|báo cáo giải trình"
    r"|thông báo kết quả giải quyết)(?!\w)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"\s(?:trả lời|phúc đáp|giải trình)(?: [^.;:]{1,60})? như sau\s?:", re.IGNORECASE)
# What this text orders; "đã yêu cầu", "có văn bản đề nghị" only tell of it.
_ORDERS = re.compile(
    r"(?<!nút )(?<!bàn )(?<!kiến nghị: )"
    r"(?<!đã )(?<!văn bản )(?<!được )(?<!theo )(?<!danh sách )(?<!hồ sơ )(?<!đơn )"
    r"(?:đề nghị|yêu cầu|giao|phân công|chỉ đạo"
    r"|có trách nhiệm|chủ trì)(?!\w)(?! (?:của|tại|dịch|thông|lưu|nhận))",
    re.IGNORECASE,
)
# "Sở đã có Văn bản số 6610/SXD-QLGT đề nghị UBND phường …", "UBND tỉnh đã ban hành Kế hoạch …, giao Sở …"
_EARLIER = re.compile(
    r"đã (?:có|ban hành|gửi) (?:[Vv]ăn bản|[Cc]ông văn|[Tt]ờ trình|Kế hoạch|Quyết định|Chỉ thị)[^.;]{0,120}?"
    r"(?:đề nghị|yêu cầu|giao|chỉ đạo)[^.;]*"
)
_LEADS_IN = re.compile(
    r"(?:yêu cầu|đề nghị|chỉ đạo|giao|có ý kiến|kết luận|thông báo|hướng dẫn|triển khai|thực hiện)(?!\w)"
    r"[^.;]{0,260}:\W*\Z",
    re.IGNORECASE,
)
_ORDERS_BELOW = re.compile(
    r"(?:yêu cầu|đề nghị|chỉ đạo|giao|phân công)(?!\w)[^.;]{0,260}:\W*\Z", re.IGNORECASE
)
# The part of a report that looks ahead: what stands in it is given to be done.
_LOOKS_AHEAD = re.compile(
    r"(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch)(?!\w)"
    r"[^.;:]{0,60}(?:tới|trọng tâm|tiếp theo|sắp|năm \d|quý|tháng)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 160  # letters
_MOST_LINES = 80  # of a body's beginning, in which it tells why it is written
_TOP = 3000  # letters of a body in which an answer says that it is one
QUIET = frozenset((KindOfText.REPORT, KindOfText.ANSWER, KindOfText.NEWS))
"""Kinds of text that tell, and ask only where they order outright."""


def kinds_named(header: Header, issuer: str | None) -> tuple[str, ...]:
    """The kinds that a title and the letters of the symbol name, folded; these may be the issuer's own."""
    letters = fold(re.split(r"[-/]", header.symbol or "")[0])
    body = _BODIES.get(letters)
    own = header.kind is None and body is not None and body in fold(issuer or "")
    return tuple(filter(None, (fold(header.kind or ""), "" if own else letters)))


def kind_of_text(header: Header, digest: bool, body: str, issuer: str | None = None) -> KindOfText | None:
    """The kind of a text; `digest`: a posted text that tells of a directive. None where nothing says it."""
    for named in kinds_named(header, issuer):
        found = _KINDS.get(named)
        if found is not None:
            return found
    if _ANSWERS.match(header.subject or "") or _ANSWERED.search(body[:_TOP]):
        return KindOfText.ANSWER
    if header.formal:
        return KindOfText.DIRECTIVE
    return KindOfText.NEWS if header.posted and not digest else None


def opening_of(lines: Sequence[Line]) -> int:
    """Where the sentence begins that leads in what a body asks; 0 where it does not begin with telling why.

    The place is an offset of the document; of what stands before, only what orders is a task.
    """
    begin, ended = 0, True
    for at, line in enumerate(lines[:_MOST_LINES]):
        if not line.text:
            continue
        if read_label(line.text) or "|" in line.text:
            return 0
        begin = line.pieces[0][1] if ended and line.pieces else begin
        if _LEADS_IN.search(_with_two_above(lines, at)):
            return begin
        ended = ENDED.search(line.text) is not None
    return 0


def _with_two_above(lines: Sequence[Line], at: int) -> str:
    return " ".join(line.text for line in lines[max(0, at - 2) : at + 1])


def asked(
    placed: Sequence[Placed],
    kind: KindOfText | None,
    lines: Sequence[Line],
    issuer: str | None = None,
    addressees: tuple[str, ...] = (),
) -> list[Placed]:
    """The drafts without what a text only tells of: before it leads in its orders, or in a quiet kind.

    Before them what the issuer itself is bound to is told, too: "Bộ có trách nhiệm báo cáo trước ngày …".
    Of what a report looks ahead to only that is work which it lays on somebody by name: the rest is the
    issuer's own.
    """
    own = fold(issuer or "")
    opening = opening_of(lines)
    ahead = _looking_ahead(lines, kind) if kind in QUIET else 0
    kept: list[Placed] = []
    for place, draft in placed:
        orders = _ORDERS.search(_EARLIER.sub("", draft.quote)) is not None
        told = place < opening and draft.deadline is None
        if place < opening and own and [fold(name) for name in draft.assignees] == [own]:
            continue
        told = told or (kind in QUIET and (ahead < 0 or place < ahead))
        if kind is KindOfText.REPORT and not orders and draft.assignees in ((), addressees):
            continue
        if orders or not told:
            kept.append((place, draft))
    return kept


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is a part of a sentence, and no heading."""
    below = next((line.text for line in lines[at + 1 :] if line.text), "")
    return below[:1].islower() or lines[at].text[:1].islower()


def _looking_ahead(lines: Sequence[Line], kind: KindOfText | None) -> int:
    """Where a quiet text turns to what is to be done; -1 where it does not."""
    for at, line in enumerate(lines):
        text = line.text
        ahead = kind is KindOfText.REPORT and ":" not in text and _LOOKS_AHEAD.search(text)
        heading = ahead and len(text) < _LONGEST_HEADING and not _goes_on(lines, at)
        leads = text.endswith(":") and _ORDERS_BELOW.search(_with_two_above(lines, at))
        if (heading or leads) and line.pieces:
            return line.pieces[0][1]
    return -1
