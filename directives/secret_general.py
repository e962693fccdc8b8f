"""Whether a sentence speaks of secret papers in general: a rule, a lesson, a count, a question.

Only in small letters and behind what papers are called. Whoever speaks of one paper that is at hand, or
sends it, does not speak in general, whatever else the sentence says.
"""

import re

_PAPER = (
    r"(?:văn bản|tài liệu|hồ sơ|công văn|nội dung|thông tin|số liệu|điện|văn thư|đóng dấu|con dấu|dấu|"
    r"vb|cv|tl|hs)"
)
_BEHIND_A_PAPER = re.compile(rf"\b{_PAPER} $")
# "Văn bản mật này", "công văn mật số 12 của tỉnh": one paper.
_ONE = re.compile(
    r" (?:này|kia|đó|ấy|đây|trên|dưới|kèm|đính|số \d|hồi|hôm|sáng|chiều|tối|vừa|mới|em|anh|chị|như sau"
    r"|(?:của|từ) (?:tỉnh|huyện|xã|bộ|công an|ca|sở|bch|ban|cục|quân|trên))\b"
)
_AT_HAND = re.compile(
    r"\b(?:(?:em|anh|chị|mình|tôi|cháu|tớ)(?: \w+){0,2} "
    r"(?:gửi|chuyển|chụp|gõ(?! (?:nhầm|sai))|chép|scan|quét|tóm tắt)|"
    r"(?:đọc|xem) xong|(?:xóa|xoá) (?:đi|giúp|ngay)|dưới đây|sau đây|như sau|kèm đây|gửi kèm|kèm theo|"
    r"(?:gõ|chép) lại|tóm tắt|bản (?:này|dịch)|trang (?:này|đầu|cuối)|(?:file|tệp|ảnh) này)\b"
)
_NONE_OF_THEM = re.compile(r"\b0{1,2} (?:văn bản|tài liệu|hồ sơ|công văn) $")
_SENTENCE = re.compile(r"[.;:!?](?=\s)")
_CLAUSE = re.compile(r"[.;:!?,(–—]|\s-\s")
_GENERAL = re.compile(
    r"\b(?:nếu|khi|trường hợp|đối với|quy trình|quy định|hướng dẫn|nhận biết|nhận diện|trừ|ngoài|mọi|các|"
    r"những|nhiều|số lượng|tổng số|tủ|máy|sổ|phòng họp|cuộc họp|công tác|quản lý|bố trí|phục vụ|tập huấn|"
    r"kiểm tra|rà soát|thống kê|bài|câu|cơ quan|đơn vị|cán bộ|người|phải|ai|lập|tiêu hủy|tiêu huỷ|"
    r"trong đó|nào|cấm|lộ|không được|không nên|đừng|chớ)\b"
)
_SAID_OF_ONE = re.compile(
    r"\b(?:này|đây|vì|bởi|kèm|đính|lỡ)\b"
    r"|(?<!phải )(?<!nếu )\blà (?:một |(?:văn bản|tài liệu|hồ sơ|công văn) )?$"
)
# "Cơ quan có văn bản mật chịu trách nhiệm": what holds for all of them.
_RULED = re.compile(
    r" (?:phải|thì|cần|chỉ được|không được|được sao|chịu|gồm|là gì|đúng|theo quy định|hết|đã hết)\b"
)
_COUNTED = re.compile(r": ?0\b(?![,.]\d)")
_ASKED = re.compile(r"\b(?:có|phải|nào)\b")
_ASKING = re.compile(r"(?: (?!chưa\b)[^\W\d_]+){0,5} ?\?")
_ASKED_HOW = re.compile(
    r"\b(?:khi nào|thế nào|ra sao|bao nhiêu|là gì|ở đâu|ai (?:ký|giữ|được|quản|mở|soạn)|nào|hay)\b"
    r"[^?.;!]{0,40}\?"
)
_TAUGHT = re.compile(r"\W{0,5}(?:hỏi|đáp|trả lời|tình huống|ví dụ|bài tập|trắc nghiệm)\b[^:]{0,20}:")
# The word itself is spoken of: «gõ nhầm "mất" thành "mật"».
_THE_WORD = re.compile(
    r"\b(?:gõ (?:nhầm|sai)|chính tả|nghĩa|phân biệt|(?:đọc|viết|in) (?:sai|nhầm|hoa)|từ điển|trong từ|"
    r"telex|bàn phím|đố|ca dao|tục ngữ|thành ngữ|dấu (?:nặng|sắc|mũ)|phát âm|đánh vần)\b"
)
_QUOTED = re.compile(r"(?:[\"“'‘«](?P<before>[^\"“”'‘’«»]{0,8})|\b(?:chữ|từ|thành) )$")
_REACH = 400  # characters of a line before and behind: one sentence


def in_general(shown: str, start: int, end: int) -> bool:
    """Whether "mật" at `start` is said of papers in general."""
    if not shown[start:end].islower():
        return False
    if _is_of_the_word(shown, start, end):
        return True
    lead, rest = shown[max(0, start - _REACH) : start].lower(), shown[end : end + _REACH].lower()
    if _COUNTED.match(rest) is not None or _NONE_OF_THEM.search(lead) is not None:
        return is_of_a_paper(shown, start)
    if _ONE.match(rest) is not None or _AT_HAND.search(f"{lead}mật{rest}") is not None:
        return False
    if is_of_a_paper(shown, start) and _ASKED_HOW.search(rest) is not None:
        return True
    clause = _CLAUSE.split(lead)[-1]
    if _ASKED.search(clause) is not None and _ASKING.match(rest) is not None:
        return True
    paper = _BEHIND_A_PAPER.search(clause)
    if paper is not None and _TAUGHT.match(lead) is not None:
        return True
    if paper is None or _SAID_OF_ONE.search(clause) is not None:
        return False
    if _GENERAL.search(clause) is not None or _goes_on(lead, clause, paper):
        return True
    return bool(clause[: paper.start()].strip(" -+*•0123456789")) and _RULED.match(rest) is not None


def _goes_on(lead: str, clause: str, paper: re.Match[str]) -> bool:
    """Whether the paper is another of those that the sentence began with: "văn bản mật, tài liệu mật"."""
    before = _SENTENCE.split(lead)[-1][: -len(clause)] if clause else ""
    return not clause[: paper.start()].strip() and "mật" in before and _GENERAL.search(before) is not None


def _is_of_the_word(shown: str, start: int, end: int) -> bool:
    said = f"{shown[max(0, start - _REACH) : start]}{shown[end : end + _REACH]}".lower()
    quoted = _QUOTED.search(shown[max(0, start - _REACH) : start].lower())
    if quoted is None or _THE_WORD.search(said) is None or _AT_HAND.search(said) is not None:
        return False
    return _BEHIND_A_PAPER.search(quoted["before"] or "") is None


def is_of_a_paper(shown: str, start: int) -> bool:
    """Whether what stands right before is what papers are called."""
    return _BEHIND_A_PAPER.search(shown[max(0, start - _REACH) : start].lower()) is not None
