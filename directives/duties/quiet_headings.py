"""Headings under which nothing is asked of anybody: of goals, of whom a plan is for, of how things stand."""

import re

# What stands under these headings is to be reached or kept to, and is nobody's task; "Yêu cầu:" may ask.
_GOALS = re.compile(
    r"(?:(?:mục đích|mục tiêu|quan điểm|ý nghĩa)(?:\s(?:chung|cụ thể|tổng quát|chủ yếu))?"
    r"(?:(?:,| và|,? -)\s(?:mục đích|mục tiêu|yêu cầu|ý nghĩa|chỉ tiêu|quan điểm|nguyên tắc)){0,3}\W{0,3}"
    r"|yêu cầu"
    r"|(?:phạm vi|đối tượng|thành phần|thời gian|địa điểm)(?: điều chỉnh| áp dụng| tham gia| tham dự| dự)?"
    r"(?:(?:,| và)\s(?:đối tượng|phạm vi|địa điểm|thành phần|thời gian|hình thức|điều kiện|tiêu chuẩn"
    r"|mức (?:chi|hỗ trợ|thu|thưởng))"
    r"(?: áp dụng| tham gia)?)"
    r"{0,3}\W{0,3})$",
    re.IGNORECASE,
)
# And these tell how things stand: only what is given outright is a task.
_STANDING = (
    r"(?:kết quả|tồn tại|hạn chế|khó khăn|vướng mắc|thuận lợi|nguyên nhân|thực trạng|(?:đặc điểm )?tình hình"
    r"|ưu điểm|khuyết điểm|bối cảnh|(?:nhận xét, )?đánh giá(?= (?:chung|tình hình|kết quả)))"
)
_OF_WHAT = (
    r"(?: (?:chung|đạt được|thực hiện|triển khai|thanh tra|kiểm tra|giám sát|công tác|nhiệm vụ|chủ yếu|cụ thể"
    r"|tình hình|kết quả|(?:trong )?thời gian qua|vừa qua"
    r"|(?:trong )?(?:quý|tháng|năm|tuần|học kỳ) [\w/-]{1,7}"
    r"|(?:trong )?\d{1,2} tháng(?: (?:đầu|cuối) năm(?: \d{4})?)?))"
)
_TELLS = re.compile(
    rf"(?:(?:những|một số|về|các)\s){{0,2}}{_STANDING}{_OF_WHAT}{{0,4}}"
    rf"(?:(?:,| và| -)\s(?:những )?{_STANDING}{_OF_WHAT}{{0,2}}){{0,4}}\W{{0,3}}$",
    re.IGNORECASE,
)


_OF_WHOM = re.compile(r"(?:phạm vi|đối tượng|thành phần|thời gian|địa điểm)(?!\w)", re.IGNORECASE)


def tells_of_whom(text: str) -> bool:
    """Whether such a heading says for whom, when and where; what is laid on somebody under it is a task."""
    return _OF_WHOM.match(text) is not None


def is_of_goals(text: str) -> bool:
    """Whether what stands under a heading is to be reached or kept to."""
    return _GOALS.match(text) is not None


def tells_how_things_stand(text: str) -> bool:
    """Whether what stands under a heading tells of results, faults and causes."""
    return _TELLS.match(text) is not None
