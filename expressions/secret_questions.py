"""Whether a whole text asks whether secret papers may be sent here, and says nothing else.

Such a question holds no paper: it is answered at once. A title, a number, "này", a second sentence, a colon
or a line more make it something else, which the gate judges by its own rules.
"""

import re

from language.folding import fold

_LONGEST = 120  # characters
_ASKED_ABOUT = re.compile(r"\b(?:mật|mat)\b", re.IGNORECASE)
_OPENING = (
    r"(?:(?:da|vang|thua|alo|chao|a|anh|chi|em|bot|sep|he thong|van phong|oi),? ){0,4}"
    r"(?:(?:cho|xin|muon|nho) )?(?:(?:em|toi|minh|chau|muon|hoi)[,:]? ){0,4}(?:(?:chut|ti|xem)[,:]? ){0,2}"
    r"(?:(?:la|rang|the|vay) ){0,2}"
)
_PAPER = (
    r"(?:(?:cac|nhung|loai|nhung loai) )?"
    r"(?:van ban|tai lieu|ho so|cong van|thong tin|noi dung|giay to|vb|tl|hs|cv)"
    r"(?: (?:(?:co )?(?:dong )?dau|co do|do))? (?:(?:toi |tuyet )?mat|bi mat(?: nha nuoc)?)"
)
_WHO = (
    r"(?:(?:em|toi|minh|chung (?:em|toi|ta)|ai|don vi|co quan|bot|he thong|nguoi dung|o day|day)(?: minh)? )?"
)
_MAY = r"(?:(?:thi|co|duoc|the|phep|nen|can|phai|cho) ){0,4}"
_SENDS = r"(?:gui|chuyen|nhan|dua|dan|nop|nhap|tai|up|chup|dang|luu|xu ly|doc)(?: (?:len|duoc|dc))?"
_WHERE = (
    r"(?: (?:(?:vao|qua|len|o|tren|cho|toi|den|trong|tai|sang|bang) ){0,2}"
    r"(?:day|bot|chatbot|he thong|nhom|phan mem|zalo|telegram|ung dung|kenh|chat|app|may)"
    r"(?: (?:nay|day|chat))?)?"
)
_WHETHER = (
    r"(?: (?:co|thi)){0,2}(?: (?:duoc|dc|phep|the|bi sao|sao|on|sai|vi pham)(?: gi)?)?"
    r" (?:khong|ko|k|kg|hong|hok)(?: (?:duoc|dc))?"
)
_END = r"(?: (?:a|ah|ak|nhi|vay|the|ha|bot|ban|anh|chi|em|he thong|sep)){0,3} ?[?!. ]{0,4}"
_QUESTION = re.compile(
    rf"{_OPENING}(?:{_WHO}{_MAY}{_SENDS} {_PAPER}{_WHERE}|{_PAPER},? {_WHO}{_MAY}{_SENDS}{_WHERE})"
    rf"{_WHETHER}{_END}"
)


def asks_to_send_secrets(text: str) -> bool:
    """ "Tài liệu mật có gửi vào đây được không?", with or without tones, and nothing beside it."""
    said = text.strip()
    if len(said) > _LONGEST or "\n" in said or _ASKED_ABOUT.search(said) is None:
        return False
    return _QUESTION.fullmatch(" ".join(fold(said).split())) is not None
