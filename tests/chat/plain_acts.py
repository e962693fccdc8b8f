"""Plain sentences of every act, one or more for each frame, and what people put into and around them.

A sentence is "frame | who | words"; "~" in the words marks where free text begins (a reason), and a second
one where it ends before the sentence does; that is no place to put anything. Who is h (a head), t (a head in
a reply to a reminder), o (the office), w (the office in a reply to a report), r (with a review open).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from chat import KnownUnit, Situation
from chat import intents as i
from chat.intents.catalog import NEEDED, command
from chat.intents.outcome import described
from chat.reading import understand
from chat.situation import KnownPerson
from language.tokens import tokenize

NOW = datetime(2026, 11, 18, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Wednesday
UNITS = (
    KnownUnit("VP", "Văn phòng Sở", ("Văn phòng",)),
    KnownUnit("NVY", "Phòng Nghiệp vụ Y", ("P.NVY",)),
    KnownUnit("KHTC", "Phòng Kế hoạch - Tài chính", ("KH-TC",)),
    KnownUnit("CDC", "Trung tâm Kiểm soát bệnh tật"),
    KnownUnit("BVSN", "Bệnh viện Sản - Nhi"),
)
PEOPLE = (
    KnownPerson("AP01", "Lê Thị Lan", "NVY", "Trưởng phòng"),
    KnownPerson("AP02", "Đỗ Văn Tuấn", "VP", "Chánh Văn phòng"),
)
_KNOWN = Situation(NOW.date(), now=NOW, units=UNITS, people=PEOPLE)
WHO = {
    "h": replace(_KNOWN, head=True, own_units=("NVY",)),
    "t": replace(_KNOWN, head=True, own_units=("NVY",), replied_to=(12,)),
    "o": replace(_KNOWN, office=True, own_units=("VP",)),
    "w": replace(_KNOWN, office=True, own_units=("VP",), replied_to=(12,), replied_report=True),
    "r": replace(_KNOWN, office=True, own_units=("VP",), open_reviews=1, draft_numbers=(1, 20)),
}

_SENTENCES = """
done | h | xong 12
done | h | việc 12 đã hoàn thành
done | h | đã xong việc 12 và 15
done | h | 12 xong rồi
done | h | đã gửi báo cáo việc 12
not_done | h | chưa xong 12
not_done | h | việc 12 chưa xong
progress | h | đang làm 12
progress | h | việc 12 làm được 70%
progress | h | việc 12 đang thực hiện
extend | h | xin gia hạn 12 đến 30/11
extend | h | xin gia hạn việc 12 thêm 3 ngày vì ~thiếu số liệu
extend | h | xin lùi hạn việc 12 sang thứ sáu tuần sau
withdraw_request | h | rút xin gia hạn 12
withdraw_no_more | h | không xin gia hạn việc 12 nữa
withdraw_request | h | thôi không xin gia hạn 12
withdraw | h | rút báo cáo 12
withdraw | h | báo nhầm việc 12
undo | h | hoàn tác 12
decline | h | từ chối 12 vì ~không đúng chức năng
decline | h | việc 12 giao nhầm phòng em
cannot | h | việc 12 phòng em không thực hiện được vì ~không có chức năng
return | h | trả lại việc 12 vì ~không thuộc chức năng
acknowledge | h | đã nhận 12
acknowledge | h | em đã nhận việc 12
evidence | h | bổ sung cho việc 12 văn bản số 45/BC-NVY ngày 16/11/2026
evidence_noun | h | minh chứng việc 12 là văn bản 45/BC-NVY
note | h | hỏi văn phòng ~biểu mẫu việc 12 lấy ở đâu
note_sent | h | nhắn văn phòng: ~em gửi báo cáo giấy chiều nay
put_off | h | cho em xin dời việc 12 sang 30/11
put_off | h | xin nộp việc 12 vào ngày 30/11 vì ~thiếu số liệu
take_back_request | h | rút đơn xin gia hạn 12
evidence_here | h | em gửi ảnh minh chứng việc 12
accept | t | em sẽ triển khai ngay
refuse | o | không đồng ý gia hạn 12~ vì đã gấp
refuse_verb | o | từ chối đề nghị xin thêm thời gian 12~ vì đã gấp
grant | o | đồng ý gia hạn 12
grant | o | cho gia hạn việc 12 đến 30/11
grant_verb | o | duyệt đề nghị gia hạn việc 12
extend | o | gia hạn 12 đến 30/11
undo | o | hoàn tác 12
undo | o | hủy xác nhận 12
withdraw_decision | o | rút xác nhận 12
mistaken_decision | o | lỡ tay trả lại việc 12, lấy lại giúp
take_back_grant | o | rút lại quyết định gia hạn 12 về ngày 30/11
return | o | trả lại 12~ vì thiếu biểu
return | o | trả lại báo cáo của NVY việc 12~: thiếu biểu
confirm | o | xác nhận 12
confirm | o | duyệt việc 12 và 15
confirm | o | đồng ý báo cáo việc 12 của NVY
agree_until | w | đồng ý đến 30/11
confirm_as | o | ghi nhận việc 12 là xong
mark_done | o | đánh dấu việc 12 hoàn thành
allow | o | cho CDC lùi việc 12 đến 30/11
let_more | o | cho CDC thêm 5 ngày việc 12
redo | o | cho đơn vị làm lại việc 12~ vì thiếu biểu
hasten | o | nhắc CDC làm nhanh việc 12
resume | o | tiếp tục 12
resume | o | mở lại việc 12
resume | o | tiếp tục việc 12 của KHTC
resume | o | tiếp tục việc 12 của KHTC và NVY
change_due | o | đổi hạn 12 30/11
change_due | o | lùi hạn việc 12 đến thứ sáu tuần sau
move_due | o | chuyển hạn việc 12 sang 30/11
coop | o | thêm KHTC phối hợp việc 12
edit_content | o | sửa nội dung việc 12: ~báo cáo công tác quý IV
coop_told | o | việc 12 CDC phối hợp
reword | o | việc 12 viết lại là ~báo cáo công tác quý IV
urge | o | đôn đốc 12
urge | o | nhắc việc 12~, lãnh đạo đang hỏi
urge | o | nhắc NVY việc 12
new_task | o | giao NVY ~báo cáo công tác tháng trước 30/11
new_task | o | giao NVY ~rà soát hồ sơ tồn đọng~, phối hợp KHTC, hạn 15/12
new_task | o | giao NVY, hạn 15/12: ~kiểm kê kho thuốc
drop | r | bỏ 3
drop | r | bỏ nháp 3 và 5
drop | r | bỏ tất cả không có hạn
restore | r | lấy lại 3
save | r | lưu
save | r | lưu bản soát
save_recorded | r | đồng ý ghi nhận vào phần mềm
take_off | r | bỏ KHTC khỏi phối hợp việc 3
give_draft | r | giao 3 cho NVY
give_draft | r | chuyển việc 3 và 4 cho phòng KHTC
give_edit | r | sửa đơn vị việc 3 thành KHTC
coop_draft | r | 3 KHTC phối hợp
coop_draft | r | NVY chủ trì việc 3
fix | r | sửa hạn 3 30/11
fix_deadline | r | đặt hạn việc 3 là 30/11
content | r | sửa nội dung 3: ~báo cáo công tác quý IV
number | r | số văn bản là~ 45/UBND-VX
day | r | ngày văn bản là 12/11/2026
issuer | r | cơ quan ban hành là~ UBND tỉnh
subject | r | trích yếu: ~về phòng chống dịch
split | r | tách 3
merge | r | gộp 3 và 4
received_on | r | ngày nhận 16/11/2026
told | r | mục 3 NVY chủ trì, hạn 24/12
told | r | mục 3 để KHTC làm
told | r | mục 3 đưa qua CDC
from_to | r | chuyển mục 3 từ NVY sang KHTC
undated | r | xóa thời hạn của mục 3
moved | r | lùi hạn mục 3 thêm 5 ngày
moved | r | rút ngắn hạn mục 3 2 ngày
number_and_day | r | nhập số và ngày văn bản: 45/UBND-VX, 12/11/2026
put_right | r | số văn bản sai rồi, 45/UBND-VX mới đúng
signer | r | người ký là~ Trần Văn Tám
recipients | r | thêm CDC vào nơi nhận
brought_back | r | đưa mục 3 về lại chỗ cũ
split_in_parts | r | mục 3 dài quá, tách làm 2
merge_alike | r | mục 3 với mục 4 trùng nhau, gộp lại
add_draft | r | thêm mục: ~rà soát hồ sơ tồn đọng~, giao KHTC, hạn 15/12
add_draft | r | bổ sung một nhiệm vụ: ~lập danh sách kỹ thuật viên~, giao NVY, phối hợp KHTC, hạn 15/12
add_draft | r | thêm mục cho KHTC, hạn 15/12: ~rà soát hồ sơ tồn đọng
prefer_channel | h | gửi em qua Zalo
prefer_channel | h | ưu tiên Telegram
"""


@dataclass(frozen=True, slots=True)
class PlainAct:
    """A sentence without the marks of its free text, which goes from `free` to `resumes`."""

    frame: str
    who: str
    said: str
    free: int
    resumes: int

    @property
    def situation(self) -> Situation:
        """Where its speaker stands."""
        return WHO[self.who]

    @property
    def places(self) -> list[int]:
        """Where something can be put in: before each word outside the free text, and behind the last."""
        tokens = tokenize(self.said)
        at = [token.start for token in tokens if not self.free <= token.start <= self.resumes]
        ends = self.free == len(self.said) or self.resumes < len(self.said)
        return [*at, len(self.said)] if ends else at

    def put(self, place: int, more: str) -> str:
        """The sentence with more words at a place."""
        return f"{self.said[:place].rstrip()} {more} {self.said[place:]}".strip()


def _read(line: str) -> PlainAct:
    frame, who, words = (part.strip() for part in line.split("|"))
    before, _, after = words.partition("~")
    content, _, rest = after.partition("~")
    return PlainAct(frame, who, before + content + rest, len(before), len(before) + len(content))


def _typed(kind: type[i.Plain]) -> PlainAct:
    """The typed form of a plain order, whose frame is made of its row."""
    made: Any = kind
    said = command(made(numbers=(12,)))
    return PlainAct(kind.row.acting(kind), "o", said, len(said), len(said))


PLAIN = (
    *(_read(line) for line in _SENTENCES.strip().splitlines()),
    *(_typed(kind) for kind in i.PLAIN if kind.row.verbs and not kind.row.final),
)

CHANGING = frozenset(
    name for kind in NEEDED if kind is not i.ShowReview and isinstance(name := kind.row.name, str)
) | {"approve", "return", "assign_draft", "prefer_channel"}
"""Intents that change something, a note to the office aside: it says what was typed."""


def changes(said: str, situation: Situation) -> str:
    """The act that would be done at once, or ""."""
    made = described(understand(said, situation), situation)
    return str(made["intent"]) if made["acts"] and made["intent"] in CHANGING else ""


def brief(said: str, situation: Situation) -> str:
    """What is meant, with the slots that decide, on one line."""
    made = described(understand(said, situation), situation)
    parts = [made, *made.get("also", ())]
    return " + ".join(
        " ".join(
            [part["intent"], "" if part["acts"] else "?", *map(str, part.get("tasks", ())),
             str(part.get("due", "")),
             str(part.get("time", "")), str(part.get("unit", part.get("units", "")))]
        )
        for part in parts
    )  # fmt: skip


NATURAL = {
    ("promise", "not_done"), ("promise", "progress"), ("promise", "coop_draft"), ("other object", "done"),
    ("unknown", "evidence"), ("unknown", "evidence_noun"), ("unknown", "evidence_here"),
    ("short of done", "not_done"), ("short of done", "progress"), ("told", "not_done"), ("told", "progress"),
    *(("short of done", frame) for frame in (
        "number", "day", "subject", "number_and_day", "put_right", "recipients", "issuer", "signer",
    )),
    ("told", "done"), ("told", "evidence_here"), ("told", "moved"), ("condition", "put_right"),
}  # fmt: skip
"""What may be said beside an act of that frame: "chưa xong 12, em báo sau", "xong 12 công văn 26"."""

INSERTED = {
    "doubt": ("hình như", "chắc là", "có lẽ", "không biết có phải"),
    "negation": ("đừng", "không phải", "khoan", "không nên"),
    "condition": (
        "nếu đủ hồ sơ",
        "khi nào anh duyệt",
        "sau khi ký",
        "với điều kiện đủ chữ ký",
        "trường hợp kịp",
        "gấp thì",
        "chưa xong thì",
    ),
    "contrast": ("nhưng thiếu chữ ký", "trừ phụ lục", "mặc dù thiếu biểu", "tuy nhiên còn phụ lục"),
    "promise": ("sẽ", "để mai em", "tối em nộp", "em báo sau"),
    "other subject": ("bên Sở Tài chính", "anh Hùng phòng khác", "nghe nói họ", "phòng khác họ"),
    "other object": ("liên kết", "công văn 26", "mã mời", "tài khoản của"),
    "quotation": ("«", "nghe bảo", "anh ấy nhắn là", "theo lời KHTC"),
    "short of done": ("còn thiếu", "vẫn thiếu biểu", "thiếu số liệu"),
    "told": ("rồi mà chưa thấy", "từ hôm qua rồi"),
    "remark": ("là không hợp lý", "thì gấp quá", "để làm gì"),
    "unknown": ("blorp", "bánh mì", "phụ lục", "khảo sát"),
}
"""What makes of an act another thing, or nobody knows what."""


def mutated(turn: int, each: int = len(INSERTED)) -> Iterator[tuple[PlainAct, str]]:
    """The act, its sentence with something put at every place, `each` kinds in turn from `turn` on."""
    take = count(turn)
    for act in PLAIN:
        kinds = [kind for kind in INSERTED if (kind, act.frame) not in NATURAL]
        for place in act.places:
            for _ in range(min(each, len(kinds))):
                at = next(take)
                phrases = INSERTED[kinds[at % len(kinds)]]
                yield act, act.put(place, phrases[at // len(kinds) % len(phrases)])
