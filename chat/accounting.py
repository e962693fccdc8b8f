"""Whether every word of an order is accounted for: the act, its object, its slots, a courtesy.

What is left over may be a condition, a contrast, a negation, somebody else's doing, or another object than
a task. Then nothing is done, and it is asked.
"""

from collections.abc import Collection, Sequence
from functools import cache

from chat.lexicon import PhraseBook
from chat.scan import Item
from chat.sentence import Sentence
from chat.values import UnitName
from chat.words import ANSWER_WORDS, SLIPS, phrases
from chat.words_office import OFFICE_WORDS
from language.tokens import agrees, marks

TASK_NOUNS = phrases(
    """việc | nhiệm vụ | công việc | đầu việc | việc số | nhiệm vụ số | số | mục | các việc | những
        việc | các nhiệm vụ | mấy việc | # | task | cả"""
)
_RESULT = phrases(
    """báo cáo | báo cáo việc | kết quả | kết quả việc | kết quả thực hiện | kết quả báo cáo | cho |
        của | là | hoàn thành | đã hoàn thành | xong | đã xong | đạt | đạt yêu cầu | đúng hạn | báo cáo
        hoàn thành | cho việc | cho nhiệm vụ"""
)
_UNTIL = phrases(
    """đến | tới | sang | qua | hết | đến hết | cho đến | đến ngày | tới ngày | sang ngày | vào | ngày
        | thành | thành ngày | trước | trước ngày | chậm nhất | chậm nhất là | là | lúc | trong | thêm |
        hạn | thời hạn | hạn mới | mới | về | xuống | lên | cho | của | ngày làm việc | ngày | tuần |
        tháng | đến cuối | nữa là"""
)

