"""Who bears a task in letters of our own: names known first, marks, lists with a head, what is no order."""

import pytest

from directives.parse import parse
from expressions.names.known_names import KnownNames, called
from expressions.names.unitbook import registered
from expressions.names.units import read_names
from tasks.model import Unit
from tests.directives.test_generated_letters import FOOT, HEAD

ADDRESSED = HEAD.replace("KẾ HOẠCH\n", "").replace("/KH-UBND", "/UBND-TH")


def _borne(body: str, head: str = HEAD) -> list[tuple[str, ...]]:
    return [task.assignees for task in parse(f"{head}{body}\n{FOOT}").drafts]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Tập đoàn Than An Phú (sau đây gọi tắt là TAP) có 12 mỏ.", ["TAP"]),
        ("Công ty Cổ phần Nước sạch (dưới đây viết tắt là: “Công ty Nước”) cấp nước.", ["Công ty Nước"]),
        ("Ban Quản lý dự án tỉnh (Ban Quản lý) làm chủ đầu tư.", ["Ban Quản lý"]),
        ("Kế hoạch số 35 (sau đây gọi là Kế hoạch số 35) nêu các việc.", []),
    ],
)
def test_a_text_says_what_it_calls_its_bodies(text: str, short: list[str]) -> None:
    assert called(text) == short


def test_a_known_name_needs_no_grammar() -> None:
    known = KnownNames(["TAP", "Công ty Điện lực Hải Lăng", "Kế hoạch số 35"])
    assert read_names("TAP, Sở Công Thương khẩn trương rà soát", known=known)[0] == ("TAP", "Sở Công Thương")
    assert known.end_at("Kế hoạch số 35 được phê duyệt", 0) == 0  # a paper bears nothing
    assert known.end_at("Công ty Điện lực Hải Lăngsửa", 0) == 0
    assert read_names("TAP khẩn trương rà soát")[0] == ()


def test_a_body_known_by_its_short_name_bears_its_item() -> None:
    told = "Dự án do Tập đoàn Than An Phú (sau đây gọi tắt là TAP) đầu tư.\n"
    body = f"{told}1. TAP khẩn trương hoàn thành đường vào mỏ."
    assert _borne(body) == [("TAP",)]


def test_a_group_that_the_letter_lists_means_those_on_the_list() -> None:
    head = ADDRESSED + "Kính gửi: UBND các xã: An Hòa, Bình Lộc, Cao Sơn.\n\n"
    borne = _borne("UBND các xã báo cáo Sở Nội vụ trước ngày 20/12/2026.", head)
    assert borne == [("UBND các xã: An Hòa, Bình Lộc, Cao Sơn",)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Các Bộ trưởng: Tài chính, Nội vụ chỉ đạo", ("Bộ trưởng Bộ Tài chính", "Bộ trưởng Bộ Nội vụ")),
        ("Trưởng phòng: Tài chính, Nội vụ tham mưu", ("Trưởng phòng Tài chính", "Trưởng phòng Nội vụ")),
        ("UBND các xã: Rà soát, thống kê", ("UBND các xã",)),
        (
            "Bí thư và Chủ tịch UBND các tỉnh, thành phố: An Hòa, Bình Lộc và Cao Sơn tập trung",
            ("Bí thư", "Chủ tịch UBND các tỉnh, thành phố: An Hòa, Bình Lộc và Cao Sơn"),
        ),
        ("Tổ kiểm đếm khẩn trương hoàn thành", ("Tổ kiểm đếm",)),
        ("Các sở, ngành phụ trách tiêu chí hướng dẫn các xã", ("Các sở, ngành phụ trách tiêu chí",)),
        (
            "Công chức được phân công trực cổng phải có mặt",
            ("Công chức được phân công trực cổng",),
        ),
    ],
)
def test_a_list_of_names_is_read_by_its_head(sentence: str, names: tuple[str, ...]) -> None:
    assert read_names(sentence)[0] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("- Bs. Lê Thị Hoa (Trưởng trạm): phụ trách chung.", "Bs. Lê Thị Hoa"),
        ("1. Điều tra, lập danh sách: Cộng tác viên dân số lập danh sách trẻ.", "Cộng tác viên dân số"),
        ("Điều 8. Trách nhiệm của sở giáo dục\n1. Chỉ đạo các trường thực hiện.", "sở giáo dục"),
        ("1. Đối với các hội, Sở đề nghị chủ động tuyên truyền đến hội viên.", "các hội"),
        ("Phòng Kế hoạch\n+ Rà soát quy hoạch chợ.", "Phòng Kế hoạch"),
    ],
)
def test_a_body_is_told_by_where_it_stands(body: str, names: str) -> None:
    assert _borne(body) == [(names,)]


