"""What a scan or a program spoilt: names, words of names, days, heads of tables, blank lines everywhere."""

import pytest

from directives.model import EVENED
from directives.outline.columns import Column, columns_of
from directives.outline.known_words import spoilt_words
from directives.outline.mending import mends
from directives.parse import parse
from expressions.names.spelling import evened_names
from tests.directives.letters import TWO_COLUMNS


def mended(text: str) -> str:
    for mend in reversed(mends(text)):
        text = text[: mend.start] + mend.text + text[mend.end :]
    return text


@pytest.mark.parametrize("spoilt", ["UBNK", "BND", "UBBND", "U8ND"])
def test_an_abbreviation_that_stands_once_in_a_bad_scan_is_the_frequent_one_like_it(spoilt: str) -> None:
    scan = "Giao UBND xã A, UBND xã B, UBND xã C rà sòát, kiểm trã, bảò vệ rừng; HĐND giám sát; " * 2
    assert "gửi UBND xã D, báo" in mended(f"{scan}gửi {spoilt} xã D, báo cáo HĐND.")
    assert f"gửi {spoilt} xã D" in mended(f"Giao UBND xã A, UBND xã B, UBND xã C gửi {spoilt} xã D.")


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("Sở Nông nghiệp và Môi trườnq", "Sở Nông nghiệp và Môi trường"),
        ("SởNội vụ", "Sở Nội vụ"),
        ("Bộ Tàichính", "Bộ Tài chính"),
        ("Sở Tư ph|áp", "Sở Tư pháp"),
        ("các cơ quan liên qan", "các cơ quan liên quan"),
        ("Đội Phúc tập số 2 tỉnnh", "Đội Phúc tập số 2 tỉnh"),
        ("Hộ Công an", "Hộ Công an"),
        ("Sở Nông nghiệp và Ảôị trường", "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_a_spoilt_name_is_the_known_one_beside_it(spoilt: str, meant: str) -> None:
    meanings = evened_names([spoilt, "Đội Phúc tập số 2 tỉnh"], "")
    assert meanings.get(spoilt, spoilt) == meant


def test_the_first_word_of_a_name_is_mended_where_much_is_spoilt_and_no_body_is_made_another() -> None:
    assert evened_names(["Hộ Công an", "Sớ Y tế"], "", noisy=True) == {
        "Hộ Công an": "Bộ Công an",
        "Sớ Y tế": "Sở Y tế",
    }
    assert evened_names(["Sở Tài chính", "Bộ Tài chính"], "", noisy=True) == {}


def test_marks_of_a_standing_name_are_put_right_and_no_place_of_a_tone_is() -> None:
    spoilt = "Sở Lao động - Thương bỉnh và Xã hội"
    assert evened_names([spoilt, "Sở Văn hoá và Thể thao"], "") == {spoilt: spoilt.replace("bỉnh", "binh")}


def test_of_two_units_that_differ_in_marks_none_becomes_the_other() -> None:
    assert evened_names(["Xã Tân Mai", "Xã Tân Mài"], "", units=("Xã Tân Mai", "Xã Tân Mái")) == {}


def test_names_of_the_registry_are_known_again() -> None:
    units = ["Đội Quản lý chợ số 4"]
    assert evened_names(["Đội Quảnn lý chợ số 4"], "", units=units) == {"Đội Quảnn lý chợ số 4": units[0]}
    assert spoilt_words(["giao", "đội", "quản", "lí", "chợ", "hôm"], ["Đội Quản lý chợ Hôm"], noisy=True) == {
        3: "lý"
    }


@pytest.mark.parametrize("spoilt", ["Phòng Quy hoạchh", "Phòng Quy hoạh", "Phòng Quy h0ạch"])
def test_a_unit_that_was_read_by_likeness_is_told_with_what_stands_there(spoilt: str) -> None:
    text = f"1. Phòng Quy hoạch rà soát mạng lưới.\n2. {spoilt} lập danh sách, gửi Văn phòng Sở.\n"
    first, second = parse(text).drafts
    assert (first.warnings, second.assignees) == ((), ("Phòng Quy hoạch",))
    told = [each.params for each in second.warnings if each.code == EVENED]
    assert told == [{"written": spoilt, "meant": "Phòng Quy hoạch"}]


def test_only_blanks_and_marks_of_a_unit_that_were_mended_are_no_likeness() -> None:
    text = "1. Phòng Quy hoạch rà soát mạng lưới.\n2. Phòng Quy ho ạch lập danh sách, gửi Văn phòng Sở.\n"
    assert [each.warnings for each in parse(text).drafts] == [(), ()]


@pytest.mark.parametrize(
    "names",
    [
        ["UBND xã Ia Lâu", "UBND xã Ia Mơ", "Trạm Y tế xã Krông Ana", "Trạm Y tế xã Krông Năng"],
        ["Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2", "Phòng QLĐT", "Phòng QLĐB"],
        ["Tập đoàn Viettel", "Công ty Mobifone", "Bộ VHTTDL"],
    ],
)
def test_another_body_is_no_spoilt_name(names: list[str]) -> None:
    assert evened_names(names, "", noisy=True) == {}


def test_a_syllable_of_a_name_is_mended_only_where_much_is_spoilt() -> None:
    names, text = (
        ["Ban Quản lý chợ Bến Thành", "Ban Quản lý chợ Bến Thanh"],
        "Ban Quản lý chợ Bến Thành. " * 2,
    )
    assert evened_names(names, text) == {}
    assert evened_names(names, text, noisy=True) == {names[1]: names[0]}


def test_one_word_of_a_known_name_is_mended_by_the_others() -> None:
    assert spoilt_words(["giao", "sở", "giáo", "dục", "và", "đào", "lạo", "chủ", "trì"]) == {6: "tạo"}
    assert spoilt_words(["giao", "sở", "giáo", "dục", "và", "đào", "tạo", "chủ", "trì"]) == {}
    assert spoilt_words(["b", "xây", "dựng", "kế", "hoạch", "và", "đầu", "tư"]) == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("trước ngày 30 tháng- 11 năm 2026", "trước ngày 30 tháng 11 năm 2026"),
        ("định kỳ trước ngày 01'/6 hằng năm", "định kỳ trước ngày 01/6 hằng năm"),
        ("báo cáo hằng tháng.\n4) Đoàn Thanh niên", "báo cáo hằng tháng.\n4) Đoàn Thanh niên"),
        ("Trạm biến áp 500 kV Bình Dương", "Trạm biến áp 500 kV Bình Dương"),
    ],
)
def test_specks_in_days_are_mended(text: str, meant: str) -> None:
    assert mended(text) == meant