ACCOUNTED_WORDS: dict[str, tuple[str, ...]] = {
    "courtesy": phrases(
        """dạ | vâng | ạ | a | ah | nhé | nha | nhe | nhá | ơi | ok | oke | okie | okay | oki | thưa |
            kính | kính thưa | em | tôi | mình | anh | chị | cô | chú | bác | sếp | bạn | đồng chí | các
            anh | các chị | anh chị | các anh chị | các đồng chí | trân trọng | cảm ơn | cám ơn | xin
            cảm ơn | giúp | giùm | hộ | dùm | vui lòng | làm ơn | hãy | luôn | đi | ngay | cho tôi | cho
            em | cho anh | cho mình | bot | hệ thống | nhờ | nhờ em | nhờ bot | nhờ anh | nhờ chị | giúp
            em | giúp tôi | giúp anh | giúp mình | hộ em | hộ tôi | lun | nhen | nghen | hén | ak | ạk |
            đi ạ | nhé ạ | xin | kính đề nghị | lãnh đạo | giúp chị với | giúp anh với | giúp tôi với |
            giúp em với | giúp với | với nhé | với ạ | giúp mình với | hộ với | giúp chị | hộ chị | hộ
            anh"""
    ),
    "conditional": phrases(
        """nếu | nếu như | nhưng | nhưng mà | tuy nhiên | tuy | trừ | trừ khi | ngoại trừ | với điều
            kiện | miễn là | miễn sao | giả sử | khi nào | sau khi | trước khi | chỉ khi | trong trường
            hợp | hoặc | hay là | kẻo | mặc dù | dù"""
    ),
    "of_a_unit": phrases("của | cho | phần | phần của | bên | đơn vị | phòng | -"),
    "confirm": (*OFFICE_WORDS["confirm"], *TASK_NOUNS, *_RESULT, "và"),
    "return": (*OFFICE_WORDS["return"], *TASK_NOUNS, *_RESULT, *phrases("và | lại | để | về")),
    "cancel": (*OFFICE_WORDS["cancel"], *TASK_NOUNS, *phrases("và | giao | đã giao | cho | bỏ")),
    "pause": (*OFFICE_WORDS["pause"], *TASK_NOUNS, *phrases("và | thực hiện | cho | theo dõi")),
    "resume": (
        *OFFICE_WORDS["resume"],
        *TASK_NOUNS,
        *phrases("và | thực hiện | cho | theo dõi | lại | được"),
    ),
    "undo": (
        *OFFICE_WORDS["undo"],
        *TASK_NOUNS,
        *_RESULT,
        *phrases("và | lại | vừa rồi | xác nhận | trả lại"),
    ),
    "grant": (
        *OFFICE_WORDS["grant"],
        *TASK_NOUNS,
        *_UNTIL,
        *phrases(
            """và | đồng ý | nhất trí | chấp thuận | xin gia hạn | yêu cầu gia hạn | đề nghị gia hạn |
                lùi | lùi hạn | cho lùi | gia hạn | đồng ý với | đồng ý cho"""
        ),
    ),
    "refuse": (
        *OFFICE_WORDS["refuse"],
        *TASK_NOUNS,
        *_UNTIL,
        *phrases("và | xin gia hạn | đề nghị gia hạn | lùi"),
    ),
    "deadline": (
        *OFFICE_WORDS["change"],
        *OFFICE_WORDS["fix"],
        *TASK_NOUNS,
        *_UNTIL,
        *phrases("và | từ | báo cáo | : | ->"),
    ),
    "recurring": (
        *_UNTIL,
        *phrases(
            """hàng | mỗi | định kỳ | ngày | tuần | tháng | quý | năm | đầu | cuối | giữa | một lần |
                lần | hàng tuần | hàng tháng | hàng quý | hàng năm | thứ | thứ hai | thứ ba | thứ tư |
                thứ năm | thứ sáu | thứ bảy | chủ nhật | đầu tiên | cuối cùng | của | 6 | 9 | sáu tháng
                | chín tháng | kỳ | và | 1 | số liệu | chốt | chốt ngày | trọn kỳ | trọn | tính đến |
                lấy đến | báo cáo | nhận | kể từ | không có hạn | không hạn | không | có | văn bản |
                ngày nhận | làm việc | từ | ký | sau | đầu | được | nay | này | tới | vòng | trong vòng
                | không thời hạn | bỏ hạn | xóa hạn | hạn | ban hành | hằng | ngày cuối | nhận được |
                nhận văn bản"""
        ),
    ),
    "reassign": (
        *OFFICE_WORDS["reassign"],
        *OFFICE_WORDS["give"],
        *OFFICE_WORDS["to"],
        *TASK_NOUNS,
        *phrases(
            """và | từ | của | phòng | đơn vị | lại | thực hiện | chủ trì | phụ trách | xử lý | theo
                dõi | báo cáo | giải quyết"""
        ),
    ),
    "extend": (
        *ANSWER_WORDS["extend"],
        *TASK_NOUNS,
        *_UNTIL,
        *phrases(
            """và | cho | phòng em | bên em | đơn vị em | phòng tôi | đơn vị tôi | bên tôi | phòng |
                xin phép | cho phòng em | cho đơn vị em | xin | đề nghị | được không | được không ạ | đề
                nghị văn phòng | văn phòng | báo cáo | thực hiện | nộp | hoàn thành | xin được | mong
                được | kính xin | chúng tôi | đơn vị | kính đề nghị | lãnh đạo | cho phép | tôi xin | em
                xin | nộp báo cáo | thời gian | thời gian thực hiện | thời gian báo cáo | cho bên em"""
        ),
    ),
    "decline": (
        *ANSWER_WORDS["decline"],
        *TASK_NOUNS,
        *phrases(
            """và | của | phòng em | bên em | đơn vị em | phòng tôi | đơn vị tôi | bên tôi | phòng mình
                | bên mình | đơn vị mình | chúng tôi | này | phòng | đơn vị | là | chức năng | nhiệm vụ
                | thẩm quyền | trách nhiệm | phụ trách | lĩnh vực | với | đến | cho"""
        ),
    ),
    "withdraw": (
        *ANSWER_WORDS["withdraw"],
        *TASK_NOUNS,
        *phrases(
            """và | báo cáo | cho | của | đã gửi | vừa gửi | lại | xin rút | xin rút lại | rồi | vừa
                rồi | lỡ | bấm | phòng em"""
        ),
    ),
    "acknowledge": (
        *ANSWER_WORDS["received"],
        *TASK_NOUNS,
        *phrases(
            """và | đã | rồi | được | phòng em | phòng tôi | bên em | bên tôi | đơn vị em | đơn vị tôi
                | đơn vị | phòng | chúng tôi | sẽ thực hiện | sẽ triển khai | sẽ báo cáo đúng hạn |
                triển khai ngay | đầy đủ | thông tin | nội dung | tin nhắn | tin | thông báo | này | của
                văn phòng | từ văn phòng | văn phòng | tốt | giao | được giao | chỉ đạo | văn bản |
                nhiệm vụ được giao | báo cáo"""
        ),
    ),
    "evidence": (
        *ANSWER_WORDS["paper"],
        *TASK_NOUNS,
        *phrases(
            """và | bổ sung | cập nhật | cho | báo cáo | kết quả | minh chứng | ngày | số | của | thêm
                | là | văn bản | gửi | em gửi | em bổ sung"""
        ),
    ),
}
"""`conditional` changes an act even within the reason given for it."""

