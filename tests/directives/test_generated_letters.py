"""Letters put together from invented bodies, deeds, marks and heads of lists: who bears each task of them."""

import os
import random
import unicodedata
from collections.abc import Callable
from itertools import product

import pytest

from directives.parse import parse

LONG = "NHACVIEC_ROUNDS" in os.environ
BODIES = (
    "Sở Xây dựng", "Công an tỉnh", "Phòng Quản lý hạ tầng", "Trung tâm Cung ứng dịch vụ công phường",
    "Báo và Phát thanh, Truyền hình tỉnh", "Ban Quản lý dự án đầu tư xây dựng tỉnh", "UBND các xã, phường",
    "Trưởng các thôn", "Bệnh viện Đa khoa Hải Lăng", "Khoa Kiểm soát nhiễm khuẩn", "Tổ chuyên môn Toán - Tin",
    "Trưởng phòng Tài chính - Kế hoạch", "Chủ tịch UBND các xã, phường còn lại", "Công ty Điện lực Hải Lăng",
    "Đảng ủy các xã, phường trực thuộc", "Chi cục Kiểm lâm", "Các khoa lâm sàng", "Hạt Kiểm lâm khu vực",
    "Hội Cựu chiến binh xã", "Đồn Biên phòng Cửa Tùng", "Thuế tỉnh Hải Lăng", "Các đảng ủy trực thuộc",
)  # fmt: skip
DEEDS = (
    "Rà soát, lập danh sách các trường hợp chưa được cấp giấy chứng nhận",
    "Kiểm tra, đôn đốc việc thực hiện tại cơ sở", "Tham mưu cấp có thẩm quyền kiện toàn ban chỉ đạo",
    "Diễn tập phương án ứng phó với tình huống mất điện trên diện rộng",
    "Chằng chống nhà cửa, cắt tỉa cây xanh trước mùa mưa bão", "Tuyên truyền đến từng hộ dân, từng khu phố",
    "Bố trí lực lượng thường trực, sẵn sàng xử lý tình huống", "Công khai kết quả xử lý trên trang thông tin",
    "Hoàn thành việc số hóa hồ sơ lưu trữ trước ngày 20/12/2026",
)  # fmt: skip
# Two levels of marks: of the heads, and of what stands under them.
MARKS: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "1. -": (lambda n: f"{n}. ", lambda _: "- "),
    "1. a)": (lambda n: f"{n}. ", lambda n: f"{'abcdeg'[n - 1]}) "),
    "1. (1)": (lambda n: f"{n}. ", lambda n: f"({n}) "),
    "1. (a)": (lambda n: f"{n}. ", lambda n: f"({'abcdeg'[n - 1]}) "),
    "1- +": (lambda n: f"{n}- ", lambda _: "+ "),
    "1.1. -": (lambda n: f"2.{n}. ", lambda _: "- "),
    "I. 1.": (lambda n: f"{['I', 'II', 'III', 'IV', 'V', 'VI'][n - 1]}. ", lambda n: f"{n}. "),
    "10a. -": (lambda n: f"10{'abcdeg'[n - 1]}. ", lambda _: "- "),
    "alone +": (lambda _: "", lambda _: "+ "),
}
LEADS: dict[str, Callable[[str], str]] = {
    "name": lambda body: body,
    "colon": lambda body: f"{body}:",
    "given": lambda body: f"Giao {body}:",
    "towards": lambda body: f"Đối với {body}:",
    "leads": lambda body: f"{body} chủ trì, phối hợp thực hiện:",
    "duty": lambda body: f"{body} có trách nhiệm:",
    "long": lambda body: f"{body} tập trung thực hiện một số nhiệm vụ trọng tâm sau:",
}
JOINTS = (" ", ": ", " có trách nhiệm ", " chủ động ")
CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "double blanks": lambda text: text.replace(" có ", "  có  "),
}
HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH HẢI LĂNG
Số: 1412/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lăng, ngày 03 tháng 10 năm 2026

KẾ HOẠCH
Triển khai một số nhiệm vụ cuối năm 2026

"""
FOOT = """
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Lộc
"""


def _letter(marks: str, lead: str, seed: int) -> tuple[str, list[tuple[str, str]]]:
    """A letter, and whom it gives each of its tasks to."""
    pick = random.Random(seed)  # noqa: S311
    over, under = MARKS[marks]
    lines: list[str] = []
    given: list[tuple[str, str]] = []
    for n, body in enumerate(pick.sample(BODIES, 4), 1):
        lines.append(over(n) + LEADS[lead](body))
        for m, deed in enumerate(pick.sample(DEEDS, 3), 1):
            lines.append(f"{under(m)}{deed}.")
            given.append((body, deed))
    return HEAD + "\n".join(lines) + "\n" + FOOT, given


# "Trưởng các thôn:" and the like by itself, or under "Đối với", is told from a topic by its colon.
_PLAIN = [(marks, lead) for marks, lead in product(MARKS, LEADS) if (marks, lead) != ("alone +", "towards")]


@pytest.mark.parametrize(("marks", "lead"), _PLAIN)
def test_a_heading_bears_what_stands_under_it_however_it_is_marked(marks: str, lead: str) -> None:
    for seed in range(5) if LONG else [_PLAIN.index((marks, lead)) % 5]:
        text, given = _letter(marks, lead, seed)
        found = [(" + ".join(task.assignees), task.content.rstrip(".")) for task in parse(text).drafts]
        assert found == given


@pytest.mark.parametrize("change", CHANGES)
def test_a_letter_says_the_same_of_its_units_after_a_harmless_change(change: str) -> None:
    every, first = (1, 0) if LONG else (len(CHANGES), list(CHANGES).index(change))
    for seed, (marks, lead) in list(enumerate(_PLAIN))[first::every]:
        text, given = _letter(marks, lead, seed + 100)
        found = [" + ".join(task.assignees) for task in parse(CHANGES[change](text)).drafts]
        assert found == [body for body, _ in given], (marks, lead)


@pytest.mark.parametrize("body", BODIES)
def test_an_item_that_begins_with_a_body_is_its_task(body: str) -> None:
    every, first = (1, 0) if LONG else (5, BODIES.index(body) % 5)
    for deed, joint in list(product(DEEDS, JOINTS))[first::every]:
        small = deed[0].lower() + deed[1:]
        (task,) = parse(f"{HEAD}1. {body}{joint}{small}.\n{FOOT}").drafts
        assert task.assignees == (body,), (joint, deed)
