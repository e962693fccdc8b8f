"""What kind of text comes first: what a report, an answer, news or an introduction tells is nobody's task."""

import pytest

from directives.exchange import as_json
from directives.model import ONLY_TOLD, KindOfText
from directives.parse import parse

HEAD = """SỞ Y TẾ TỈNH HƯNG YÊN
Số: 88/{symbol}
{about}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hưng Yên, ngày 20 tháng 11 năm 2024

"""
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Minh Tân\n"


def letter(body: str, about: str = "V/v một số nhiệm vụ") -> str:
    return HEAD.format(symbol="SYT-VP", about=about) + f"Kính gửi: Các phòng.\n\n{body}{FOOT}"


def titled(symbol: str, kind: str, body: str = "Các phòng thực hiện.") -> str:
    return HEAD.format(symbol=f"{symbol}-SYT", about="") + f"{kind}\nVề phòng dịch\n\n{body}{FOOT}"


NEWS = "Sở Y tế kiểm tra các trạm\n20/11/2024 08:00\nSáng 19/11, đoàn của Sở Y tế đã đến các trạm. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (letter("Đề nghị các phòng rà soát."), KindOfText.DIRECTIVE),
        (titled("KH", "KẾ HOẠCH"), KindOfText.PLAN),
        (titled("TB", "THÔNG BÁO"), KindOfText.CONCLUSION),
        (titled("CĐ", "CÔNG ĐIỆN"), KindOfText.TELEGRAM),
        (titled("GM", "GIẤY MỜI"), KindOfText.INVITATION),
        (titled("QĐ", "QUYẾT ĐỊNH"), KindOfText.DECISION),
        (titled("BC", "BÁO CÁO"), KindOfText.REPORT),
        (titled("CT", "CHỈ THỊ"), KindOfText.DIRECTIVE),
        (letter("Sở trả lời như sau: đã xong.", "V/v trả lời kiến nghị cử tri"), KindOfText.ANSWER),
        (letter("Sở Y tế xin phúc đáp như sau: hồ sơ đã xong."), KindOfText.ANSWER),
        (f"{NEWS}\nTrạm đang sửa chữa mái nhà.\n", KindOfText.NEWS),
    ],
)
def test_a_text_is_of_the_kind_that_its_head_says(text: str, kind: KindOfText) -> None:
    assert parse(text).kind_of_text is kind


@pytest.mark.parametrize(
    "text",
    [
        titled(
            "BC",
            "BÁO CÁO",
            "Đến nay còn 9 việc có hạn trong quý II. Phòng A hoàn thành trước ngày 30/12/2024.",
        ),
        titled(
            "BC",
            "BÁO CÁO",
            "III. PHƯƠNG HƯỚNG QUÝ IV\n1. Trình UBND tỉnh Bảng giá đất trước ngày 15/12/2024.",
        ),
        letter("Đoàn dự kiến khởi công trước ngày 30/12/2024.", "V/v trả lời kiến nghị cử tri"),
        letter("Ngày 06/3, Sở có văn bản đề nghị các phòng báo cáo.", "V/v giải trình việc chậm tiến độ"),
        letter(
            "Sở nhận được công văn của Công ty An Phú đề nghị giải đáp. Sở có ý kiến như sau:\n1. Về hồ sơ\n"
            "Người lao động nộp sổ khám cho bệnh viện. Trong 05 ngày làm việc kể từ ngày nhận đủ giấy tờ, "
            "bệnh viện lập danh sách đề nghị cấp thẻ.",
            "V/v trả lời vướng mắc về hồ sơ",
        ),
        f"{NEWS}Theo ông An, trạm phải hoàn thành việc sửa chữa trước ngày 30/11/2024.\n",
    ],
)
def test_what_such_a_text_tells_is_no_task(text: str) -> None:
    assert parse(text).drafts == ()


def test_letters_that_an_inspectorate_has_from_its_own_name_are_no_kind() -> None:
    text = letter("1. Phòng Kế hoạch\na) Rà soát hồ sơ tồn.\nb) Niêm yết danh sách.")
    text = text.replace("SỞ Y TẾ TỈNH HƯNG YÊN", "THANH TRA TỈNH HƯNG YÊN").replace("SYT-VP", "TTr-NV2")
    found = parse(text)
    assert (found.kind_of_text, len(found.drafts)) == (KindOfText.DIRECTIVE, 2)
    assert parse(titled("TTr", "TỜ TRÌNH")).kind_of_text is KindOfText.REPORT