OTHER_OBJECTS = phrases(
    """liên kết | link | link mời | đường dẫn | thẻ | thẻ mời | mã | mã mời | mã liên kết | mã cán bộ |
        lời mời | giấy mời | thư mời | tài khoản | quyền | quyền hạn | vai trò | người dùng | cán bộ |
        đồng chí | nhân viên | chuyên viên | thành viên | công văn | văn bản | quyết định | tờ trình |
        chỉ thị | công điện | thông báo | nghị quyết | giấy | cuộc họp | lịch | lịch họp | họp | tin |
        tin nhắn | gửi tin | nhắn tin | số điện thoại | cài đặt | danh bạ | máy chủ | bí danh | ngày
        nghỉ | tệp | file | ảnh"""
)
"""What an act of the office on tasks is not about, where it stands between the verb and the number."""
DOCUMENT_NOUNS = phrases(
    "công văn | văn bản | quyết định | tờ trình | chỉ thị | công điện | thông báo | nghị quyết | kế hoạch"
)
GROUPS = phrases("những việc | những nhiệm vụ | những đơn vị | những phòng | những báo cáo | những người")
"""Where the marks are left out, "những" reads like "nhưng"."""


_QUOTES = frozenset("\"“”'‘’«»?")
_OFFICE = ("van phong", "vp", "so")


OFFICE_ACTS = frozenset(
    {"confirm", "return", "cancel", "pause", "resume", "undo", "grant", "refuse", "reassign"}
)


@cache
def _beside(act: str) -> PhraseBook:
    """What may stand beside this act."""
    return PhraseBook({tag: ACCOUNTED_WORDS[tag] for tag in (act, "courtesy", "of_a_unit")}, SLIPS)


@cache
def _turning() -> PhraseBook:
    """What turns an act into something else, whichever act it is."""
    words = {"conditional": ACCOUNTED_WORDS["conditional"], "other_object": OTHER_OBJECTS, "task": TASK_NOUNS}
    return PhraseBook({**words, "group": GROUPS}, SLIPS)


def left_over(
    sentence: Sentence,
    items: Sequence[Item],
    act: str,
    *,
    units: Collection[UnitName | None] = (),
    slots: Collection[str] = (),
    most_days: int = 1,
) -> Item | None:
    """The first item that is none of the act's words, courtesies, numbers, these units and slots.

    `slots` are kinds of items ("date", "time", "quantity", "doc") that the act has used.
    """
    if not items:
        return None
    codes = {unit.code for unit in units if unit is not None} | set(sentence.situation.own_units)
    start, end = items[0].start, items[-1].end
    inside = [i for i in sentence.items(_beside(act)) if start <= i.start and i.end <= end]
    days = 0
    for item in inside:
        days += item.kind == "date"
        if days > most_days or not _known(item, act, codes, slots):
            return item
    return items[0] if act in OFFICE_ACTS and _told(sentence, items[0]) else None


def accounted(
    sentence: Sentence,
    items: Sequence[Item],
    act: str,
    *,
    units: Collection[UnitName | None] = (),
    slots: Collection[str] = (),
) -> bool:
    """Whether nothing is left over."""
    return left_over(sentence, items, act, units=units, slots=slots) is None


def _known(item: Item, act: str, codes: Collection[str | None], slots: Collection[str]) -> bool:
    if item.kind == "numbers":
        return True
    if item.kind == "unit":
        if "any_unit" in slots:
            return True
        of_office = item.folded.startswith(_OFFICE)
        return (item.unit is not None and item.unit.code in codes) or of_office
    if item.kind == "punct":
        return item.folded not in _QUOTES
    return item.kind in slots or item.has(act, "courtesy") or ("unit" in slots and item.has("of_a_unit"))


def _told(sentence: Sentence, first: Item) -> bool:
    """ "đã duyệt 12" tells; "da duyet 12" may be that, or "dạ, duyệt 12"."""
    typed = sentence.text[first.start : first.end]
    return first.folded in ("da", "se") and not (marks(typed) and agrees(typed, "dạ"))


def conditional(sentence: Sentence, start: int, end: int | None = None) -> bool:
    """Whether a condition or a contrast stands in the words between, as in a reason."""
    last = len(sentence.text) if end is None else end
    return any(
        i.has("conditional") or (i.has("group") and sentence.text[i.start :].casefold().startswith("nhưng"))
        for i in sentence.items(_turning())
        if start <= i.start < last
    )


def other_object(sentence: Sentence, verb: Item) -> Item | None:
    """What stands behind the verb where it is no task: a link, a code, a document, a person."""
    found = None
    for item in sentence.items(_turning()):
        if item.start < verb.end:
            continue
        numbering = found is not None and item.folded in ("so", "#")
        if (item.has("task") and not numbering) or item.has("conditional") or item.folded in (",", ";", "."):
            return None
        if item.kind in ("code", "doc") or (item.kind in ("numbers", "quantity", "date") and found):
            return found or item
        if item.kind in ("numbers", "unit"):
            return None
        found = item if item.has("other_object") else found
    return found
