import pytest

from expressions.names.shared_heads import distributed
from expressions.names.units import in_capitals, read_names, whole_name

NAMES = [
    ("Sở Tài chính chủ trì", ("Sở Tài chính",), "chủ trì"),
    ("Sở Kế hoạch và Đầu tư tổng hợp", ("Sở Kế hoạch và Đầu tư",), "tổng hợp"),
    ("Phòng Hành chính tổng hợp lập danh sách", ("Phòng Hành chính tổng hợp",), "lập danh sách"),
    ("Cục Giám sát quản lý về Hải quan rà soát", ("Cục Giám sát quản lý về Hải quan",), "rà soát"),
    ("các bộ, ngành, địa phương chủ động", ("các bộ, ngành, địa phương",), "chủ động"),
    (
        "Thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các xã, phường chỉ đạo",
        ("Thủ trưởng các cơ quan, đơn vị", "Chủ tịch UBND các xã, phường"),
        "chỉ đạo",
    ),
    (
        "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố khẩn trương",
        ("Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"),
        "khẩn trương",
    ),
    ("Văn phòng HĐND và UBND huyện tổng hợp", ("Văn phòng HĐND và UBND huyện",), "tổng hợp"),
    (
        "Bệnh viện Đa khoa tỉnh, Bệnh viện Sản - Nhi báo cáo",
        ("Bệnh viện Đa khoa tỉnh", "Bệnh viện Sản - Nhi"),
        "báo cáo",
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thành",
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh",),
        "hoàn thành",
    ),
    ("Phòng Chính trị, tư tưởng phối hợp với", ("Phòng Chính trị, tư tưởng",), "phối hợp với"),
    (
        "các Bộ: Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch, Y tế làm việc",
        ("Bộ Kế hoạch và Đầu tư", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế"),
        "làm việc",
    ),
    (
        "Giám đốc các Sở: Tài chính, Nội vụ khẩn trương",
        ("Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ"),
        "khẩn trương",
    ),
    (
        "UBND các huyện An Phú, Bình Lộc và Cao Sơn rà soát",
        ("UBND huyện An Phú", "UBND huyện Bình Lộc", "UBND huyện Cao Sơn"),
        "rà soát",
    ),
    ("Ban Kiểm tra, kiểm soát nội bộ phúc tra", ("Ban Kiểm tra, kiểm soát nội bộ",), "phúc tra"),
    ("Cục Khoa học và Công nghệ bảo quản chủ trì", ("Cục Khoa học và Công nghệ bảo quản",), "chủ trì"),
    ("Sở Y tế chủ động chủ trì", ("Sở Y tế",), "chủ động chủ trì"),
    ("UBND 04 xã nêu trên kiểm điểm", ("UBND 04 xã nêu trên",), "kiểm điểm"),
    (
        "các Chi cục có tên trong danh sách kèm theo hoàn thiện",
        ("các Chi cục có tên trong danh sách kèm theo",),
        "hoàn thiện",
    ),
    (
        "UBND các xã, phường và các chủ hồ báo cáo",
        ("UBND các xã, phường", "các chủ hồ"),
        "báo cáo",
    ),
    ("các trường đã nộp đủ thì không phải nộp", ("các trường đã nộp đủ",), "thì không phải nộp"),
    ("Sở quản lý văn hóa tổng hợp", ("Sở quản lý văn hóa",), "tổng hợp"),
    ("UBND huyện An Phú thẩm định giá đất", ("UBND huyện An Phú",), "thẩm định giá đất"),
]


@pytest.mark.parametrize(("text", "names", "rest"), NAMES)
def test_a_list_of_names_ends_where_the_verb_begins(text: str, names: tuple[str, ...], rest: str) -> None:
    found, end = read_names(text)
    assert (found, text[end:].strip()) == (names, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch",
        "Tổ chức hội nghị",
        "Bộ tiêu chí đánh giá",
        "Thanh tra, kiểm tra việc",
        "Rà soát hồ sơ",
    ],
)
def test_a_verb_or_a_thing_is_no_unit(text: str) -> None:
    assert read_names(text) == ((), 0)


def test_a_heading_is_a_unit_only_where_it_says_nothing_else() -> None:
    assert whole_name("Phòng Nghiệp vụ Dược:") == ("Phòng Nghiệp vụ Dược",)
    assert whole_name("Phòng Nghiệp vụ Dược báo cáo kết quả") == ()
    assert whole_name("Cải cách tổ chức bộ máy") == ()


def test_an_addressee_that_is_a_list_becomes_single_units() -> None:
    assert distributed("Giám đốc các đơn vị: Bệnh viện Mắt, Bệnh viện Phổi") == (
        "Giám đốc Bệnh viện Mắt",
        "Giám đốc Bệnh viện Phổi",
    )
    assert distributed("Các phòng thuộc Sở") == ("Các phòng thuộc Sở",)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("SỞ GIAO DỊCH, CHI NHÁNH TỈNH, THÀNH PHỐ", ("SỞ GIAO DỊCH", "CHI NHÁNH TỈNH, THÀNH PHỐ")),
        ("CÁC SỞ, BAN, NGÀNH", ("CÁC SỞ, BAN, NGÀNH",)),
        ("MỤC TIÊU", ()),
    ],
)
def test_a_heading_in_capitals_names_its_units_as_it_writes_them(
    heading: str, names: tuple[str, ...]
) -> None:
    assert in_capitals(heading) == names