@pytest.mark.parametrize(
    "body",
    [
        "I. TỒN TẠI, HẠN CHẾ\n1. Sở Tài chính chậm hướng dẫn.\n2. UBND các xã lập hồ sơ không đúng mẫu.",
        "1. Một số UBND xã chưa lập hồ sơ quản lý.",
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Các khu phố đánh giá kết quả phong trào.\n"
        "2. Yêu cầu\n- Các phòng phối hợp chặt chẽ.",
        "I. ĐỐI TƯỢNG\n1. Các doanh nghiệp cung cấp nền tảng số trên địa bàn.",
        "1. Mỗi trường được cử tối đa 10 học sinh dự thi.",
        "1. Ban Thường vụ đánh giá cao sự chủ động của Công an xã trong dịp lễ.",
        "1. Ông Trần Văn Lộc - Giám đốc Sở Tài chính: Tổ phó;\n2. Đại diện Công an xã: Thành viên.",
        "1. Sở Nội vụ thống nhất với đề xuất của UBND xã An Hòa.",
        "1. Không giao cho đơn vị không đủ năng lực thực hiện.",
        "1. Tổ trưởng: Ông Trần Văn Lộc, Phó Chủ tịch UBND xã;\n2. Các thành viên:\n- Lãnh đạo Công an xã;\n"
        "- Lãnh đạo Trạm Y tế xã.",
        "Thực hiện Công văn số 77/BNV-TH ngày 02/10/2026 của Bộ Nội vụ, trong đó giao UBND tỉnh Hải Lăng "
        "tổng hợp, báo cáo trước ngày 15/12/2026.",
        "1. Kinh phí ăn, ở do địa phương tự bảo đảm.",
        "1. Sở Nội vụ chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để xảy ra sai sót.",
        "Giám đốc Sở Nội vụ chỉ thị:\n1. Tổ chức thực hiện\nĐiện thoại liên hệ: 0233.",
    ],
)
def test_what_is_aimed_at_allowed_praised_or_counted_is_no_task(body: str) -> None:
    assert _borne(body) == []


def test_things_that_an_item_counts_are_no_tasks_of_a_heading() -> None:
    body = (
        "1. Sở Tài chính:\n- Báo cáo tình hình các dự án chậm tiến độ, trong đó làm rõ các số liệu về:\n"
        "+ Tiến độ thực hiện dự án;\n+ Vướng mắc của nhà đầu tư;\n- Công khai kết quả xử lý."
    )
    assert [task.content[:8] for task in parse(HEAD + body + FOOT).drafts] == ["Báo cáo ", "Công kha"]


def test_an_item_goes_on_in_the_points_under_it() -> None:
    body = (
        "a) Trưởng Công an xã: tuyên truyền trên loa.\n- Phối hợp với Phòng Tư pháp kiểm tra đột xuất.\n"
        "b) Phòng Nội vụ rà soát."
    )
    assert _borne(body) == [("Trưởng Công an xã",), ("Trưởng Công an xã",), ("Phòng Nội vụ",)]


def test_one_of_two_bodies_of_a_heading_may_be_named_by_itself() -> None:
    body = "1. Công an phường, Trạm Y tế phường:\n- Duy trì trực 24/24.\n- Công an phường tuần tra ban đêm."
    assert _borne(body) == [("Công an phường", "Trạm Y tế phường"), ("Công an phường",)]


def test_what_an_officer_among_officers_orders_is_his_work() -> None:
    body = (
        "1. Giám đốc Sở Xây dựng bố trí lực lượng tại các ngầm tràn.\n"
        "2. Giám đốc Sở Du lịch yêu cầu các cơ sở lưu trú thông tin cho du khách."
    )
    assert _borne(body) == [("Giám đốc Sở Xây dựng",), ("Giám đốc Sở Du lịch",)]


def test_a_body_that_is_not_understood_leaves_its_work_to_no_other() -> None:
    body = (
        "1. Giao UBND xã An Hòa rà soát danh sách hộ nghèo.\n\n"
        "Trung tâm Giống Hải Lăng, nếu cần, lai tạo giống lúa mới trước ngày 30/11/2026."
    )
    (_, second) = parse(HEAD + body + FOOT).drafts
    assert second.assignees in ((), ("Trung tâm Giống Hải Lăng",))


