"""Where a word that is no part of names ends one.

A name is a kind of body, the words of its field and a place. Its small syllables are those of the trades, of
the kinds of bodies and a few joints; any other small word is what the unit does, known as a verb or not.
"""

import re

from expressions.names.duty_words import DOUBTFUL_PREDICATES, PARTS_OF_NAMES, PREDICATES
from expressions.names.name_words import (
    AFTER_SHORT_HEADS,
    COMMON_WORDS,
    GROUP_HEADS,
    QUANTIFIERS,
    UNIT_HEADS,
)
from expressions.names.provinces import KNOWN_NAMES, PLACE_KINDS, PROVINCES
from expressions.names.short_verbs import is_deed
from language.folding import fold
from language.spelling import LOWER, UPPER, alternatives

# Joints inside names, and small words of groups ("các hộ dân trên địa bàn nơi xảy ra").
_JOINTS = """
bàn ngang khác nơi đến đi như theo nêu này đó đây nói ở tại trên dưới trong ngoài toàn từng mỗi mọi cả đều đủ
phía gần ven giáp nhiều quá trở lên chưa đã sẽ được phải cần của cho bằng có là chịu
hai ba bốn sáu bảy tám chín mười
"""
# Where the bodies of a group lie: "các xã vùng cao, biên giới", "các phường khu vực nội đô".
_LANDS = """
miền núi vùng cao sâu xa trũng thấp bãi ngang đồng bằng trung du hải đảo biên giới nội ngoại ô đô thành
trung tâm sườn thượng hạ lưu nguồn duyên nông thôn lòng hồ cửa khẩu đèo
"""
# Syllables of trades and of people that the words of letterheads lack.
_TRADES = """
ấn ảnh hưởng bãi bánh bay bến bia bón bức xạ bạo bão bền cà cai cận cải cách cân cầm căn tin cháy châm chè chợ
chữa cư cựu cửa dâm dẫn dệt dừa dựng đám đê đề đền đèo đồi đới đua đuối đường đập đảo gạch gạo ga gỗ gốm
giam giày giấy giá hạch hán hậu hình hồ hoà hoá hỗ hữu kẹo kê kênh khách khiếm khóa khoá khoai khuẩn kính
kích kỷ kỳ lá lại lậu lái lạnh lúa lũ lụt ma mắc mặn mía mù mỹ muối nại nạn nạo nghỉ nghiện nha nhựa niên
niệm nổ nuôi nuớc ngũ nhóm nhu cầu ôn phần phê phép phiên pháp quả rác rau rượu rủi ro sắp sắt sắn sân săn
sợi sông su suối sữa sứ suất tàu tên tễ tết tiền tiến tím tồn tố tụng tối tờ thải thám thái thẩm thật thoát
thủy thuỷ thừa thượng thiên tù tuệ túy trọt tràn trứng uỷ ươm ước vé vườn xếp xăng xâm xanh xi xóm ăn uống
ấp đảng đoàn đội đồn gác gia hoạch khối lớp sách sư phạm chuẩn nghèo ninh thưởng khen buôn thẻ tự trật thân
thầy cô cha mẹ phụ huynh dòng ngoài nước đạt lữ hè thi thiện nguyện nguy cơ điều kiện tái chủ tư nhân hành
phiến quần chúng học sinh dự hiếu ứng sàng chẩn đoán lọc thận sọ não tủy khớp xương huyện lam rà phá bom mìn
xiếc chèo tuồng cải lương rối hữu nghị kỹ sĩ bác điều dưỡng hộ lý cấp cứu hồi mềm tĩnh mạch tuần hoàn giường
mê niệu bướu liễu huyết phẫu quỵ bỏng lão chỉnh
"""
_AS_I = dict(zip("yỳỷỹýỵ", "iìỉĩíị", strict=True))
_KNOWN = (
    frozenset(
        re.findall(
            rf"[{LOWER}]+",
            " ".join(
                (
                    _JOINTS,
                    _LANDS,
                    _TRADES,
                    *PARTS_OF_NAMES,
                    *KNOWN_NAMES,
                    *UNIT_HEADS,
                    *GROUP_HEADS,
                    *AFTER_SHORT_HEADS,
                    *QUANTIFIERS,
                )
            ).lower(),
        )
    )
    | COMMON_WORDS
)
# Two spellings of one syllable: "quản lí", "kĩ thuật"; "uỷ", "hoá" beside "ủy", "hóa".
_KNOWN |= {
    f"{word[:-1]}{_AS_I[word[-1]]}" for word in _KNOWN if word[-1] in _AS_I and word[-2:-1] in tuple("hklmst")
}
_TONELESS = frozenset(fold(word) for word in _KNOWN)  # "Sở Tài chinh"
_SMALL = re.compile(rf"(?<=\s)(?<!Trả )(?<!Trả kết )[{LOWER}]+(?=[\s,.;:)])")
# A strange word right before a verb of work is a word of the name ("Các khoa lâm sàng thực hiện …"): these
# are none.
_DEED = re.compile(rf"\s?(?:{alternatives(PREDICATES)})(?!\w)")
_ADVERBS = frozenset(
    (
        "luôn",
        "hãy",
        "chậm",
        "tạm",
        "dần",
        "kịp",
        "gấp",
        "nên",
        "cũng",
        "mau",
        "thì",
        "rất",
        "hoàn",
        "bèn",
        "vội",
        "lên",
        "xuống",
    )
)

