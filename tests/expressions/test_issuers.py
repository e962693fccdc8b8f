"""Who issues a document, seen from an office."""

import pytest

from expressions.names.issuers import another_agency

SO = "Sở Y tế tỉnh An Phú"
HUYEN = "Ủy ban nhân dân huyện Bình Lâm, tỉnh An Phú"


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("Sở Y tế tỉnh An Phú", SO),
        ("SỞ Y TẾ", SO),
        ("Văn phòng Sở Y tế", SO),
        ("ỦY BAN NHÂN DÂN TỈNH AN PHÚ", SO),
        ("UBND tỉnh", SO),
        ("Chủ tịch UBND tỉnh An Phú", SO),
        ("Văn phòng UBND tỉnh An Phú", SO),
        ("Hội đồng nhân dân tỉnh", SO),
        ("Tỉnh ủy An Phú", SO),
        ("Thủ tướng Chính phủ", SO),
        ("Bộ Y tế", SO),
        ("BỘ NỘI VỤ", SO),
        ("Ban Chỉ đạo chuyển đổi số tỉnh", SO),
        ("UBND tỉnh An Phú", HUYEN),
        ("UBND huyện Bình Lâm", HUYEN),
        ("", SO),
        ("Sở Xây dựng", ""),
    ],
)
def test_the_office_and_who_is_above_it_are_no_other_agency(issuer: str, office: str) -> None:
    assert not another_agency(issuer, office)


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("Sở Xây dựng", SO),
        ("Sở Xây dựng tỉnh An Phú", SO),
        ("Sở Y tế tỉnh Đông Hà", SO),
        ("UBND tỉnh Đông Hà", SO),
        ("UBND huyện Bình Lâm", SO),
        ("Công ty cổ phần Dược An Phú", SO),
        ("Bệnh viện Đa khoa tỉnh", SO),
        ("Bộ Chỉ huy quân sự tỉnh", SO),
        ("UBND xã Tân Lập", HUYEN),
        ("UBND huyện Tân Hòa", HUYEN),
    ],
)
def test_who_is_beside_or_below_the_office_is_another_agency(issuer: str, office: str) -> None:
    assert another_agency(issuer, office)