def test_an_invitation_says_who_prepares_what() -> None:
    head = HEAD.replace("KẾ HOẠCH\n", "GIẤY MỜI\n").replace("/KH-UBND", "/GM-UBND")
    body = "1. Địa điểm: Phòng họp 2.\n2. Phân công chuẩn bị:\n- Sở Tài chính chuẩn bị báo cáo về nguồn vốn."
    assert _borne(body, head) == [("Sở Tài chính",)]


def test_labelled_lines_say_who_leads_helps_and_when() -> None:
    body = (
        "1. Xây dựng Nghị quyết về chính sách hỗ trợ\n- Nội dung: quy định mức hỗ trợ đối với hộ nghèo.\n"
        "- Cơ quan chủ trì tham mưu: Sở Nội vụ.\n- Cơ quan phối hợp thực hiện: Sở Tài chính.\n"
        "- Thời hạn ban hành: trước ngày 31/12/2026."
    )
    (task,) = parse(HEAD + body + FOOT).drafts
    assert (task.assignees, task.cooperators) == (("Sở Nội vụ",), ("Sở Tài chính",))
    assert task.deadline is not None
    assert task.deadline.phrase == "trước ngày 31/12/2026"


def test_a_second_row_of_heads_names_the_columns_under_a_joint_one() -> None:
    table = (
        "| STT | Nội dung công việc | Đơn vị thực hiện | | Thời gian |\n| | | Chủ trì | Phối hợp | |\n"
        "|---|---|---|---|---|\n| 1 | Tập huấn nghiệp vụ | Văn phòng Sở | Phòng Nội vụ | Quý II/2027 |"
    )
    (task,) = parse(HEAD + table + FOOT).drafts
    assert (task.assignees, task.cooperators) == (("Văn phòng Sở",), ("Phòng Nội vụ",))


def test_the_task_of_a_row_is_no_paper_that_gave_it() -> None:
    table = (
        "| STT | Số ký hiệu văn bản | Nội dung được giao | Đơn vị thực hiện |\n|---|---|---|---|\n"
        "| 1 | Số 12/TB ngày 01/9/2026 | Lập quy hoạch chợ | Phòng Kinh tế |"
    )
    assert [task.content for task in parse(HEAD + table + FOOT).drafts] == ["Lập quy hoạch chợ."]


def test_who_passes_on_a_conclusion_may_be_given_work_by_it() -> None:
    head = HEAD.replace("KẾ HOẠCH", "THÔNG BÁO\nKết luận của Phó Thủ tướng tại cuộc họp").replace(
        "/KH-", "/TB-"
    )
    borne = _borne("1. UBND tỉnh Hải Lăng theo dõi, đôn đốc việc thực hiện các nhiệm vụ trên.", head)
    assert borne == [("UBND tỉnh Hải Lăng",)]


def test_the_offices_own_units_need_no_grammar() -> None:
    work = "rà soát camera; gửi Tổ Vận hành bảo trì trước ngày 20/12/2026."
    body = f"1. Trung tâm Giám sát điều hành thông minh {work}"
    named = ("Trung tâm Giám sát điều hành thông minh", "Tổ Vận hành bảo trì", "VHBT")
    (task,) = parse(f"{HEAD}{body}\n{FOOT}", units=named).drafts
    assert (task.assignees, task.report_to) == (named[:1], named[1:2])
    assert parse(f"{HEAD}{body}\n{FOOT}").drafts[0].assignees != named[:1]


@pytest.mark.parametrize("written", ["Phòng khtc", "phòng KHTC", "Giao P. KHTC", "Giao phòng khtc", "P.KHTC"])
def test_a_code_behind_the_noun_of_its_unit_names_it_in_a_text(written: str) -> None:
    units = registered([Unit(1, "KHTC", "Phòng Kế hoạch - Tài chính", "phòng")])
    (task,) = parse(f"{HEAD}1. {written} rà soát camera trước ngày 20/12/2026.\n{FOOT}", units=units).drafts
    assert len(task.assignees) == 1
    assert task.assignees[0].casefold().endswith("khtc")


