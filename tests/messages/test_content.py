"""A task's words in a list: short, and without the deadline that stands behind them."""

import pytest

from messages import vi


@pytest.mark.parametrize(
    ("content", "deadline", "shown"),
    [
        ("Rà soát hồ sơ tồn đọng, báo cáo Giám đốc Sở trước ngày 09/12/2026.", "trước ngày 09/12/2026",
         "Rà soát hồ sơ tồn đọng, báo cáo Giám đốc Sở"),
        ("Chuẩn bị hội nghị tổng kết năm; hoàn thành trước ngày 20/12/2026.", "trước ngày 20/12/2026",
         "Chuẩn bị hội nghị tổng kết năm"),
        ("Gửi báo cáo về Văn phòng Sở chậm  nhất\nngày 12/12/2026", "chậm nhất ngày 12/12/2026",
         "Gửi báo cáo về Văn phòng Sở"),
        ("Trước ngày 12/12/2026 gửi báo cáo về Sở.", "Trước ngày 12/12/2026",
         "Trước ngày 12/12/2026 gửi báo cáo về Sở"),
        ("Nộp kế hoạch trước ngày 12/12/2026.", "trước ngày 12/12/2026",
         "Nộp kế hoạch trước ngày 12/12/2026"),
        ("Rà soát hồ sơ.", "", "Rà soát hồ sơ"),
    ],
)  # fmt: skip
def test_the_deadline_is_named_once(content: str, deadline: str, shown: str) -> None:
    assert vi.content(content, deadline) == shown
