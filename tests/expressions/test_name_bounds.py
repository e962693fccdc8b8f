"""Names that no list has, in sentences of all kinds: a name is over where its words can go on no longer."""

import pytest

from expressions.names.units import read_names

NAMES = (
    "Trung tâm Kiểm soát tài nguyên số",
    "Ban Quản lý vịnh Lăng Thủy",
    "Hội Bảo trợ người khuyết tật và trẻ mồ côi",
    "Phòng Quản lý khoáng sản và biển đảo",
    "Quỹ Đầu tư phát triển và Bảo lãnh tín dụng",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Công ty Cổ phần Môi trường đô thị Phú Khê",
    "Nhà Văn hóa thiếu nhi",
    "Trạm Quan trắc thủy văn Bến Lội",
    "Ủy ban nhân dân đặc khu Hòn Ngư",
)
SENTENCES = (
    "{name}| rà soát hồ sơ tồn đọng.",
    "{name}| gấp rút hoàn thiện hồ sơ.",
    "{name}| soát xét hồ sơ tồn đọng.",
    "{name}| tổ chức lớp tập huấn.",
    "{name}| chủ trì, phối hợp với Sở Y tế rà soát.",
    "{name}| trước ngày 15/12/2026.",
    "{name}|: rà soát hồ sơ.",
    "{name}|, Sở Nội vụ rà soát hồ sơ.",
    "{name}| và các đơn vị liên quan rà soát.",
    "{name}|, đơn vị được giao quản lý hồ sơ, rà soát.",
    "{name}|, trên cơ sở kết quả kiểm kê, tham mưu.",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_seen_ends_where_it_does(name: str) -> None:
    read = [read_names(sentence.format(name=name).replace("|", ""))[0][:1] for sentence in SENTENCES]
    assert read == [(name,)] * len(SENTENCES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các sở, ngành liên quan khảo cứu phương án", ("các sở, ngành liên quan",)),
        ("các địa phương cắt cử lực lượng", ("các địa phương",)),
        ("các sở, ngành, địa phương xây dựng kế hoạch, rà soát", ("các sở, ngành, địa phương",)),
        ("các Sở có tên trong Danh sách kèm theo gửi", ("các Sở có tên trong Danh sách kèm theo",)),
        ("Bộ Nội vụ giục các địa phương", ("Bộ Nội vụ",)),
    ],
)
def test_what_a_group_is_called_by_is_over_where_it_does_something(text: str, names: tuple[str, ...]) -> None:
    assert read_names(text)[0] == names
