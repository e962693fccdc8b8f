"""An introduction that speaks of "the bodies below", and bodies with a remark behind a dash."""

from directives.parse import parse

_HEAD = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 571/QĐ-UBND
Sơn La, ngày 12 tháng 01 năm 2026

QUYẾT ĐỊNH
Ban hành Đề án bảo tồn nghề dệt

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Đề án bảo tồn nghề dệt.
"""


def test_each_point_names_its_own_of_the_bodies_below() -> None:
    tasks = parse(
        _HEAD
        + "Điều 2. Giao các sở, ngành, địa phương dưới đây chịu trách nhiệm thực hiện Đề án:\n"
        + "1. Sở Văn hóa, Thể thao và Du lịch - cơ quan thường trực Đề án giúp Ban Chỉ đạo xây dựng kế hoạch"
        + " hằng năm; tổ chức sơ kết trước ngày 30/6/2026.\n"
        + "2. Sở Tài chính bố trí kinh phí, hoàn thành trước ngày 15/3/2026.\n"
        + "3. Ban Vì sự tiến bộ của phụ nữ tỉnh tổ chức hội thi tay nghề.\n"
        + "Điều 3. Những đơn vị sau đây có trách nhiệm báo cáo:\n"
        + "a) Bảo tàng tỉnh: báo cáo hiện vật trước ngày 01/4/2026.\n"
        + "b) Chi cục Dân số - cơ quan chuyên trách của tỉnh, cung cấp số hộ làm nghề.\n"
    ).drafts
    assert [task.assignees for task in tasks] == [
        ("Sở Văn hóa, Thể thao và Du lịch",),
        ("Sở Tài chính",),
        ("Ban Vì sự tiến bộ của phụ nữ tỉnh",),
        ("Bảo tàng tỉnh",),
        ("Chi cục Dân số",),
    ]
