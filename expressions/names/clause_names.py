"""Bodies that are called by a clause, by their deed or by their duty, and by no name of a list."""

import re

from expressions.names.duty_words import PREDICATES
from language.patterns import LOWER, UPPER, alternatives

# Who is meant is said by a clause: "Các đơn vị chưa báo cáo khẩn trương …", "Người ra quyết định … phải …".
WITH_CLAUSE = re.compile(
    r"(?:(?:(?:[Nn]hững|[Cc]ác|\d{1,4})\s)?(?:[Đđ]ơn vị|[Cc]ơ sở|[Cc]ơ quan|[Tt]rường(?!\shợp)"
    r"|[Dd]oanh nghiệp|[Bb]ảo tàng"
    r"|[Ll]àng nghề|[Hh]ộ|[Cc]hủ (?:đầu tư|hộ|tàu|rừng|thể|phương tiện|cơ sở)|[Tt]hí sinh|[Nn]gười dân"
    r"|[Tt]ổ chức|[Đđ]ịa phương|[Nn]gân hàng|[Xx]ã"
    r"|[Ss]ở|[Pp]hòng)"
    r"\s(?:[^,.;:()]{1,40}?\s)?(?:có|đang|đã|để|chưa|chậm)\s[^,.;:()]{3,80}?"
    r"(?=\s(?:(?:còn|thì|không|vẫn)\s){0,2}(?:phải|có trách nhiệm|chịu trách nhiệm)(?!\w))"
    r"|(?:[Nn]hững|[Cc]ác)\s[^,.;:()]{3,60}?\schưa\s[^,.;:()]{2,60}?(?:\s\([^()]{0,60}\))?"
    r"(?=\s(?:theo (?:Công văn|Văn bản|Kế hoạch|Quyết định|Thông báo|Chỉ thị)|khẩn trương"
    r"|phải|cần|có trách nhiệm|chịu trách nhiệm|tiếp tục|chủ động|nghiêm túc|sớm|nhanh chóng)(?!\w))"
    r"|(?:[Cc]ác\s)?(?:(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|Thanh tra viên|Kiểm tra viên"
    r"|Giáo viên),\s){0,2}"
    r"(?:[Cc]ơ sở|[Đđ]ơn vị|[Cc]ơ quan|[Đđ]ịa phương|[Cc]á nhân|[Nn]gười|[Tt]ổ chức|[Cc]án bộ|[Cc]ông chức"
    r"|[Vv]iên chức|[Gg]iáo viên|[Đđ]ảng viên)\sđược\s"
    r"(?:giao|phân công|chọn|chỉ định|ủy quyền)\s[^.;:()]{3,80}?"
    rf"(?<!trở)(?<!Bên)(?=\s(?:{alternatives(PREDICATES)})(?!\w))"
    r"|[Nn]gười (?:đã |đang )?(?:ra|ký|có|lập|tiến hành)\s[^.;:()]{3,70}?(?=\s(?:phải|có trách nhiệm"
    r"|chịu trách nhiệm)(?!\w)))"
)
# A body for one purpose is called by its deed: "Tổ kiểm đếm khẩn trương …", "Tổ bảo vệ: …".
BY_ITS_DEED = re.compile(
    rf"(?:[Cc]ác\s)?(?:Ban|Tổ|Hội đồng|Đội|Đoàn|Tiểu ban|Nhóm|Bộ phận)"
    r"\s(?!(?:chức|hành|kết|viên|thể|ngũ|trưởng|phó|tịch|đầu|bộ|phần)(?!\w))"
    rf"[{LOWER}]+(?:,?\s[{LOWER}]+){{1,8}}?(?=\s(?:{alternatives(PREDICATES)})(?!\w)|:|$)"
)
# A body of a kind that no list has: words of duty bound its name. "Các Điểm kho có trách nhiệm …".
BY_ITS_DUTY = re.compile(
    rf"(?:Các|Những|Mọi|Toàn thể|[{UPPER}](?=[{LOWER}]))[^.;:(),“”\"]{{2,70}}?"
    r"(?=\s(?:có trách nhiệm|có nhiệm vụ)(?!\w))"
)
