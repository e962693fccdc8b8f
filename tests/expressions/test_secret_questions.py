"""Whether secret papers may be sent: a question by itself, and what is none."""

import pytest

from expressions.secret_questions import asks_to_send_secrets


@pytest.mark.parametrize(
    "text",
    [
        "tài liệu mật có gửi vào đây được không",
        "văn bản mật gửi qua đây được không ạ",
        "Có gửi tài liệu mật vào đây được không?",
        "Tài liệu mật có được gửi vào đây không?",
        "tài liệu tối mật gửi lên hệ thống được ko",
        "hồ sơ bí mật nhà nước có gửi qua zalo được không?",
        "cho em hỏi văn bản mật có gửi lên hệ thống được không ạ",
        "Cho mình hỏi chút, tài liệu mật có gửi vào đây được không?",
        "Em muốn hỏi: văn bản mật có được nhận không ạ",
        "cho hỏi gửi tài liệu mật vào đây có sao không",
        "gửi văn bản mật qua zalo thì có vi phạm gì không ạ?",
        "Dạ anh ơi, công văn mật chuyển vào nhóm này được không ạ?",
        "em gửi văn bản mật vào đây có được không",
        "văn bản đóng dấu mật gửi vào bot được không?",
        "hệ thống có nhận văn bản mật không?",
        "tl mật em gửi vào đây dc k",
        "tai lieu mat co gui vao day duoc khong",
        "TÀI LIỆU MẬT CÓ GỬI VÀO ĐÂY ĐƯỢC KHÔNG?",
    ],
)
def test_a_question_whether_secret_papers_may_be_sent_is_known(text: str) -> None:
    assert asks_to_send_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tài liệu mật",
        "Mật",
        "tài liệu mật gửi vào đây",
        "tài liệu mật này gửi vào đây được không",
        "công văn mật số 12 gửi vào đây được không",
        "công văn mật của tỉnh gửi vào đây được không",
        "tài liệu mật có gửi vào đây được không: kế hoạch diễn tập ngày 12/12",
        "tài liệu mật có gửi vào đây được không? Nội dung như sau",
        "tài liệu mật có gửi vào đây được không\nKế hoạch diễn tập",
        "Mật. gửi vào đây được không",
        "xong 12, tài liệu mật có gửi vào đây được không",
        "văn bản mật về phòng thủ dân sự gửi vào đây được không",
        "văn bản mật đã gửi vào đây",
        "mật khẩu gửi vào đây được không",
        "văn bản gửi vào đây được không",
        "",
    ],
)
def test_what_says_anything_else_is_no_such_question(text: str) -> None:
    assert not asks_to_send_secrets(text)
