"""Statements that make no draft: of force, of whom to ring, of who sits in a body, of a meeting."""

import re

from directives.duties.bearer import GIVING, does_at
from expressions.names.units import whole_name

_TOLD = re.compile(
    r"(?:(?:Chỉ thị|Quyết định|Nghị quyết|Thông tư|Nghị định|Quy chế|Quy định|Kế hoạch|Công điện|Văn bản"
    r"|Hướng dẫn|Công văn)\s(?:này\s)?(?:có hiệu lực|thay thế|được phổ biến|phổ biến|hết hiệu lực)"
    r"|(?:Bãi bỏ|Thay thế|Hủy bỏ|Huỷ bỏ)\s(?:Chỉ thị|Quyết định|Kế hoạch|Công văn|Quy định|Quy chế|Thông báo)"
    r"\s"
    r"|(?:Mọi|Các)\s(?:ý kiến|thắc mắc|vướng mắc|thông tin|chi tiết)[^.;]{0,60}?(?:xin |vui lòng )?liên hệ"
    r"|(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|(?:Số )?[Đđ]iện thoại|Fax|Website)\s?:\s"
    r"|[^,.;:]{3,80}\s(?:trả lời|thông báo)\s[^.;:]{0,80}?biết,? (?:và )?"
    r"(?:(?:tổ chức|triển khai) )?thực hiện\W*$"
    r"|Thừa (?:lệnh|ủy quyền|uỷ quyền)\s[^.;]{3,80}?\sthông báo\s"
    r"|(?:Mọi )?[Kk]inh phí [^;.]{3,160}?\s(?:do|được|lấy)\s[^;.]{2,80}?(?:bảo đảm|đảm bảo|chi trả"
    r"|cân đối|ngân sách)"
    # Who answers for it, and not what is to be done.
    r"|(?:[^,;.:]{2,90}\s)?(?:(?:phải "
    r"|hoàn toàn )?[Cc]hịu (?:hoàn toàn )?trách nhiệm)(?: trước [^,;.]{3,80})?\s(?:nếu|khi để)"
    r"|(?:Người đứng đầu|Thủ trưởng|Lãnh đạo|Giám đốc|Hiệu trưởng)\s[^;:.]{0,120}?(?:phải )?chịu trách nhiệm"
    r"(?: toàn diện| cá nhân)?(?: trước [^,;.]{3,80}?)?\s(?:về|đối với)\s"
    r"(?:tính|số liệu|kết quả|nội dung|chất lượng|sự|độ)\s[^;.]*\W*$"
    r"|(?:Trường hợp|Nếu|Để xảy ra|(?:Nơi|Đơn vị|Cơ quan|Địa phương) nào)\s[^;]{3,200}?"
    r"\s(?:phải |hoàn toàn )?chịu trách nhiệm(?: trước [^;.]{3,90})?\W*$"
    r"|(?:Tổ chức|Kinh phí|Điều khoản) (?:thực hiện|thi hành)\W*$|Chế độ (?:thông tin,? )?báo cáo\W*$"
    r"|[^,.;]{2,40}\snào\s[^.;]{3,120}?\s(?:sẽ|thì|coi như|xem như)\s"
    r"|Đ[oôốấ]i với (?:kiến nghị|đề nghị|đề xuất)[^:]{3,160}:\skhông\s"
    r"|Theo quy định (?:tại|của) (?:[^,.;]{0,30}\s)?(?:Luật|Nghị định|Thông tư|Pháp lệnh|Bộ luật)"
    r"[^;]{10,300}?,\scác\s"
    r"|[^;]{4,120}?\schủ trì (?:cuộc họp|[Pp]hiên họp|[Hh]ội nghị|buổi làm việc)\W{0,3}$)"
)
# "Ông A - Giám đốc Sở B: Tổ phó;": who sits in a body. "Chỉ thị số 14/CT-UBND ngày … của X": a name.
_POSTS = (
    r"(?:Tổ trưởng|Tổ phó|Trưởng [Bb]an|Phó Trưởng [Bb]an|(?:Các )?[Tt]hành viên|Ủy viên|Uỷ viên|Thư ký"
    r"|(?:Phó )?Chủ tịch Hội đồng|Trưởng [Đđ]oàn|Phó (?:Trưởng )?[Đđ]oàn|Trưởng [Tt]iểu ban|Nhóm trưởng)"
    r"(?:\s(?:thường trực|Thường trực|kiêm thư ký|thư ký))?"
)
_MEMBER = re.compile(rf"[^;]{{5,200}}?(?::|\s[-–]|,|\slàm|\slà)\s{_POSTS}(?:\s\([^()]{{2,40}}\))?\W*$")
_POST_FIRST = re.compile(rf"{_POSTS}\s?:\s")
_CITED = re.compile(
    r"(?:Chỉ thị|Quyết định|Kế hoạch|Công văn|Thông báo|Công điện|Nghị quyết|Hướng dẫn)\ssố:?\s?\d[^\s,;]*"
    r"(?:,?\sngày [\d/]+)?(?:\scủa [^,.;:]{3,60})?\W*$"
)
_PLACE_AND_DAY = re.compile(r"[^.;:]{3,40}, ngày \d{0,2}\s?tháng \d{0,2}\s?năm \d{0,4}\W{0,3}$")
_TOPIC_ALONE = re.compile(r"Về\s(?:[^,:;()]|\([^()]*\))+$")
_TOPIC = re.compile(r"(?:Đ[oôốấ]i với (?:công tác|việc|hoạt động|nội dung|lĩnh vực)|Về (?:việc|công tác))\s")
# "… nghiêm túc triển khai thực hiện các nội dung nêu trên./.": nothing is asked that was not asked before.
EXHORTATION = re.compile(
    r"[\s:,]{0,4}(?:(?:căn cứ|theo) chức năng[^.;]{0,60}?[,\s]{1,3})?(?:(?:nghiêm túc|khẩn trương"
    r"|quan tâm|phối hợp|tích cực|tổ chức|chủ động"
    r"|quán triệt|tiếp thu|chỉ đạo|biết|lưu ý|phổ biến|tập trung|và|để)[\s,]{1,3}){0,6}"
    r"(?:thực hiện|triển khai|biết|chấp hành|phối hợp|lưu ý|triển khai thực hiện)"
    r"(?:\s(?:tốt|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đầy đủ|kịp thời|đúng))?"
    r"(?:\s(?:các\s)?(?:nội dung|nhiệm vụ|chỉ đạo|công văn|kế hoạch|văn bản|thông báo"
    r"|quy định|chỉ thị)(?:\s\w+){0,5})?\W{0,9}\w{0,3}\W{0,9}$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"(?:(?:Cơ bản )?(?:[Đđ]ồng ý|[Tt]hống nhất|[Nn]hất trí|[Cc]hấp thuận)\s(?!(?:chỉ đạo|triển khai"
    r"|tổ chức|với các))|Căn cứ|Theo đề nghị|Xét đề nghị|Trên đây|Sau khi nghe|Lưu ý|Ghi chú|Hoan nghênh"
    r"|Ghi nhận|Nhận được|Kèm theo|\(Kèm|Thời gian|Địa điểm|Thành phần|Kinh phí|Hình thức"
    r"|Đối tượng|Địa chỉ|Điện thoại|Email|Website|Chi tiết|Thông tin chi tiết|Mọi vướng mắc)"
)
# "Căn cứ tình hình …, Sở đề nghị X …": what is asked stands behind why it is.
OF_A_SOURCE = re.compile(r"(?:Căn cứ|Xét đề nghị|Theo đề nghị|Sau khi nghe)\s")
# The clause that puts a decision into force names everybody and asks nothing of its own.
_ENACTING = re.compile(
    r"(?:chịu trách nhiệm|căn cứ)[^.;]{0,60}thi hành (?:[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị"
    r"|[Tt]hông tư|[Nn]ghị định|[Qq]uy chế)(?:\snày|\W*$)"
    r"|căn cứ (?:Quyết định|Nghị quyết|Chỉ thị)(?:\snày)? thi hành\W*$"
)
# "Ngày 16/5/2024, đồng chí … chủ trì cuộc họp …": tells of a meeting, and asks nothing.
_MEETING_TOLD = re.compile(
    r"(?:(?:Vào |Sáng |Chiều |Tối )?[Nn]gày|Sáng|Chiều|Hồi|Lúc)\s[^;]{4,200}?\s(?:chủ trì|đã|dự)\s"
    r"(?:\w+\s){0,3}?(?:cuộc họp|buổi họp|phiên họp|hội nghị|Hội nghị|buổi làm việc|cuộc làm việc"
    r"|họp|giao ban|làm việc|buổi tiếp|hội ý|kiểm tra thực tế)(?!\w)"
)
_AT_A_MEETING = re.compile(r"Tại (?:cuộc|buổi|hội nghị|phiên|Hội nghị)\s")


def asks_nothing(text: str, over_others: bool) -> bool:
    """Whether a text is a remark on the document, a line of its form or a topic that stands over others."""
    member = _MEMBER.match(text) and not (" do " in text and does_at(text, 0))
    if text.isupper() or _PLACE_AND_DAY.match(text) or member or _CITED.match(text):
        return True
    before = _POST_FIRST.match(text) or GIVING.match(text)
    if whole_name(text[before.end() :] if before else text):
        return True  # who sits in a body, to whom something is given
    return bool(_TOLD.match(text) or _TOPIC_ALONE.match(text) or (over_others and _TOPIC.match(text)))


def enacts(text: str) -> bool:
    """Whether a sentence puts a paper into force: "… chịu trách nhiệm thi hành Quyết định này"."""
    return _ENACTING.search(text) is not None


def only_tells(text: str, given: bool) -> bool:
    """Whether a sentence enacts or tells of a meeting; `given`: it gives work to a unit."""
    if enacts(text) or _MEETING_TOLD.match(text):
        return True
    return bool(_AT_A_MEETING.match(text)) and not given
