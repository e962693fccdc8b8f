"""The commands that a channel offers in its menu, with what each does."""

MENU: tuple[tuple[str, str], ...] = (
    ("viec", "Việc của tôi hoặc của cơ quan"),
    ("quahan", "Việc quá hạn"),
    ("tuannay", "Việc đến hạn tuần này"),
    ("choduyet", "Báo cáo và gia hạn chờ duyệt"),
    ("excel", "Xuất bảng theo dõi"),
    ("dulieu", "Dữ liệu lưu về tôi"),
    ("trogiup", "Cách dùng"),
)