def test_a_code_alone_names_no_unit_in_a_text() -> None:
    units = [
        Unit(1, "TH", "Phòng Tổng hợp", "phòng", ("P.TH", "Phòng TH")),
        Unit(2, "VP", "Văn phòng", "phòng"),
        Unit(3, "07", "Khoa Nội", "khoa"),
    ]
    assert registered(units) == ("Phòng Tổng hợp", "Phòng TH", "P. TH", "Văn phòng", "Khoa Nội")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND các xã vùng cao, biên giới tổ chức trực", "UBND các xã vùng cao, biên giới"),
        ("Chủ tịch UBND các xã, phường khu vực miền núi phía Tây tỉnh rà soát", None),
        (
            "Các phường trung tâm và các xã ven đô tăng cường kiểm tra",
            "Các phường trung tâm và các xã ven đô",
        ),
        ("Các trường học tổng vệ sinh lớp học", "Các trường học"),
        ("Các địa phương ven biển đồng loạt ra quân", "Các địa phương ven biển"),
        ("UBND các xã khôi phục sản xuất", "UBND các xã"),
    ],
)
def test_a_group_is_told_by_where_it_lies_and_ends_before_its_verb(text: str, name: str | None) -> None:
    assert read_names(text)[0] == (name or text.removesuffix(" rà soát"),)


@pytest.mark.parametrize(
    "said",
    [
        "Sở Công Thương chủ trì với sự hỗ trợ của các doanh nghiệp phân phối dự trữ hàng hóa",
        "Sở Công Thương dự trữ hàng hóa; có sự tham gia, phối hợp chặt chẽ của các doanh nghiệp phân phối",
        "Sở Công Thương rà soát kho; cùng với các doanh nghiệp phân phối chuẩn bị nguồn hàng",
        "Sở Công Thương chủ trì, các doanh nghiệp phân phối cùng tham gia dự trữ hàng hóa",
    ],
)
def test_those_help_who_are_named_with_their_help(said: str) -> None:
    (task,) = parse(f"{HEAD}1. {said} trước ngày 20/12/2026.\n{FOOT}").drafts
    assert (task.assignees, task.cooperators) == (("Sở Công Thương",), ("các doanh nghiệp phân phối",))


def test_what_several_send_together_is_due_from_each() -> None:
    body = (
        "1. Sở Công Thương cung cấp danh mục cụm công nghiệp; Sở Xây dựng cung cấp danh sách dự án; Sở Nội "
        "vụ lập danh sách cán bộ; cùng gửi về Ban Kinh tế - Ngân sách trước ngày 22/12/2026."
    )
    drafts = parse(HEAD + body + "\n" + FOOT).drafts
    assert {task.assignees for task in drafts} == {("Sở Công Thương",), ("Sở Xây dựng",), ("Sở Nội vụ",)}
    assert {task.deadline.phrase for task in drafts if task.deadline} == {"trước ngày 22/12/2026"}
    assert {task.report_to for task in drafts} == {("Ban Kinh tế - Ngân sách",)}


def test_whom_a_point_introduces_is_not_who_the_next_point_speaks_to() -> None:
    body = (
        "Để kịp tổng hợp, Sở Nội vụ đề nghị Ủy ban nhân dân các xã:\n1. Giao Văn phòng chủ trì, phối hợp với "
        "Phòng Kinh tế:\n1.1. Lập phương án biên chế.\n2. Trước ngày 25 hằng tháng, báo cáo Sở Nội vụ."
    )
    head = ADDRESSED.replace("UBND-TH", "SNV-TH") + "Kính gửi: Ủy ban nhân dân các xã\n\n"
    assert _borne(body, head) == [("Văn phòng",), ("Ủy ban nhân dân các xã",)]


@pytest.mark.parametrize(
    ("exception", "names"),
    [
        ("Riêng các xã An Hòa, Bình Lộc: giải tỏa dứt điểm", ("Xã An Hòa", "Xã Bình Lộc")),
        ("Riêng Thuế cơ sở 4 và Thuế cơ sở 9 giải trình nguyên nhân", ("Thuế cơ sở 4", "Thuế cơ sở 9")),
    ],
)
def test_a_point_of_a_heading_may_be_for_some_alone(exception: str, names: tuple[str, ...]) -> None:
    body = f"1. Chủ tịch UBND các xã\na) Kiện toàn tổ công tác.\nb) {exception} trước ngày 20/12/2026."
    assert _borne(body) == [("Chủ tịch UBND các xã",), names]


def test_a_heading_that_ends_in_a_kind_of_body_is_over_before_its_work() -> None:
    body = "7. Các phòng, đơn vị thuộc Sở\nGửi báo cáo tháng về Văn phòng Sở trước ngày 18 hằng tháng."
    assert _borne(body) == [("Các phòng, đơn vị thuộc Sở",)]


