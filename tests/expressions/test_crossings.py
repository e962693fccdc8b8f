"""Names of all kinds crossed with what their bodies do: a name ends where the work begins."""

import random

import pytest

from expressions.names.units import read_names

NAMES = (
    "Phòng Kế hoạch", "Phòng Kế hoạch - Vật tư", "Phòng Tổ chức - Hành chính", "Phòng Quản lý bến bãi",
    "Phòng Cảnh sát đường thủy", "Phòng Công tác học sinh, sinh viên", "Ban Dân tộc",
    "Ban Quản lý chợ Bến Lội",
    "Ban CHQS xã", "Chi cục Thủy lợi", "Cục Thống kê tỉnh", "Vụ Pháp chế", "Trung tâm Khuyến nông",
    "Trung tâm Dịch vụ việc làm", "Văn phòng Sở", "Thanh tra Bộ", "Khoa Ngoại",
    "Khoa Kiểm soát nhiễm khuẩn",
    "Tổ Tin học", "Đội Thuế liên xã số 3", "Công ty Điện lực Lăng Thủy", "Trường Tiểu học Lê Lai",
    "Trạm Y tế phường", "Hội Nông dân xã", "Đoàn Thanh niên", "Báo và Phát thanh, Truyền hình tỉnh",
    "Kho bạc Nhà nước khu vực XII", "Thuế cơ sở 7", "UBND xã Bến Lội", "Công an xã", "Bộ CHQS tỉnh",
    "Hạt Kiểm lâm khu vực II", "Thi hành án dân sự tỉnh", "Tòa án nhân dân khu vực 5", "Đảng ủy phường",
    "Trưởng phòng Kế hoạch", "Trưởng khoa Ngoại", "Chánh Văn phòng", "Chi cục trưởng Chi cục Thú y",
    "Các sở, ban, ngành", "UBND các xã, phường", "Các phòng, ban", "Các khoa lâm sàng", "Các trạm y tế xã",
    "Chính quyền địa phương", "Nhà cung cấp phần mềm", "Agribank chi nhánh tỉnh",
)  # fmt: skip
DEEDS = (
    "trực cơ quan 24/24 giờ", "họp rút kinh nghiệm sau ca", "dán niêm phong tủ thuốc", "thu lại thẻ ra vào",
    "kê lại ghế phòng chờ", "khóa cửa kho sau giờ", "dựng rạp ngoài sân", "xếp phao vào kho",
    "dịch bản tin sang tiếng Lào", "lau máy chủ", "bóc niêm phong kho", "gom rác y tế",
    "cân lượng rác mỗi ngày", "đi buồng bệnh buổi sáng", "chiếu phim ở thôn", "rửa xe sau mỗi chuyến",
    "xử lý vi phạm lòng lề đường", "giao ban trực tuyến với các xã", "giao nhận công văn hai lần mỗi ngày",
    "tuyển dụng viên chức đợt hai", "kế hoạch hóa việc mua thuốc", "thường trực bảo vệ cổng chính",
    "tổng hợp số liệu bão", "giám sát việc nạo vét", "thẩm định dự toán sửa đường",
    "thanh tra đột xuất bến đò",
    "hỗ trợ hồ sơ cho người dân", "quản lý con dấu", "xây dựng dự thảo nội quy", "đào tạo lại thợ vận hành",
    "kiểm tra hồ sơ lưu", "tổ chức lớp bơi", "nộp quyết toán", "soạn tờ trình", "phát phiếu cho từng hộ",
    "lập sổ trực", "rà soát đường dây", "báo cáo kết quả kiểm kê", "phân ca trực bão", "tháo băng rôn cũ",
)  # fmt: skip
MANNERS = ("", "", "khẩn trương ", "chủ động ", "tiếp tục ", "hằng tuần ", "có trách nhiệm ")
# Words that verbs of one syllable are a part of.
WHOLE = (
    "Tổ trực cấp cứu", "Các đơn vị trực thuộc", "Hội đồng tuyển dụng viên chức", "Phòng Giao dịch số 2",
    "Văn phòng đăng ký đất đai", "Phòng Hành chính quản trị", "Khoa Nội tổng hợp", "Trung tâm Sàng lọc máu",
    "Bộ phận giao nhận hồ sơ", "Ban Quản lý các khu chế xuất", "Cơ quan thường trực",
    "Lực lượng bảo vệ rừng", "Ban Chỉ đạo thi hành án",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_ends_where_its_body_does_something(name: str) -> None:
    pick = random.Random(name)  # noqa: S311
    wrong = {}
    for deed in DEEDS:
        text = f"{name} {pick.choice(MANNERS)}{deed}."
        read, end = read_names(text)
        if read != (name,):
            wrong[text] = text[:end]
    assert not wrong


@pytest.mark.parametrize("name", WHOLE)
def test_a_verb_that_makes_a_word_of_a_name_does_not_end_it(name: str) -> None:
    assert read_names(f"{name} có trách nhiệm rà soát danh sách.")[0] == (name,)
