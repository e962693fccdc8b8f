"""What is typed behind a document in doubt: orders about known things are none of its pages."""

import pytest

from chat import Situation, understand
from chat.going_on import may_go_on
from tests.chat.understanding import HEAD, OFFICE, TABLES

RETYPED = (
    "Đối tượng Vừ A Pó, mã 8841, trú tại bản Nậm Lùng",
    "Danh sách: 1. Vừ A Pó 2. Sùng A Dế",
    "tổ công tác 14 người, xuất phát 22h",
    "mã 8841",
    "Vừ A Pó số 8841 ở Nậm Lùng, tổ 14 người",
    "Giao Thanh tra xác minh Vừ A Pó trước ngày 11/12",
    "Đề nghị các phòng rà soát đối tượng, báo cáo về Văn phòng trước ngày 11/12/2026",
    "Phòng Nghiệp vụ Y phối hợp công an huyện kiểm tra kho ở Nậm Lùng hồi 22h ngày 12/12",
    "nội dung chính là rà soát lý lịch chính trị của nhân sự diện quy hoạch",
    "nhắn văn phòng đối tượng là Vừ A Pó",
)
ORDERS = (
    "xong 12",
    "dạ em xong việc 12 rồi ạ, cảm ơn anh",
    "xin gia hạn 12 đến 30/11 vì chưa có đủ số liệu của các trạm y tế xã",
    "hủy việc 12 vì đã có công văn khác thay thế của Ủy ban nhân dân tỉnh",
    "việc nào quá hạn trong tháng này của Thanh tra Sở",
    "nhờ Văn phòng cho biết việc 12 nộp bản giấy hay bản điện tử?",
    "hạn việc này đến khi nào",
    "cảm ơn",
    "Em chào anh ạ",
    "sao vậy nhỉ",
)


@pytest.mark.parametrize("at", [HEAD, OFFICE], ids=["head", "office"])
def test_words_that_come_to_nothing_known_may_go_on_a_document(at: Situation) -> None:
    assert [text for text in RETYPED if not may_go_on(text, understand(text, at), 60)] == []


def test_reports_questions_orders_and_courtesies_go_on_nothing() -> None:
    held = [text for text in ORDERS if may_go_on(text, understand(text, HEAD), 60)]
    assert [text for text in held if may_go_on(text, understand(text, OFFICE), 60)] == []


def test_hardly_one_of_the_plain_answers_of_a_head_may_go_on_a_document() -> None:
    rows = (TABLES / "plain_head.txt").read_text(encoding="utf-8").splitlines()
    said = [row.split(" => ")[0].replace("\\n", "\n") for row in rows if " => " in row]
    held = [text for text in said if may_go_on(text, understand(text, HEAD), 60)]
    assert len(held) <= len(said) // 50, held