@pytest.mark.parametrize(
    ("sent", "to"),
    [
        ("thông tin kết quả về Sở Khoa học và Công nghệ", ("Sở Khoa học và Công nghệ",)),
        ("gửi Phòng Hỗ trợ doanh nghiệp số 2", ("Phòng Hỗ trợ doanh nghiệp số 2",)),
        ("gửi về Sở Xây dựng số 12 đường An Hòa", ("Sở Xây dựng",)),
    ],
)
def test_who_receives_it(sent: str, to: tuple[str, ...]) -> None:
    (task,) = parse(f"{HEAD}1. Phòng Nội vụ lập báo cáo, {sent} trước ngày 20/12/2026.\n{FOOT}").drafts
    assert task.report_to == to


def test_cells_broken_over_lines_go_to_the_columns_that_they_fit() -> None:
    table = (
        "TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\nhoàn thành\nSản phẩm\n"
        "1\nMở các lớp học buổi tối tại nhà\nvăn hóa thôn\nUBND các xã,\nphường\nTỉnh Đoàn, Hội\n"
        "Liên hiệp Phụ nữ\ntỉnh\nQuý II -\nQuý III/2027\nLớp học\n"
        "2\nKhảo sát mức độ hài lòng của người\nhọc\nCục Thống kê\ntỉnh\nTrước\n20/11/2027\n"
        "Báo cáo khảo\nsát\n"
    )
    first, second = parse(HEAD + table + FOOT).drafts
    assert (first.assignees, first.cooperators) == (
        ("UBND các xã, phường",),
        ("Tỉnh Đoàn", "Hội Liên hiệp Phụ nữ tỉnh"),
    )
    assert (second.assignees, second.cooperators) == (("Cục Thống kê tỉnh",), ())
    assert [task.deadline.phrase for task in (first, second) if task.deadline] == [
        "Quý II - Quý III/2027",
        "Trước 20/11/2027",
    ]


def test_a_line_that_parts_out_work_is_work() -> None:
    body = (
        "1. Lễ phát động\n- Phân công: Ban Nữ công chuẩn bị kịch bản; Văn phòng Sở phát hành giấy mời trước "
        "ngày 15/12/2026; Công đoàn ngành huy động 80 đoàn viên."
    )
    assert set(_borne(body)) == {("Ban Nữ công",), ("Văn phòng Sở",), ("Công đoàn ngành",)}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Phòng Nội vụ và Phòng Kinh tế, mỗi phòng cử 02 chuyên viên", ("Phòng Nội vụ", "Phòng Kinh tế")),
        ("Sáu tháng một lần, Tổ công tác báo cáo Giám đốc Sở kết quả", ("Tổ công tác",)),
    ],
)
def test_a_subject_behind_how_often_or_before_each_of_them(sentence: str, names: tuple[str, ...]) -> None:
    assert _borne(f"1. {sentence}.") == [names]


def test_a_cell_that_says_the_same_again_means_the_one_above() -> None:
    table = (
        "| STT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Lập danh mục | Sở Y tế | Quý I/2027 |\n"
        "| 2 | Rà soát kỹ thuật | -nt- | Quý II và Quý III/2027 |"
    )
    first, second = parse(HEAD + table + FOOT).drafts
    assert first.assignees == second.assignees == ("Sở Y tế",)
    assert second.deadline is not None
    assert str(second.deadline.on) == "2027-09-30"


def test_capital_headings_name_who_does_what_stands_under_them() -> None:
    body = (
        "II. CÁC ĐƠN VỊ THUỘC BỘ\nA. VỤ THỊ TRƯỜNG TRONG NƯỚC\n(1) Theo dõi cung cầu xăng dầu.\nB. TỔNG CỤC "
        "THỐNG KÊ\n(1) Công khai đường dây nóng trước ngày 12/12/2026.\nIII. CÁC TẬP ĐOÀN, TỔNG CÔNG TY\n"
        "1. Đề nghị Hiệp hội Bán lẻ An Phú vận động hội viên không tăng giá."
    )
    assert [name.lower() for names in _borne(body) for name in names] == [
        "vụ thị trường trong nước",
        "tổng cục thống kê",
        "hiệp hội bán lẻ an phú",
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Phòng Văn hóa - Xã hội tiếp nhận khiếu nại", ("Phòng Văn hóa - Xã hội",)),
        ("Bộ phận Tiếp nhận và Trả kết quả rà soát hồ sơ", ("Bộ phận Tiếp nhận và Trả kết quả",)),
    ],
)
def test_who_an_item_begins_with(sentence: str, names: tuple[str, ...]) -> None:
    assert _borne(f"1. {sentence} trước ngày 20/12/2026.") == [names]


