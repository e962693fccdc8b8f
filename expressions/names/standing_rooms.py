"""Rooms of state offices since 2025 whose names hold commas and verbs, as the offices write them.

The grammar of names would end at such a verb.
"""

from itertools import product

_OF_TAX = (
    "Nghiệp vụ, dự toán, pháp chế", "Quản lý, hỗ trợ doanh nghiệp", "Quản lý, hỗ trợ cá nhân, hộ kinh doanh",
    "Tuyên truyền, hỗ trợ người nộp thuế",
)  # fmt: skip
_OTHERS = (
    "Ban Chính sách, thuế quốc tế", "Ban Công nghệ, chuyển đổi số và tự động hóa",
    "Phòng Phổ biến, giáo dục pháp luật", "Phòng Xây dựng, kiểm tra và theo dõi thi hành pháp luật",
    "Ban Tiếp công dân, xử lý đơn",
)  # fmt: skip
STANDING_ROOMS = (*(f"{head} {name}" for head, name in product(("Phòng", "Tổ"), _OF_TAX)), *_OTHERS)
