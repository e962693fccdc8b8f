"""Lines that begin a paragraph of their own: what closes a list, what speaks of it, a task's fields."""

import re

CLOSING = re.compile(
    r"(?:trên đây|nhận được|trong quá trình|lưu ý|ghi chú|kính đề nghị|trân trọng|đề nghị"
    r"|yêu cầu|kèm theo|\(kèm|\(đính kèm"
    r"|(?:văn bản|công văn|thông báo|kế hoạch|chỉ thị|quyết định|công điện|kết luận(?: thanh tra| kiểm tra)?"
    r"|chương trình|hướng dẫn|quy chế|nghị quyết) này"
    r"|(?:báo cáo|kết quả|văn bản|hồ sơ|danh sách|ý kiến|đăng ký)(?: \w+){0,5} của (?:các|quý) [^.;:]{3,60}?"
    r"(?:gửi|nộp)(?!\w)"
    r"|căn cứ (?:các )?nội dung|(?:căn cứ|trên cơ sở) (?:nội dung )?(?:văn bản|công văn|thông báo|kế hoạch"
    r"|chỉ thị|quyết định|chương trình|hướng dẫn|nghị quyết|phương án) này"
    r"|quá trình (?:triển khai|thực hiện|tổ chức))",
    re.IGNORECASE,
)
# A paragraph that speaks of those above it is one of its own, however full the line before.
SPEAKS_OF_ABOVE = re.compile(
    r"(?:Các|Những|Toàn bộ|Tất cả)\s+(?:các\s+)?(?:nhiệm vụ|nội dung|công việc|phần việc"
    r"|báo cáo|giải pháp|văn bản|hồ sơ|tài liệu|danh sách)"
    r"(?:,?\s+\w+\)?){0,5}?\s+(?:trên|nêu trên|này)(?!\w)"
)
# A field of a task stands on a line of its own, though what the task is has no full stop.
FIELD = re.compile(
    r"(?:(?:Cơ quan|Đơn vị|Bộ phận) (?:chủ trì|thực hiện|phối hợp|đầu mối)(?: thực hiện)?|Chủ trì|Phối hợp"
    r"|Người thực hiện|(?:Kết quả, t|T)hời (?:gian|hạn)(?: thực hiện| hoàn thành| triển khai)?|Tiến độ"
    r"|Kết quả|Sản phẩm|Kinh phí)\s?:\s"
)