def test_an_item_of_a_schedule_is_what_its_lead_says() -> None:
    body = (
        "c) Nộp báo cáo quyết toán về Phòng Kế hoạch - Tài chính theo lịch sau:\n- Khối bệnh viện: trước "
        "ngày 20/12/2026;\n- Khối trường học: trước ngày 28/12/2026."
    )
    first, second = parse(HEAD + body + "\n" + FOOT).drafts
    assert (first.assignees, second.assignees) == (("Khối bệnh viện",), ("Khối trường học",))
    assert first.report_to == second.report_to == ("Phòng Kế hoạch - Tài chính",)
    assert first.content.startswith("Nộp báo cáo quyết toán về Phòng Kế hoạch - Tài chính theo lịch sau: ")


@pytest.mark.parametrize(
    ("said", "with_whom"),
    [
        ("tổ chức tập huấn cùng UBND xã, phường", ("UBND xã, phường",)),
        ("gửi UBND tỉnh cùng Sở Tài chính báo cáo", ()),
    ],
)
def test_cung_says_with_whom_where_it_joins_no_names(said: str, with_whom: tuple[str, ...]) -> None:
    (task,) = parse(f"{HEAD}1. Phòng Nội vụ {said}; xong trước ngày 20/12/2026.\n{FOOT}").drafts
    assert task.cooperators == with_whom


def test_a_sentence_that_asks_another_addressed_body_is_a_task_of_its_own() -> None:
    head = (
        ADDRESSED
        + "Kính gửi:\n- Công an tỉnh;\n- Hội Nông dân tỉnh;\n- Các sở, ngành.\n\nUBND tỉnh yêu cầu:\n"
    )
    body = (
        "1. Công an tỉnh chuẩn bị lực lượng tại các bến đò. Đề nghị Hội Nông dân tỉnh vận động hội viên"
        " gia cố lồng bè.\n2. Các sở, ngành cử người trực. Nghiêm cấm bỏ trực.\n"
    )
    assert _borne(body, head)[:2] == [("Công an tỉnh",), ("Hội Nông dân tỉnh",)]


@pytest.mark.parametrize(
    ("body", "borne"),
    [
        (
            "1. Trung tâm Khuyến nông Quốc gia tăng cường tập huấn cho nông dân.\n",
            [("Trung tâm Khuyến nông Quốc gia",)],
        ),
        (
            "1. Phòng Điều dưỡng báo cáo tại giao ban Viện; đầu mối phối hợp các khoa trước 30/10/2026.\n",
            [("Phòng Điều dưỡng",)],
        ),
        (
            "1. Sở Tài chính cấp đủ kinh phí.\n"
            "2. Chế độ báo cáo: Các chủ đầu tư báo cáo tiến độ về Sở Xây dựng trước ngày 25 hằng tháng.\n",
            [("Sở Tài chính",), ("Các chủ đầu tư",)],
        ),
        ("1. Trường Chính trị Lê Quang mở các lớp bồi dưỡng bí thư.\n", [("Trường Chính trị Lê Quang",)]),
    ],
)
def test_names_and_labels_that_hold_words_of_work(body: str, borne: list[tuple[str, ...]]) -> None:
    assert _borne(body) == borne


def test_what_is_laid_on_the_issuer_in_a_source_is_no_introduction() -> None:
    head = ADDRESSED.replace("ỦY BAN NHÂN DÂN\nTỈNH HẢI LĂNG", "UBND TỈNH HẢI LĂNG\nSỞ NỘI VỤ")
    lead = (
        "Kính gửi:\n- Sở Y tế; Sở Công Thương;\n- UBND các xã.\n\nTheo Công văn số 51/UBND-NC (giao Sở Nội vụ"
        " báo cáo trước ngày 30/10/2026), Sở Nội vụ đề nghị các cơ quan thực hiện một số nội dung sau:\n"
    )
    found = parse(f"{head}{lead}1. Cử 01 đầu mối theo dõi, gửi về Sở Nội vụ trước ngày 25/10/2026.\n{FOOT}")
    assert found.addressees == ("Sở Y tế", "Sở Công Thương", "UBND các xã")
    assert [draft.assignees for draft in found.drafts if draft.deadline] != [("Sở Nội vụ",)]
