"""What the name of a unit may consist of: where a word that is no part of names ends one.

A name is a kind of body, the words of its field and a place. Its small syllables are those of the trades,
of the kinds of bodies and a few joints; any other small word is what the unit does, known as a verb or not.
"""

import re

from expressions.names.body_words import COMMON_WORDS
from expressions.names.duty_words import PARTS_OF_NAMES
from expressions.names.places import KNOWN_NAMES, PLACE_KINDS, PROVINCES
from expressions.names.unit_words import AFTER_SHORT_HEADS, GROUP_HEADS, QUANTIFIERS, UNIT_HEADS
from language.alternations import alternatives
from language.folding import fold
from language.letters import LOWER, UPPER

# Joints inside names, and small words of groups ("các hộ dân trên địa bàn nơi xảy ra").
_JOINTS = """
bàn ngang khác nơi đến đi như theo nêu này đó đây nói ở tại trên dưới trong ngoài toàn từng mỗi mọi cả đều đủ
phía gần ven giáp nhiều quá trở lên chưa đã sẽ được phải cần của cho bằng có là chịu
"""
# Syllables of trades and of people that the words of letterheads lack.
_TRADES = """
ấn ảnh hưởng bãi bánh bay bến bia bón bức xạ bạo bão bền cà cai cải cách cân cầm căn tin cháy châm chè chợ
chữa cư cựu cửa dâm dẫn dệt dừa dựng đám đê đề đền đèo đồi đới đua đuối đường đập đảo gạch gạo ga gỗ gốm
giam giày giấy giá hạch hán hậu hình hồ hoà hoá hỗ hữu kẹo kê kênh khách khiếm khóa khoá khoai khuẩn kính
kích kỷ kỳ lá lại lậu lái lạnh lúa lũ lụt ma mắc mặn mía mù mỹ muối nại nạn nạo nghỉ nghiện nha nhựa niên
niệm nổ nuôi nuớc ngũ nhóm nhu cầu ôn phần phê phép phiên pháp quả rác rau rượu rủi ro sắp sắt sắn sân săn
sợi sông su suối sữa sứ suất tàu tên tễ tết tiền tiến tím tồn tố tụng tối tờ thải thám thái thẩm thật thoát
thủy thuỷ thừa thượng thiên tù tuệ túy trọt tràn trứng uỷ ươm ước vé vườn xếp xăng xâm xanh xi xóm ăn uống
ấp đảng đoàn đội đồn gác gia hoạch khối lớp sách sư phạm chuẩn nghèo ninh thưởng khen buôn thẻ tự trật thân
thầy cô cha mẹ phụ huynh dòng ngoài nước đạt lữ hè thi thiện nguyện nguy cơ điều kiện tái chủ tư nhân hành
phiến quần chúng học sinh dự hiếu
"""
_KNOWN = (
    frozenset(
        re.findall(
            rf"[{LOWER}]+",
            " ".join(
                (
                    _JOINTS,
                    _TRADES,
                    *PARTS_OF_NAMES,
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
_TONELESS = frozenset(fold(word) for word in _KNOWN)  # "Sở Tài chinh"
_SMALL = re.compile(rf"(?<=\s)(?<!Trả )(?<!Trả kết )[{LOWER}]+(?=[\s,.;:)])")

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
    "vùng",
    "nơi", "cũ", "mới", "trên", "tại", "toàn", "ở", "nêu", "quản lý", "phía", "cùng", "liên", "ngành", "khác",
    "chưa", "phụ trách", "hoặc",
)  # fmt: skip
_AFTER_WHOLE = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?:{alternatives(_WHOLE)})\s(?=[{LOWER}])(?!(?:{alternatives(_GOES_ON)})(?!\w))"
)
# "các giải pháp", "những khó khăn": things, where a name would go on with a kind of body.
_MORE = (
    *GROUP_HEADS, *PLACE_KINDS, "cấp", "đoàn", "khu", "dự án", "công trình", "chương trình", "lĩnh vực",
    "loại",
    "vùng", "miền", "dân tộc", "vấn đề xã hội", "lực", "hộ", "mặt", "cháu", "em", "nhà", "người", "đối tượng",
    "thầy", "cô", "vị", "ông", "bà", "khoa", "môn", "tuyến", "bên", "ban", "hãng", "điểm", "nước", "chủ",
    "đại",
    "nhân", "lớp", "đảng", "đầu mối", "chức danh", "hồ",
    "tỉnh", "quỹ", "hiệp", "mạng", "trại", "rạp", "chợ", "cảng", "cửa", "kho", "vườn", "hạt", "làng", "bến",
)  # fmt: skip
_THINGS = re.compile(rf"(?<=\s)(?:các|những|một số|mọi)\s(?=[{LOWER}])(?!(?:{alternatives(_MORE)})(?!\w))")


def strange_word(text: str, start: int, end: int) -> int:
    """Where between `start` and `end` the first small word stands that is no part of a name, else `end`.

    Words in brackets are not looked at: they are a remark.
    """
    for pattern in (_AFTER_WHOLE, _THINGS, _SMALL):
        for found in pattern.finditer(text, start, end):
            if pattern is _SMALL and (found.group() in _KNOWN or found.group() in _TONELESS):
                continue
            at = found.end() if pattern is _AFTER_WHOLE else found.start()
            if text.count("(", start, at) <= text.count(")", start, at):
                end = min(end, at)
                break
    return end
