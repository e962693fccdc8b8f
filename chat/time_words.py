"""The words of a deadline with the marks that a hasty typist leaves out: "ngay 25 thang cuoi quy".

The reader's grammar knows Vietnamese as documents write it. Only words of time get their marks back, and
only where nothing in the phrase bears one.
"""

from collections.abc import Mapping

_PAIRS: Mapping[tuple[str, ...], str] = {
    ("cham", "nhat"): "chậm nhất",
    ("muon", "nhat"): "muộn nhất",
    ("den", "het"): "đến hết",
    ("lam", "viec"): "làm việc",
    ("trong", "vong"): "trong vòng",
    ("ke", "tu"): "kể từ",
    ("van", "ban"): "văn bản",
    ("dinh", "ky"): "định kỳ",
    ("thu", "hai"): "thứ hai",
    ("thu", "ba"): "thứ ba",
    ("thu", "tu"): "thứ tư",
    ("thu", "nam"): "thứ năm",
    ("thu", "sau"): "thứ sáu",
    ("thu", "bay"): "thứ bảy",
    ("chu", "nhat"): "chủ nhật",
    ("sau", "thang"): "sáu tháng",
}
_WORDS: Mapping[str, str] = {
    "ngay": "ngày",
    "thang": "tháng",
    "quy": "quý",
    "nam": "năm",
    "tuan": "tuần",
    "gio": "giờ",
    "hang": "hàng",
    "moi": "mỗi",
    "truoc": "trước",
    "het": "hết",
    "han": "hạn",
    "dau": "đầu",
    "giua": "giữa",
    "cuoi": "cuối",
    "nhan": "nhận",
    "duoc": "được",
    "ky": "ký",
    "cua": "của",
    "thu": "thứ",
}


def with_marks(phrase: str) -> str:
    """The phrase with the marks of its words of time; unchanged where it bears any mark."""
    if not phrase.isascii():
        return phrase
    words = phrase.lower().split()
    out: list[str] = []
    at = 0
    while at < len(words):
        pair = _PAIRS.get(tuple(words[at : at + 2]))
        out.append(pair or _WORDS.get(words[at], words[at]))
        at += 2 if pair else 1
    return " ".join(out)
