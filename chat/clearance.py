"""«không mật»: with these words, and their tone, an officer answers the gate's doubt about a document.

They count where they are a line's own clause, alone or beside words that only name what is sent: "không mất",
"không mật khẩu" and "có phải không mật?" clear nothing. Who may say them is not decided here.
"""

import re

from language.folding import plain

_PHRASE = re.compile(r"(?<!\w)không\s+mật(?!\w)")
_CLAUSES = re.compile(r"[,.;:()!\n–—-]")
# May stand beside the phrase in its clause: the thing sent, the report that it proves, a day, a courtesy.
_BESIDE_IT = """
văn bản tài liệu tệp file ảnh công hồ sơ nội dung kèm đính này trên đây là thuộc loại gửi
xong hoàn thành rồi đã báo cáo kết quả minh chứng cho việc số nhiệm vụ nhận ngày
ạ nhé nha dạ thưa vâng xin em tôi
"""
_BESIDE = frozenset(_BESIDE_IT.split())
_NUMBER = re.compile(r"[\d/]+")


def clears(text: str) -> bool:
    """Whether the words answer the gate's doubt about what they come with."""
    return any(_clearing(clause) for line in _outer_lines(plain(text)) for clause in _clauses(line))


def without_clearance(text: str) -> str:
    """The text without the answer to the gate's doubt, which is no mark itself; the rest as it stands."""
    if not clears(text):
        return text
    lines = plain(text).strip().split("\n")
    for place in {0, len(lines) - 1}:
        for clause in _clauses(lines[place]):
            if _clearing(clause):
                kept = re.sub(_PHRASE.pattern, " ", clause, flags=re.IGNORECASE)
                lines[place] = lines[place].replace(clause, kept)
    return "\n".join(line.strip() for line in lines).strip(" ,.;:\n")


def _outer_lines(text: str) -> list[str]:
    """The first and the last line: what a pasted text says in the middle is the document's own word."""
    lines = text.strip().split("\n")
    return [lines[0], lines[-1]]


def _clauses(line: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(line) if clause.strip()]


def _clearing(clause: str) -> bool:
    small = clause.lower()
    if "?" in small or len(_PHRASE.findall(small)) != 1:
        return False
    beside = re.findall(r"[\w/]+", _PHRASE.sub(" ", small))
    return all(word in _BESIDE or _NUMBER.fullmatch(word) for word in beside)
