"""Forms of letters that come less often: columns at the foot, party heads, telegrams, invitations."""

import pytest

from directives.parse import parse

HEAD = "UBND HUYỆN PHÚ LỘC\nPHÒNG NỘI VỤ\nSố: 15/{symbol}\nPhú Lộc, ngày 03 tháng 3 năm 2025\n\n"
LETTER = HEAD.format(symbol="PNV") + (
    "Kính gửi: UBND các xã, thị trấn.\n\n"
    "Phòng Nội vụ đề nghị UBND các xã, thị trấn gửi báo cáo về Phòng Nội vụ trước ngày 20/3/2025.\n\n"
)


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận:          TRƯỞNG PHÒNG\n- Như trên;\n- Lưu: VT.          Vũ Văn Trọng\n",
        "Nơi nhận: KT. TRƯỞNG PHÒNG\n- Như trên; PHÓ TRƯỞNG PHÒNG\n- Lưu: VT, NV. Vũ Văn Trọng\n",
        "Nơi nhận:       TL. CHỦ TỊCH\n- Như trên;     CHÁNH VĂN PHÒNG\n- Lưu: VT.     Vũ Văn Trọng\n",
        "Nơi nhận: - Như trên; - Lưu: VT | KT. TRƯỞNG PHÒNG PHÓ TRƯỞNG PHÒNG Vũ Văn Trọng |\n",
        "Nơi nhận:          Q. TRƯỞNG PHÒNG\n- Lưu: VT.\n                   Vũ Văn Trọng\n",
    ],
)
def test_the_signer_stands_beside_the_receivers(foot: str) -> None:
    assert parse(LETTER + foot).signer == "Vũ Văn Trọng"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            "TỈNH ỦY AN LẠC           ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC\n"
            "*     An Lạc, ngày 10 tháng 9 năm 2024\n"
            "Số 113-HD/BTCTU\n",
            "Ban Tổ chức Tỉnh ủy An Lạc",
        ),
        ("CỤC THUẾ\nTHUẾ TỈNH BẮC LONG\nSố: 18/BLO-QLDN\n", "Thuế tỉnh Bắc Long"),
        (HEAD.format(symbol="PNV"), "Phòng Nội vụ huyện Phú Lộc"),
        (
            "SỞ Y TẾ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH QUẢNG SƠN     Độc lập - Tự do - Hạnh phúc\n"
            "Số: 78/TTr-SYT     Quảng Sơn, ngày 12 tháng 5 năm 2025\n\nTỜ TRÌNH\nVề việc phê duyệt Đề án\n",
            "Sở Y tế tỉnh Quảng Sơn",
        ),
    ],
)
def test_the_issuer_is_the_last_body_of_the_left_column(head: str, issuer: str) -> None:
    assert parse(head + "\nKính gửi: Các đơn vị.\n").issuer == issuer


def test_digits_that_a_scan_made_letters_of_are_digits_in_the_head() -> None:
    found = parse("Số: 1O92/UBND-NN          Bình Lộc, ngày l4 tháng 6 năm 2O22\n\nKính gửi: Các xã.\n")
    assert (found.number, str(found.issued)) == ("1092/UBND-NN", "2022-06-14")


def test_a_subject_ends_where_the_column_of_the_date_begins() -> None:
    found = parse(
        "Số: 612/SNN-TL\nV/v rà soát hồ chứa          Hà Lâm, ngày 14 tháng 8 năm 2025\ntrước mùa mưa\n\n"
        "Kính gửi: UBND các xã.\n"
    )
    assert (found.subject, str(found.issued)) == ("rà soát hồ chứa trước mùa mưa", "2025-08-14")


def test_a_meeting_that_is_told_of_assigns_nothing() -> None:
    text = HEAD.format(symbol="TB-PNV") + (
        "THÔNG BÁO\nKết luận của Trưởng phòng\n\n"
        "Ngày 01/3/2025, Giám đốc Sở chủ trì cuộc họp giao ban.\n\n"
        "1. Giao Phòng Tài chính rà soát kinh phí.\n"
    )
    assert [draft.assignees for draft in parse(text).drafts] == [("Phòng Tài chính",)]


@pytest.mark.parametrize("kind", ["GIẤY MỜI", "TỜ TRÌNH"])
def test_an_invitation_and_a_request_to_approve_assign_nothing(kind: str) -> None:
    letters = "GM" if kind == "GIẤY MỜI" else "TTr"
    text = f"SỞ Y TẾ\nSố: 5/{letters}-SYT\nHà Nội, ngày 3 tháng 3 năm 2025\n\n{kind}\n"
    assert not parse(text + "Dự họp\n\nSở Y tế kính mời: Giám đốc các bệnh viện tham dự.\n").drafts


def test_a_deadline_for_what_stands_above_holds_for_the_whole_list() -> None:
    text = LETTER.split("Phòng Nội vụ đề nghị")[0] + (
        "Phòng Nội vụ yêu cầu:\n"
        "1. Trạm Y tế báo cáo tình hình tiêm chủng.\n"
        "2. Trạm Thú y cung cấp số liệu đàn vật nuôi.\n"
        "Các nội dung trên gửi về Phòng Nội vụ trước ngày 20/3/2025.\n"
    )
    drafts = parse(text).drafts
    assert [draft.assignees for draft in drafts] == [("Trạm Y tế",), ("Trạm Thú y",)]
    assert {str(draft.deadline.on) for draft in drafts if draft.deadline} == {"2025-03-20"}


def test_a_telegram_is_addressed_by_its_wire_line() -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH HÀ LÂM\nSố: 4/CĐ-UBND\nHà Lâm, ngày 3 tháng 9 năm 2025\n\nCÔNG ĐIỆN\n"
        "Về ứng phó bão\n\nỦY BAN NHÂN DÂN TỈNH điện:\n- Chủ tịch UBND các xã;\n- Giám đốc Sở Xây dựng.\n\n"
        "Bão sắp đổ bộ. Chủ tịch UBND tỉnh yêu cầu:\n\n"
        "1. Chủ tịch UBND các xã nêu trên:\na) Hoàn thành sơ tán dân trước 10h ngày 05/9/2025.\n"
    )
    found = parse(text)
    assert found.addressees == ("Chủ tịch UBND các xã", "Giám đốc Sở Xây dựng")
    assert [draft.assignees for draft in found.drafts] == [("Chủ tịch UBND các xã",)]


def test_in_a_list_of_cooperating_units_the_last_is_no_subject() -> None:
    text = HEAD.format(symbol="PNV") + (
        "Kính gửi: Các đơn vị.\n\nGiao Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính, "
        "Công an tỉnh tham mưu UBND tỉnh ban hành quy định trước ngày 15/4/2025.\n"
    )
    (draft,) = parse(text).drafts
    assert draft.assignees == ("Sở Giáo dục và Đào tạo",)
    assert draft.cooperators == ("Sở Tài chính", "Công an tỉnh")


def test_what_stands_under_the_heading_of_goals_is_no_task() -> None:
    text = HEAD.format(symbol="KH-PNV") + (
        "KẾ HOẠCH\nPhát triển du lịch\n\nI. MỤC TIÊU\n1. Đến hết năm 2030 hoàn thành 10 điểm du lịch.\n"
        "II. NHIỆM VỤ\n1. Phòng Văn hóa rà soát các điểm du lịch trước ngày 30/6/2025.\n"
    )
    assert [str(draft.deadline.on) for draft in parse(text).drafts if draft.deadline] == ["2025-06-30"]