@pytest.mark.parametrize(
    "text",
    [
        titled("BC", "BÁO CÁO", "Sở yêu cầu Phòng Kế hoạch hoàn thành hồ sơ trước ngày 30/12/2024."),
        titled(
            "BC", "BÁO CÁO", "II. Nhiệm vụ trọng tâm\nPhòng Kế hoạch hoàn thành hồ sơ trước ngày 30/12/2024."
        ),
        letter("Sở giao Phòng Kế hoạch báo cáo trước ngày 30/12/2024.", "V/v trả lời kiến nghị cử tri"),
        letter("Sở đề nghị các phòng:\n1. Rà soát, xong trước ngày 30/12/2024.", "V/v trả lời kiến nghị"),
        f"{NEWS}Sở Y tế yêu cầu các trạm hoàn thành việc sửa chữa trước ngày 30/12/2024.\n",
    ],
)
def test_what_it_orders_is_one(text: str) -> None:
    assert [
        draft.deadline.on.isoformat() for draft in parse(text).drafts if draft.deadline and draft.deadline.on
    ] == ["2024-12-30"]


def test_what_an_introduction_tells_is_no_task() -> None:
    body = (
        "Qua theo dõi, Phòng Kế hoạch rà soát, báo cáo có 215 hồ sơ tồn đọng.\n\n"
        "Để khắc phục, Sở Y tế yêu cầu:\n1. Phòng Kế hoạch xử lý dứt điểm hồ sơ.\n2. Phòng Dược rà soát lại."
    )
    assert [draft.where for draft in parse(letter(body)).drafts] == ["1", "2"]


def test_requests_are_due_by_the_day_that_a_paragraph_below_sets() -> None:
    body = "Đề nghị các phòng kiểm kê tài sản.\n\nCác phòng, đơn vị thực hiện trước ngày 17/12/2024."
    (draft,) = parse(letter(body)).drafts
    assert draft.content == "Đề nghị các phòng kiểm kê tài sản."
    assert draft.deadline is not None
    assert draft.deadline.phrase == "trước ngày 17/12/2024"


def test_who_watches_over_the_whole_paper_dates_nothing_above() -> None:
    body = (
        "1. Giao Sở Xây dựng rà soát các dự án.\n\n2. Giao Sở Tài chính bố trí vốn.\n\n"
        "Giao Văn phòng theo dõi việc thực hiện Thông báo này, báo cáo Sở (hoàn thành trước ngày 20/12/2024)."
    )
    drafts = parse(letter(body)).drafts
    assert [draft.deadline is not None for draft in drafts] == [False, False, True]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("trước ngày 27/11/2026 (thứ Năm)", "other_weekday"),
        ("trước thứ Năm, ngày 27/11/2026", "other_weekday"),
        ("trước ngày 20/12 âm lịch", "lunar"),
        ("trước ngày 30/11/20266", "unread_time"),
    ],
)
def test_what_is_doubtful_in_a_date_is_warned_of(phrase: str, code: str) -> None:
    (draft,) = parse(letter(f"Đề nghị các phòng báo cáo Sở {phrase}.")).drafts
    assert [warning.code for warning in draft.warnings] == [code]
    right = parse(letter("Đề nghị các phòng báo cáo Sở trước ngày 27/11/2026 (thứ Sáu).")).drafts
    assert right[0].warnings == ()


@pytest.mark.parametrize("begin", ["", "Giao Phòng Kế hoạch "])
def test_what_recognition_made_of_no_text_is_told_of_and_no_task(begin: str) -> None:
    rubbish = f"{begin}tgồn tcá H8 ooo rtê qpz kh0g tnà ưtr xzq hgn trước ngày 30/11/2024."
    found = parse(letter(f"{rubbish}\n\nĐề nghị các phòng báo cáo Sở trước ngày 30/12/2024."))
    assert found.unread == (rubbish,)
    assert [draft.content for draft in found.drafts] == [
        "Đề nghị các phòng báo cáo Sở trước ngày 30/12/2024."
    ]


def test_words_of_another_language_and_names_are_no_rubbish() -> None:
    text = (
        "Xem tài liệu The Digital Government Framework for Smart Cities; xã Ea Kpam, buôn Krông Pắk, Đắk Lắk."
    )
    assert parse(letter(f"Đề nghị các phòng báo cáo.\n\n{text}")).unread == ()


@pytest.mark.parametrize(
    "text",
    [
        titled("BC", "BÁO CÁO", "Phòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024."),
        letter("Sở trả lời: Phòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024.", "V/v trả lời kiến nghị"),
        f"{NEWS}\nPhòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024.\n",
    ],
)
def test_what_a_text_that_only_tells_would_ask_is_kept_for_the_office_to_look_at(text: str) -> None:
    read = parse(text)
    assert read.drafts == ()
    assert [draft.warnings[0].code for draft in read.possible] == [ONLY_TOLD]
    assert "Phòng Nghiệp vụ sửa mái nhà" in read.possible[0].quote


def test_it_is_told_with_its_place_and_why() -> None:
    text = titled("BC", "BÁO CÁO", "1. Phòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024.")
    told = as_json("bc.txt", parse(text), lambda warning: warning.code)["possible"]
    quote = "Phòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024."
    assert told == [{"quote": quote, "where": "1", "why": ONLY_TOLD}]


def test_nothing_is_left_to_look_at_where_a_text_asks() -> None:
    assert parse(letter("Phòng Nghiệp vụ sửa mái nhà trước ngày 30/12/2024.")).possible == ()
