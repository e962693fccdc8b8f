import pytest

from directives.duties.cooperation import cooperators
from directives.duties.recipients import recipients
from directives.duties.reports import kind_of
from directives.duties.roles import bearers
from directives.model import Kind


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Giao Phòng Nội vụ theo dõi, đôn đốc việc thực hiện.", ("Phòng Nội vụ",)),
        ("Theo đó, giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát.", ("Sở Xây dựng",)),
        ("Trên cơ sở kết quả rà soát, Thanh tra tỉnh báo cáo UBND tỉnh.", ("Thanh tra tỉnh",)),
        ("Đề nghị quý cơ quan góp ý bằng văn bản.", ("quý cơ quan",)),
        ("Văn phòng Sở là đầu mối tổng hợp kết quả.", ("Văn phòng Sở",)),
    ],
)
def test_a_sentence_names_who_is_responsible(sentence: str, names: tuple[str, ...]) -> None:
    assert bearers(sentence)[0].names == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ Nội vụ đã chủ trì soạn thảo dự thảo Nghị định.",
        "Thực hiện nhiệm vụ được giao Sở Y tế năm 2024.",
        "Theo đề nghị của Sở Tư pháp tại Tờ trình số 25.",
    ],
)
def test_a_recital_makes_nobody_responsible(sentence: str) -> None:
    assert bearers(sentence) == []


def test_the_issuer_who_only_speaks_bears_no_task() -> None:
    sentence = "Sở Y tế xin gửi dự thảo và đề nghị Bệnh viện Mắt góp ý."
    assert [bearer.names for bearer in bearers(sentence, "Sở Y tế tỉnh Hải Lăng")] == [("Bệnh viện Mắt",)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("báo cáo kết quả về Văn phòng Sở trước ngày 5/6", ("Văn phòng Sở",)),
        (
            "báo cáo UBND tỉnh (qua Sở Nội vụ, đồng gửi Phòng Tổ chức) để theo dõi",
            ("UBND tỉnh", "Sở Nội vụ", "Phòng Tổ chức"),
        ),
        ("gửi về Sở Y tế trước ngày 5/6 để tổng hợp, báo cáo Bộ Y tế", ("Sở Y tế",)),
        ("gửi cho cơ quan thuế nơi đặt trụ sở chậm nhất ngày 5/6", ("cơ quan thuế",)),
        ("gửi về Sở Y tế (qua Phòng Dược; số fax 0123.456) trước ngày 5/6", ("Sở Y tế",)),
        ("báo cáo kết quả với Hội đồng nhân dân tỉnh trước ngày 5/6", ("Hội đồng nhân dân tỉnh",)),
        (
            "Để kịp báo cáo Bộ Y tế, Sở Y tế yêu cầu các trạm gửi số liệu về Văn phòng Sở trước ngày 5/6",
            ("Văn phòng Sở",),
        ),
        ("tổng hợp kết quả để báo cáo Thanh tra Chính phủ", ("Thanh tra Chính phủ",)),
        ("trình UBND tỉnh xem xét, ban hành", ("UBND tỉnh",)),
        ("gửi danh sách (qua đồng chí Lê Văn An - chuyên viên) về Sở Nội vụ", ("Sở Nội vụ",)),
        ("xây dựng chương trình Bộ Y tế đã phê duyệt", ()),
        (
            "báo cáo về Sở Nội vụ trước ngày 5/6 để Sở tổng hợp, báo cáo Bộ Nội vụ và UBND tỉnh",
            ("Sở Nội vụ",),
        ),
        ("báo cáo về UBND xã qua nhóm Zalo của xã", ("UBND xã",)),
        ("cung cấp kịp thời các bản tin cho UBND tỉnh", ("UBND tỉnh",)),
        ("thông tin kịp thời cho Công an xã khi có người lạ", ("Công an xã",)),
        ("Trình UBND tỉnh phê duyệt đề án", ("UBND tỉnh",)),
        ("Các trường nộp bản cứng tại Phòng Nội vụ trước ngày 5/6", ("Phòng Nội vụ",)),
        ("Phối hợp với Trung tâm Chuyển đổi số, tạo điều kiện cho các đơn vị cập nhật", ()),
        ("trình Hội đồng nhân dân cùng cấp xem xét", ("Hội đồng nhân dân cùng cấp",)),
        (
            "nghiên cứu để xem xét lồng ghép vào các đề án, báo cáo Thủ tướng Chính phủ",
            ("Thủ tướng Chính phủ",),
        ),
        ("sơ kết để tổng hợp, báo cáo UBND tỉnh và Bộ Tư pháp", ("UBND tỉnh", "Bộ Tư pháp")),
        ("trình cấp có thẩm quyền bố trí kinh phí", ()),
        ("báo cáo cấp có thẩm quyền xem xét", ("cấp có thẩm quyền",)),
        ("gửi về Bộ Y tế số 138A Giảng Võ trước ngày 5/6", ("Bộ Y tế",)),
    ],
)
def test_who_receives_the_report(sentence: str, names: tuple[str, ...]) -> None:
    assert recipients(sentence) == names


def test_cooperating_units_follow_the_word_for_it() -> None:
    sentence = "Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và các đơn vị liên quan rà soát."
    assert cooperators(sentence) == ("Sở Tài chính", "Công an tỉnh", "các đơn vị liên quan")
    assert cooperators("đôn đốc các đơn vị phối hợp giải quyết hồ sơ") == ()


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("Tổng hợp số liệu, báo cáo Sở Y tế trước ngày 5/6", Kind.REPORT),
        ("gửi danh sách về Phòng Nội vụ", Kind.REPORT),
        ("Hoàn thành việc tiêm chủng trước ngày 5/6 để báo cáo Bộ Y tế", Kind.ACTION),
        ("Rà soát, trình Thủ tướng Chính phủ ban hành", Kind.ACTION),
    ],
)
def test_a_report_is_what_is_sent_to_somebody(clause: str, kind: Kind) -> None:
    assert kind_of(clause) is kind