# After one of these nothing small but a joint goes on with the name.
_WHOLE = tuple(
    name
    for name in (
        *KNOWN_NAMES,
        *PROVINCES,
        "Việt Nam",
        "Quốc hội",
        "Chính phủ",
        "Hà Nội",
        "Hồ Chí Minh",
        "Đà Nẵng",
        "Hải Phòng",
        "Cần Thơ",
    )
    if " " in name and (name not in KNOWN_NAMES or name.startswith(("Bộ ", "Sở ")) or name == "Chính phủ")
)
_GOES_ON = (
    *PLACE_KINDS, "và", "các", "thuộc", "trực thuộc", "có", "được", "chi nhánh", "cấp", "khu vực", "miền",
    "vùng", "nơi", "cũ", "mới", "trên", "tại", "toàn", "ở", "nêu", "quản lý", "phía", "cùng", "liên",
    "ngành", "khác", "chưa", "phụ trách", "hoặc",
)  # fmt: skip
_AFTER_WHOLE = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?:{alternatives(_WHOLE)})\s(?=[{LOWER}])(?!(?:{alternatives(_GOES_ON)})(?!\w))"
)
_SMALL_ON = re.compile(rf"\s(?=[{LOWER}])(?!(?:{alternatives(_GOES_ON)}|của|liên quan|có)(?!\w))")


def ends_whole_name(text: str, at: int) -> bool:
    """Whether a small word stands at `at` with which no name that may be over there goes on."""
    return _SMALL_ON.match(text, at) is not None


# "các sở, ngành liên quan khảo cứu …", "các địa phương cắt cử …": what a group is called by is over.
_AFTER_GROUP = re.compile(
    rf"(?<=\s)(?:liên quan|địa phương)\s(?=[{LOWER}])"
    rf"(?!(?:{alternatives((*_GOES_ON, *_JOINTS.split(), *_LANDS.split(), *GROUP_HEADS))}|khó khăn)(?!\w))"
)
# "các giải pháp", "những khó khăn": things, where a name would go on with a kind of body.
_MORE = (
    *GROUP_HEADS, *PLACE_KINDS, "cấp", "đoàn", "khu", "dự án", "công trình", "chương trình", "lĩnh vực",
    "loại", "vùng", "miền", "dân tộc", "vấn đề xã hội", "lực", "hộ", "mặt", "cháu", "em", "nhà", "người",
    "đối tượng", "thầy", "cô", "vị", "ông", "bà", "khoa", "môn", "tuyến", "bên", "ban", "hãng", "điểm",
    "nước", "chủ", "đại", "nhân", "lớp", "đảng", "đầu mối", "chức danh", "hồ", "tỉnh", "quỹ", "hiệp",
    "mạng", "trại", "rạp", "chợ", "cảng", "cửa", "kho", "vườn", "hạt", "làng", "bến",
)  # fmt: skip
_THINGS = re.compile(rf"(?<=\s)(?:các|những|một số|mọi)\s(?=[{LOWER}])(?!(?:{alternatives(_MORE)})(?!\w))")
_WHOLE_NAMES = (_AFTER_WHOLE, _AFTER_GROUP)


def strange_word(text: str, begin: int, start: int, end: int) -> int:
    """Where between `start` and `end` the first small word stands that is no part of a name, else `end`.

    `begin` is where the names begin. Words in brackets are not looked at: they are a remark.
    """
    for pattern in (*_WHOLE_NAMES, _THINGS, _SMALL):
        for found in pattern.finditer(text, begin if pattern in _WHOLE_NAMES else start, end):
            if pattern is _SMALL and _may_be_of_a_name(text, begin, start, found):
                continue
            at = found.end() if pattern in _WHOLE_NAMES else found.start()
            if text.count("(", start, at) <= text.count(")", start, at):
                end = min(end, at)
                break
    return end


def _may_be_of_a_name(text: str, begin: int, start: int, word: re.Match[str]) -> bool:
    """Whether a small word can be a part of the names that begin at `begin`."""
    if is_deed(text, begin, word.start()):
        return False
    if word.group() in _KNOWN or word.group() in _TONELESS:
        return True
    if word.group() == "năm" and text[word.start() - 2].isdigit():
        return True  # "Ban Tổ chức kỷ niệm 50 năm"
    if word.group() not in _ADVERBS and _DEED.match(text, word.end()):
        return True
    return _is_no_deed(text, start, word)


# What a word is followed by that does nothing itself.
_NOTHING_DONE = re.compile(
    rf"[,.;:)]|\s[-–]\s|\s(?:và|để|trước|theo|tại|trong|từ|với|kết quả|nhằm"
    rf"|{alternatives(DOUBTFUL_PREDICATES)})(?!\w)"
)


def _is_no_deed(text: str, start: int, word: re.Match[str]) -> bool:
    """Whether a strange word does nothing: no object follows it, or a capital within the name.

    "Viện Phát triển bền vững, …", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Ban Quản lý vịnh Lăng Thủy".
    """
    if _NOTHING_DONE.match(text, word.end()):
        return text[word.start() - 2].isalpha() and word.group() not in _ADVERBS
    before = text[max(start, 0) : word.start()].split()
    inside = not before or before[-1][0].isupper()
    return inside and text[word.end() + 1 : word.end() + 2].isupper()
