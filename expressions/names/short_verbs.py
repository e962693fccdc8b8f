"""Verbs of one syllable, which are parts of other words as well: "trực" is a deed, but not in "trực thuộc".

A verb of one syllable ends a name and begins a work wherever it makes no word with the syllable before it or
behind it.
"""

import re
from collections.abc import Mapping

from language.spelling import alternatives

# Verbs that names seldom have as a syllable.
_ALONE = """
bám bày băng bắn bắt bẻ bẫy bịt bóc bọc buộc bê biếu bấm cạo cào cấy cất cẩu cắt cày chà chặn chẻ chèn chép
chắn chặt chia chích chôn chở chùi cọ cưa cuốc cuốn cúng dán dàn dâng dập dẹp diệt dò dỡ dời dồn đắp đậy
đẩy đếm đọc đổ đốt đục đun đúc đuổi gánh ghé ghép giặt giật giục gõ gỡ gói hái hong hút kẻ kéo kẹp khắc khâu
khiêng khoanh lau lấp lót lùa mài múc nạp nấu ném nhắc nhắn nhặt nhổ nhốt ngắt ốp phạt phơi quây quấn quét rải
rào rắc rút rửa sấy san soi tách tát tẩy tháo thắp thổi tỉa tô trải trát trộn ủi uốn vá vác vắt vét vớt vứt xả
xay xoay xới xua ướp
"""
# The syllables with which a verb makes another word: those before it, and those behind it.
_IN_WORDS = {
    "bón": ("phân", ""), "cân": ("", "bằng đối"), "chạy": ("", "thận"), "chấm": ("", "dứt"),
    "chiếu": ("đối trình rạp", "xạ sáng"), "chọn": ("lựa tuyển bình", ""),
    "chữa": ("sửa khám", "bệnh cháy"), "dạy": ("giảng", "học nghề trẻ lái"), "dẫn": ("hướng chỉ", ""),
    "dựng": ("xây gây", ""),
    "dịch": ("giao phiên biên kiểm phòng thông chống dập", "vụ bệnh tễ hại thuật tả cúm vọng"),
    "đánh": ("", "giá bắt"), "đào": ("", "tạo"), "đóng": ("", "trên tại quân góp tàu"),
    "đi": ("nơi tuyến đường", "lại qua làm vắng"), "đổi": ("chuyển thay trao biến sửa", "mới"),
    "gác": ("canh trực", ""), "ghi": ("", "danh"), "hàn": ("", "quốc"),
    "họp": ("hội cuộc buổi phiên dự", ""), "hỏi": ("", ""), "kê": ("thống kiểm liệt", "khai biên"),
    "khen": ("", "thưởng"), "khóa": ("chuyên tài niên các", "học luận sinh"), "lấy": ("", ""),
    "lọc": ("sàng chọn", "máu dầu hóa thận"),
    "lưu": ("hạ thượng giao trung bảo", "trú trữ thông vực vật học động hành niệm ban"), "mua": ("thu", ""),
    "nạo": ("", ""), "nối": ("đấu kết", "tiếp"), "nuôi": ("chăn con cha bố mẹ hộ", "trồng dưỡng cấy con"),
    "ôn": ("", "đới"), "phá": ("rà khám đầm", "sản"), "pha": ("", ""), "phủ": ("chính che", ""),
    "quay": ("", ""), "sao": ("in", ""), "sắp": ("", "xếp"), "tải": ("vận tự trọng phụ quá truyền", ""),
    "tắt": ("viết gọi", ""), "tạo": ("đào cải chế sáng tái cấu nhân", ""),
    "thi": ("khoa dự kỳ hội cuộc coi chấm thực thị đề bài môn đợt", "đua hành công đấu tuyển sinh thể"),
    "thu": ("truyền trung tiếp nguồn doanh lý vụ viên cơ", "nhập hoạch hút"), "thử": ("", ""),
    "tính": ("", "chất mạng"), "trả": ("", ""), "trích": ("", ""), "trông": ("", "giữ"),
    "trực": ("thường chốt túc ứng", "thuộc tuyến tiếp quan thăng giác"),
    "xét": ("nhận xem đồng", "nghiệm xử"), "xếp": ("sắp bốc", ""),
    "xuất": ("sản đề đột kết chế", "bản khẩu nhập"),
}  # fmt: skip


def _pattern(verbs: Mapping[str, tuple[str, str]]) -> str:
    each = []
    for verb, (before, behind) in verbs.items():
        lead = "".join(rf"(?<!\b[{word[0]}{word[0].upper()}]{word[1:]} {verb})" for word in before.split())
        tail = rf"(?!\s(?:{alternatives(behind.split())})(?!\w))" if behind else ""
        each.append(rf"{verb}(?!\w){tail}{lead}")
    return "|".join(each)


SHORT_VERB = rf"(?:(?:{alternatives(_ALONE.split())})(?!\w)|{_pattern(_IN_WORDS)})"
"""A verb of one syllable that stands by itself, where one begins."""
_ON_ITS_OWN = re.compile(SHORT_VERB)
# "Tổ trực", "các lớp học": bodies that are called by what they do.
_BY_ITS_DEED = re.compile(
    r"(?:[Tt]ổ|[Đđ]ội|(?<!, )[Bb]an|[Nn]hóm|[Ll]ớp|(?<!Văn )(?<!Biên )(?<!rưởng )[Pp]hòng|[Đđ]iểm|[Cc]ụm"
    r"|[Cc]a|[Kk]íp|[Nn]gười|[Hh]ội đồng|(?<!Tỉnh )(?<!Thành )[Đđ]oàn|[Bb]ộ phận"
    r"|[Ll]ực lượng|(?<!hức )[Cc]án bộ|[Nn]hân viên|[Cc]ơ sở|[Hh]ộ|[Tt]rạm|[Cc]hủ)\s\Z"
)
_GOES_ON = re.compile(
    r"(?:và|hoặc|của|về|để|các|những|(?<!trực )thuộc|cho|đã|đang|có|được|bị|tự|(?<!àng )không|,|-|–)\s\Z"
)
_PAUSE = re.compile(r"\s?(?:[,;:.)]|[-–]\s|\Z)")  # what is done is said of something
_FAR = 12  # letters before a verb that are looked at


def is_deed(text: str, begin: int, at: int) -> bool:
    """Whether at `at`, inside the names that begin at `begin`, a verb of one syllable says what they do."""
    deed = _ON_ITS_OWN.match(text, at)
    if deed is None or _PAUSE.match(text, deed.end()):
        return False
    before = text[max(begin, at - _FAR) : at]
    return not (_GOES_ON.search(before) or _BY_ITS_DEED.search(before))
