"""Whether a task is a report."""

import re

from directives.duties.recipients import PURPOSES
from directives.model import Kind
from directives.words import REPORTING
from expressions.names.units import starts_at
from language.spelling import not_after

_LONGEST_CLAUSE = 600  # letters on either side of a deadline
_AIM = re.compile(PURPOSES + r"\s[^,;.:]*")
_REPORTING = re.compile(not_after(REPORTING, r"\w") + r"(?![\w])")
_SENT_TO_UNIT = re.compile(
    not_after(("gửi", "đồng gửi", "chuyển", "gởi"), r"\w")
    + r"\s(?:[^.;:]{1,60}\s(?:về|cho|tới)\s)?(?=[A-ZĐỦUB])"
)


def kind_of(clause: str) -> Kind:
    """A report where something is to be sent or reported; "để báo cáo …" is only the aim of the work."""
    main = _AIM.sub(" ", clause)
    if _REPORTING.search(main.lower()):
        return Kind.REPORT
    sends = _SENT_TO_UNIT.search(main)
    return Kind.REPORT if sends and starts_at(main, sends.end()) else Kind.ACTION


def clause_around(sentence: str, start: int, end: int) -> str:
    """The part between semicolons in which a deadline stands, without the deadline itself."""
    begin = max(sentence.rfind(";", 0, start) + 1, start - _LONGEST_CLAUSE)
    stop = sentence.find(";", end, end + _LONGEST_CLAUSE)
    return sentence[begin:start] + ", " + sentence[end : stop if stop >= 0 else end + _LONGEST_CLAUSE]
