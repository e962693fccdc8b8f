"""How to talk to the bot: by role, with sentences that can be sent as they stand; the menu; the demo."""

from collections.abc import Mapping, Sequence

from messages.lines import message
from messages.text import Button, Message, Text, bold

# The commands that a channel offers in its menu, with what each does.
MENU: tuple[tuple[str, str], ...] = (
    ("viec", "Việc của tôi hoặc của cơ quan"),
    ("quahan", "Việc quá hạn"),
    ("tuannay", "Việc đến hạn tuần này"),
    ("choduyet", "Báo cáo và gia hạn chờ duyệt"),
    ("excel", "Xuất bảng theo dõi"),
    ("dulieu", "Dữ liệu lưu về tôi"),
    ("trogiup", "Cách dùng"),
)


# The demonstration: columns of the chat page, and what its people might type.
GROUPS: Mapping[str, str] = {"office": "Văn phòng", "leaders": "Lãnh đạo", "units": "Đơn vị"}

HINTS: Mapping[str, tuple[str, ...]] = {
    "office": ("việc quá hạn", "tuần này có gì đến hạn", "chờ duyệt", "xuất excel", "trợ giúp"),
    "leaders": ("đơn vị nào đang trễ?", "tuần này có gì đến hạn", "trợ giúp"),
    "units": ("việc của tôi", "xong 1", "chưa xong 1", "trợ giúp"),
    "stranger": ("xin chào",),
}


_PROOF = "gửi tệp hoặc ảnh kết quả kèm chữ: xong 12"
_DIRECTIVE = "gửi tệp hoặc dán văn bản chỉ đạo vào đây, rà soát rồi gõ: lưu"
_WITHOUT_FILES = {
    _PROOF: "gửi ảnh chụp kết quả kèm chữ: xong 12",
    _DIRECTIVE: "gửi ảnh chụp hoặc dán văn bản chỉ đạo vào đây, rà soát rồi gõ: lưu",
}
"""Where a messenger brings pictures alone."""

_UNIT = (
    (
        "Trả lời việc",
        (
            "đã nhận 12",
            "đang làm 12",
            "xong 12 số 45/BC-ABC ngày 20/11/2026",
            _PROOF,
            "chưa xong 12, dự kiến 28/11",
            "xin gia hạn 12 đến 30/11 vì chờ số liệu",
            "không thuộc trách nhiệm 12 vì …",
            "rút báo cáo 12 · rút xin gia hạn 12",
            "nhắn văn phòng việc 12 cần thêm số liệu",
        ),
    ),
    ("Xem việc của đơn vị", ("việc của tôi", "quá hạn", "tuần này", "việc 12", "lịch sử 12")),
)
_STAFF = (
    ("Xem việc của đơn vị", ("việc của tôi", "quá hạn", "tuần này", "việc 12")),
    ("Báo tiến độ", ("đang làm 12", "chưa xong 12")),
)
_LEADER = (
    (
        "Hỏi",
        (
            "đơn vị nào đang trễ?",
            "còn việc gì · việc chưa xong của (mã đơn vị)",
            "tuần này · tuần sau · hôm nay",
            "công văn 1234 đến đâu rồi · danh sách văn bản",
            "việc 12 · lịch sử 12",
            "thống kê · chờ duyệt",
            "tìm chuyển đổi số",
        ),
    ),
    ("Bảng theo dõi", ("xuất excel tất cả · xuất excel (mã đơn vị)",)),
    ("Chuyển lời tới Văn phòng", ("nhắn văn phòng kiểm tra lại việc 12",)),
)
_OFFICE = (
    (
        "Giao việc",
        (
            _DIRECTIVE,
            "giao (mã đơn vị) rà soát trang thiết bị trước ngày 30/11",
        ),
    ),
    (
        "Rà soát văn bản",
        (
            "bỏ 3 · lấy lại 3",
            "sửa nội dung 2: … · tách 2 · gộp 2, 3",
            "sửa hạn 2 30/11",
            "giao 30-43 cho (mã đơn vị) · bỏ (mã đơn vị) khỏi phối hợp 2",
            "bỏ tất cả không hạn",
            "lưu",
        ),
    ),
    (
        "Quyết định",
        (
            "xác nhận 12 · trả lại 12 vì thiếu số liệu",
            "đồng ý gia hạn 12 · không đồng ý gia hạn 12 vì …",
            "đổi hạn 12 30/11/2026 · chuyển 12 cho (mã đơn vị) · hủy 12 vì …",
            "tạm dừng 12 · tiếp tục 12 · hoàn tác 12",
            "sửa nội dung việc 12: … · thêm (mã đơn vị) phối hợp việc 12",
            "đôn đốc 12 · đôn đốc các đơn vị quá hạn",
        ),
    ),
    (
        "Hỏi",
        (
            "quá hạn · còn việc gì · tuần này · chờ duyệt",
            "(mã đơn vị) còn việc gì · việc 12 · lịch sử 12",
            "công văn 1234 đến đâu rồi · danh sách văn bản · tìm chuyển đổi số",
            "thống kê · xuất excel tất cả",
        ),
    ),
    ("Người dùng", ("mời (mã cán bộ)", "ai chưa liên kết · ai không nhận được tin nhắn")),
)


def help_for(*, office: bool, leader: bool, head: bool, staff: bool, files: bool = True) -> Message:
    """What this person can do, the sections of all their roles, each once; `files` come through or do not."""
    chosen: list[tuple[str, Sequence[str]]] = []
    if office:
        chosen += _OFFICE
    elif leader:
        chosen += _LEADER
    if head:
        chosen += _UNIT
    elif staff and not office:
        chosen += _STAFF
    blocks: list[Text | str] = [
        "Hệ thống nhắc việc. Nhắn bằng câu thường, có dấu hoặc không dấu; 12 là số việc."
    ]
    instead = {} if files else _WITHOUT_FILES
    blocks += [_section(title, [instead.get(line, line) for line in lines]) for title, lines in chosen]
    if not chosen:
        blocks.append("Đồng chí chưa được giao vai trò nào. Đề nghị liên hệ Văn phòng.")
    blocks.append("\nXem dữ liệu lưu về đồng chí, gõ: dữ liệu của tôi")
    return message(*blocks, buttons=_buttons(office=office, leader=leader, head=head))


def commands(*, office: bool, leader: bool) -> tuple[tuple[str, str], ...]:
    """The menu of commands that fits the role, as a channel registers it: (command, description)."""
    everywhere = office or leader
    return tuple((name, said) for name, said in MENU if everywhere or name not in _EVERYWHERE_ONLY)


_EVERYWHERE_ONLY = frozenset({"choduyet", "excel"})


def _section(title: str, lines: Sequence[str]) -> Text:
    text = Text("\n") + bold(title)
    for each in lines:
        text += f"\n• {each}"
    return text


def _buttons(*, office: bool, leader: bool, head: bool) -> tuple[tuple[Button, ...], ...]:
    overdue = Button("Quá hạn", "overdue", "quá hạn")
    week = Button("Tuần này", "week", "tuần này")
    if office or leader:
        rest = (Button("Chờ duyệt", "waiting", "chờ duyệt"), Button("Xuất Excel", "excel", "xuất excel"))
        return ((overdue, week), rest)
    return ((Button("Việc của tôi", "mine", "việc của tôi"), overdue, week),) if head else ()
