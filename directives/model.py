"""What the reader makes of a document: what stands before its body, and draft tasks with their clauses."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tasks.deadline import Deadline
from tasks.warning import Warning


class Kind(StrEnum):
    """Whether something is to be sent to somebody, or done."""

    REPORT = "report"
    ACTION = "action"


class KindOfText(StrEnum):
    """What a document is; what it asks follows from it."""

    DIRECTIVE = "directive"
    PLAN = "plan"
    CONCLUSION = "conclusion"
    TELEGRAM = "telegram"
    INVITATION = "invitation"
    DECISION = "decision"
    REPORT = "report"
    ANSWER = "answer"
    NEWS = "news"


class Classification(StrEnum):
    """The marks of a state secret (Law 117/2025/QH15)."""

    SECRET = "mật"
    TOP_SECRET = "tối mật"
    MOST_SECRET = "tuyệt mật"


class SecrecyDoubt(StrEnum):
    """Why the officer is asked: the words of a mark stand where a stamp does not, or not all was seen."""

    WORDS_ELSEWHERE = "words_elsewhere"
    LONE_WORD = "lone_word"
    LONE_STAMP = "lone_stamp"
    FILE_NAME = "file_name"
    UNSEEN = "unseen"


EVENED = "name_evened"
"""The code of a warning: the unit `meant` stands as `written` in the text, which is likely a slip of it."""

PASSAGES_UNREAD = "passages_unread"
"""The code of a note: no words came of some passages (`Directive.unread`)."""

ONLY_TOLD = "only_told"
"""The code of a note, and of the warning on each of `Directive.possible`: the text only tells of it."""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task that the reader proposes; nothing of it holds before the office has confirmed it.

    `quote` stands in the document word for word but for folded white space, and has at most 600
    characters. `where` is the place as the document numbers it ("II.1.a", "bảng 1, dòng 4").
    """

    content: str
    quote: str
    where: str
    assignees: tuple[str, ...] = ()
    cooperators: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    kind: Kind = Kind.ACTION
    deadline: Deadline | None = None
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive:
    """A document as read. Where `classification` is set nothing else is kept.

    `replaces` and `amends` are the numbers of earlier documents, `unread` passages of which no words came,
    `possible` what says who does it by when and is no task, since a text of its kind only tells.
    """

    number: str | None = None
    symbol: str | None = None
    issued: date | None = None
    issuer: str | None = None
    subject: str | None = None
    signer: str | None = None
    addressees: tuple[str, ...] = ()
    classification: Classification | None = None
    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    kind_of_text: KindOfText | None = None
    unread: tuple[str, ...] = ()
    possible: tuple[TaskDraft, ...] = ()
    drafts: tuple[TaskDraft, ...] = ()
    warnings: tuple[Warning, ...] = ()


# What stands before the body of a document, as a record; the parts of the reader fill it in.

# What a body's first sentence begins with, in letters and plans.
BODY_CUE = re.compile(
    r"(?:căn cứ|thực hiện|để|nhằm|theo|tiếp nhận|sau khi|trên cơ sở|xét|về đề nghị|liên quan"
    r"|ngày \d|hiện nay|triển khai|tiếp theo|qua |trong thời gian|hưởng ứng|phúc đáp|trả lời)",
    re.IGNORECASE,
)
# A sentence of the body that a lost line break has put behind a title or an addressee:
# "… bền vững Ngày 12/11/2024, …".
BODY_INSIDE = re.compile(
    r"\s(?=(?:Căn cứ|Trong (?:các )?ngày|Trong thời gian|Ngày \d|Thực hiện|Để |Nhằm|Sau khi|Trên cơ sở"
    r"|Tại (?:cuộc|phiên|buổi)|Hiện nay|Vừa qua|Thời gian qua|Theo )[^.]{40})"
)
SUBJECT_MARK = re.compile(
    r"(?<![\w])(?:V\s?/\s?v|Vv(?=\s?:)|v\s?/\s?v|V/V|Về việc|VỀ VIỆC|Trích yếu|Về(?=\s?:))\s*:?\s*(?=\S|$)"
)


@dataclass(slots=True)
class Header:
    """What stands before the body. `body` is the index of the body's first line."""

    number: str | None = None
    symbol: str | None = None
    issued: date | None = None
    year: int | None = None
    month: int | None = None
    place: str | None = None
    subject: str | None = None
    kind: str | None = None
    addressees: tuple[str, ...] = ()
    letterhead: list[str] = field(default_factory=list)
    title: str | None = None
    posted: date | None = None
    body: int = 0
    formal: bool = False
    issuer: str | None = None
    attached: str | None = None
    # Whether the number, and the day, stand in a title ("Công văn số … về việc …"), and in no letterhead.
    named: bool = False
    dated_there: bool = False
