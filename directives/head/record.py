"""What stands before the body of a document, as a record; the parts of the reader fill it in."""

import re
from dataclasses import dataclass, field
from datetime import date

# What a body's first sentence begins with, in letters and plans.
BODY_CUE = re.compile(
    r"(?:căn cứ|thực hiện|để|nhằm|theo|tiếp nhận|sau khi|trên cơ sở|xét|về đề nghị|liên quan"
    r"|ngày \d|hiện nay|triển khai|tiếp theo|qua |trong thời gian|hưởng ứng|phúc đáp|trả lời)",
    re.IGNORECASE,
)
SUBJECT_MARK = re.compile(
    r"(?<![\w])(?:V\s?/\s?v|v\s?/\s?v|V/V|Về việc|VỀ VIỆC|Trích yếu|Về(?=\s?:))\s*:?\s*(?=\S|$)"
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
