"""Which earlier documents a directive says it replaces or amends."""

import pytest

from directives.parse import parse

HEAD = """SỞ Y TẾ TỈNH AN HÒA
Số: 88/SYT-VP
An Hòa, ngày 05 tháng 5 năm 2025
{subject}
Kính gửi: Các phòng.

"""


def links(body: str, subject: str = "V/v báo cáo tháng 5") -> tuple[tuple[str, ...], tuple[str, ...]]:
    read = parse(HEAD.format(subject=subject) + body + "\n")
    return read.replaces, read.amends


@pytest.mark.parametrize(
    ("body", "replaced"),
    [
        ("Công văn này thay thế Công văn số 15/SYT-VP ngày 02/3/2024.", ("15/SYT-VP",)),
        ("Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch số 7/KH-SYT.", ("7/KH-SYT",)),
        ("Văn bản này thay thế các Công văn số 15/SYT-VP và số 16/SYT-VP.", ("15/SYT-VP", "16/SYT-VP")),
        (
            "Quyết định này thay thế Quyết định số 1/QĐ-SYT ngày 01/01/2024, Quyết định số 2/QĐ-SYT.",
            ("1/QĐ-SYT", "2/QĐ-SYT"),
        ),
        ("1. Bãi bỏ Công văn số 15/SYT-VP ngày 02/3/2024 của Sở Y tế.", ("15/SYT-VP",)),
        ("- Thu hồi Thông báo số 3/TB-SYT\nngày 02/3/2024.", ("3/TB-SYT",)),
        ("Công văn này thay\nthế Công văn\nsố 15/SYT-VP.", ("15/SYT-VP",)),
    ],
)
def test_what_a_document_replaces_is_named(body: str, replaced: tuple[str, ...]) -> None:
    assert links(body) == (replaced, ())


@pytest.mark.parametrize(
    ("body", "amended"),
    [
        ("Công văn này sửa đổi, bổ sung mục 2 Công văn số 15/SYT-VP ngày 02/3/2024.", ("15/SYT-VP",)),
        ("Điều 1. Sửa đổi, bổ sung một số điều của Quy chế số 4/QC-SYT.", ("4/QC-SYT",)),
        ("Nay điều chỉnh thời hạn gửi báo cáo tại Công văn số 15/SYT-VP.", ("15/SYT-VP",)),
    ],
)
def test_what_a_document_amends_is_named(body: str, amended: tuple[str, ...]) -> None:
    assert links(body) == ((), amended)


def test_a_subject_that_amends_names_the_document() -> None:
    subject = "V/v gia hạn thời gian báo cáo tại Công văn số 15/SYT-VP"
    assert links("Đề nghị các phòng báo cáo trước ngày 20/5/2025.", subject) == ((), ("15/SYT-VP",))


@pytest.mark.parametrize(
    "body",
    [
        "Căn cứ Nghị định số 78/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 34/2016/NĐ-CP;",
        "Thực hiện Công văn số 9/BYT-VP thay thế Công văn số 15/SYT-VP, đề nghị các phòng báo cáo.",
        "Các phòng bổ sung báo cáo theo Công văn số 15/SYT-VP trước ngày 20/5/2025.",
        "Phòng Tổ chức đề xuất thay thế cán bộ theo Quyết định số 15/QĐ-SYT.",
        "Công văn này thay thế Công văn số 88/SYT-VP.",
    ],
)
def test_other_documents_are_no_links(body: str) -> None:
    assert links(body) == ((), ())
