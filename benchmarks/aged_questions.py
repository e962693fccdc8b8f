"""What is asked of an office of five years: by whom, in which words, and whether of open work alone."""

from benchmarks.aged_rows import DIRECTOR, OFFICER, head_of, unit_name

HEAD = head_of(1)
OF_OPEN_WORK, OF_ALL = "open", "all"

QUESTIONS: tuple[tuple[int, str, str], ...] = (
    *(
        (OFFICER, said, OF_OPEN_WORK)
        for said in (
            "còn việc gì", "việc quá hạn", "việc nào quá hạn trên 7 ngày", "sắp đến hạn", "tuần này",
            "hôm nay có gì đến hạn", "tháng này còn việc gì chưa xong", "có gì cần duyệt không",
            "ai xin gia hạn", "còn mấy việc chưa xong",
            "đơn vị nào còn nợ việc", "đơn vị nào quá hạn", "đơn vị nào không có việc quá hạn",
            f"việc của {unit_name(7)}", "việc của D7 quá hạn", "D7 còn mấy việc", "việc tạm dừng",
            "việc bị trả lại",
            "việc không có hạn", "việc chưa ai nhận", "việc đơn vị nào từ chối", "việc định kỳ",
            "việc nào liên quan đến sốt xuất huyết", "còn việc gì về tiêm chủng", "việc của UBND tỉnh giao",
            "việc theo văn bản 12500/UBND-VX", "việc giao tuần này", "báo cáo trong tuần này",
            "xếp hạng đơn vị quá hạn", "việc chưa xong theo văn bản",
        )
    ),
    *(
        (OFFICER, said, OF_ALL)
        for said in (
            "đã xong", "việc đã xong trong tháng này", "việc xong muộn", "việc xong muộn trong tháng này",
            "việc của D7 đã xong", "việc hạn trong tháng 10", "việc đã hủy", "việc đã được gia hạn",
            "việc đã xong về tiêm chủng", "bao nhiêu việc đã xong", "12", "lịch sử 12", "văn bản mới nhất",
            "văn bản về tiêm chủng", "danh sách đơn vị", "danh sách cán bộ", "ai chưa liên kết",
        )
    ),
    *((HEAD, said, OF_OPEN_WORK) for said in ("việc của em", "em còn việc gì", "quá hạn", "tuần này")),
    *((HEAD, said, OF_ALL) for said in ("việc em đã xong", "việc về tiêm chủng")),
    *((DIRECTOR, said, OF_OPEN_WORK) for said in ("đơn vị nào chậm", "tình hình quá hạn thế nào")),
)  # fmt: skip
STATISTICS_OF_ALL = (
    "thống kê",
    "thống kê tháng này",
    "thống kê năm nay",
    "thống kê theo tháng năm nay",
    "xếp hạng đơn vị",
)