# Marks that no syllable bears, as a bad scan leaves them.
_SCANNED = "Đẫnh giá kềt quả thựcc hiện, cônq khai thônq tim, bẻo đảm tiếm độ và chẩt lượnq côn9 việc.\n"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Đơn vị thực hiện theo quyđịnh của Chínhphủ.", "Đơn vị thực hiện theo quy định của Chính phủ."),
        ("các tổ chức,cá nhân có liên quan", "các tổ chức, cá nhân có liên quan"),
        ("Yêu cầu các sở. ban, ngành báo cáo", "Yêu cầu các sở, ban, ngành báo cáo"),
        ("3, Sở Y tế chủ trì", "3. Sở Y tế chủ trì"),
        ("1. Sô Y tế chủ trì, phối hợp", "1. Sở Y tế chủ trì, phối hợp"),
        ("các cơ quan liên 9uan", "các cơ quan liên quan"),
        ("Nhiệm vụ VI. và Điều 1. giao các cơ quan", "Nhiệm vụ VI. và Điều 1. giao các cơ quan"),
        ("báo cáo trong 5năm tới", "báo cáo trong 5năm tới"),
    ],
)
def test_what_a_bad_scan_lost_is_mended(text: str, meant: str) -> None:
    assert mended(_SCANNED * 3 + text).split("\n")[-1] == meant


def test_a_typed_text_keeps_its_rare_words() -> None:
    text = "Sô Y tế, các sở. ban, ngành, tổ chức,cá nhân, VNeID và Google Meet"
    assert mended(text) == text


def test_a_word_with_a_speck_is_mended_as_a_whole() -> None:
    assert mended(_SCANNED * 3 + "cán bộ, công chức, viê~n chức").endswith("viên chức")


@pytest.mark.parametrize("written", ["ngày 2002/2025", "ngày 20/022025", "ngày 20/02`2025"])
def test_a_day_is_read_without_one_of_its_signs(written: str) -> None:
    assert mended(f"báo cáo trước {written}.") == "báo cáo trước ngày 20/02/2025."


@pytest.mark.parametrize("receivers", ["Nơi nhận:", "Nơi nhậm:", "Nei nhận", "- Như trên;"])
def test_the_foot_and_the_signer_are_found_with_a_spoilt_letter(receivers: str) -> None:
    letter = TWO_COLUMNS.split("Nơi nhận")[0]
    foot = f"{receivers}\n- Lưu: VT.\nGIÁM ĐỐC\nTrầm Chí Hải\n"
    read = parse(letter + foot)
    assert read.signer == "Trầm Chí Hải"
    assert all("VT" not in draft.quote for draft in read.drafts)


def test_the_head_of_a_table_is_known_with_stray_blanks() -> None:
    heads = ["STT", "Nội dung được giao", "Cơ q uanchủ công thực hiện", "TG hơàn thành"]
    short = columns_of(["STT", "Nhiệm vụ", "Cơ uan chủ rì", "Thời gian"])
    assert short is not None
    assert short[2] is Column.LEAD
    found = columns_of(heads)
    assert found is not None
    assert found[2] is Column.LEAD


def test_blank_lines_behind_every_line_change_nothing() -> None:
    single, double = parse(TWO_COLUMNS), parse("\n\n".join(TWO_COLUMNS.split("\n")))
    assert [draft.content for draft in double.drafts] == [draft.content for draft in single.drafts]
    assert (double.number, double.subject, double.signer) == (single.number, single.subject, single.signer)
