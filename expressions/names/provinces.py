"""Provinces: their names, towns and letters, and the one that a place, a text or a web address names."""

import re
from datetime import date

from language.folding import fold

# Cities under the central government; every other name here is a province. Names from before and after
# the mergers of July 2025 stand side by side, because old directives stay in force.
CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh",
    "Bến Tre", "Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk",
    "Đăk Lăk", "Đắk Nông", "Đăk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang",
    "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang", "Hòa Bình", "Hoà Bình", "Hưng Yên", "Khánh Hòa",
    "Khánh Hoà", "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Long An",
    "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên",
    "Thanh Hóa", "Thanh Hoá", "Thừa Thiên Huế", "Thừa Thiên - Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang",
    "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

# Towns by which a text or a place line gives away its province; no name that two provinces share.
TOWNS = {
    "An Giang": ("Long Xuyên", "Châu Đốc", "Tịnh Biên"), "Bà Rịa - Vũng Tàu": ("Vũng Tàu", "Côn Đảo"),
    "Bắc Ninh": ("Từ Sơn", "Thuận Thành"), "Bến Tre": ("Giồng Trôm", "Mỏ Cày"),
    "Bình Định": ("Quy Nhơn", "Qui Nhơn", "Hoài Nhơn", "Phù Cát", "Phù Mỹ", "Tuy Phước"),
    "Bình Dương": ("Thủ Dầu Một", "Dĩ An", "Bến Cát"),
    "Bình Phước": ("Đồng Xoài", "Chơn Thành"), "Bình Thuận": ("Phan Thiết", "Hàm Thuận Bắc"),
    "Đắk Lắk": ("Buôn Ma Thuột", "Buôn Hồ", "Krông Pắc"), "Đắk Nông": ("Gia Nghĩa", "Đắk Mil"),
    "Điện Biên": ("Mường Nhé", "Điện Biên Phủ"), "Đồng Nai": ("Biên Hòa", "Long Khánh", "Nhơn Trạch"),
    "Đồng Tháp": ("Cao Lãnh", "Sa Đéc", "Hồng Ngự"), "Gia Lai": ("Pleiku", "An Khê", "Ayun Pa"),
    "Hà Giang": ("Hoàng Su Phì", "Quản Bạ"), "Hà Nam": ("Phủ Lý", "Duy Tiên"),
    "Hà Tĩnh": ("Kỳ Anh", "Hồng Lĩnh", "Nghi Xuân"), "Hải Dương": ("Chí Linh", "Kinh Môn"),
    "Hậu Giang": ("Vị Thanh", "Ngã Bảy", "Long Mỹ"), "Hồ Chí Minh": ("Thủ Đức", "Cần Giờ", "Củ Chi"),
    "Hòa Bình": ("Mai Châu", "Kim Bôi"), "Hưng Yên": ("Mỹ Hào", "Khoái Châu"),
    "Khánh Hòa": ("Nha Trang", "Cam Ranh", "Trường Sa"), "Kiên Giang": ("Rạch Giá", "Hà Tiên", "Phú Quốc"),
    "Kon Tum": ("Đắk Tô", "Ngọc Hồi"), "Lai Châu": ("Tam Đường", "Sìn Hồ", "Than Uyên"),
    "Lâm Đồng": ("Đà Lạt", "Bảo Lộc"), "Lạng Sơn": ("Hữu Lũng", "Lộc Bình"), "Lào Cai": ("Sa Pa", "Bắc Hà"),
    "Long An": ("Tân An", "Kiến Tường", "Đức Hòa"), "Nam Định": ("Hải Hậu", "Giao Thủy"),
    "Nghệ An": ("Vinh", "Cửa Lò", "Con Cuông"), "Ninh Bình": ("Hoa Lư", "Tam Điệp"),
    "Ninh Thuận": ("Phan Rang", "Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm", "Ninh Hải"),
    "Phú Thọ": ("Việt Trì", "Thanh Ba"), "Phú Yên": ("Tuy Hòa", "Sông Cầu"),
    "Quảng Bình": ("Đồng Hới", "Ba Đồn"), "Quảng Nam": ("Tam Kỳ", "Hội An", "Điện Bàn"),
    "Quảng Ngãi": ("Đức Phổ", "Sơn Tịnh", "Lý Sơn"), "Quảng Trị": ("Đông Hà", "Hướng Hóa", "Cồn Cỏ"),
    "Quảng Ninh": ("Hạ Long", "Cẩm Phả", "Uông Bí", "Móng Cái", "Đông Triều", "Vân Đồn", "Quảng Yên"),
    "Sóc Trăng": ("Ngã Năm", "Mỹ Xuyên", "Cù Lao Dung"), "Sơn La": ("Mộc Châu", "Sốp Cộp"),
    "Tây Ninh": ("Trảng Bàng", "Gò Dầu"), "Thái Bình": ("Tiền Hải", "Quỳnh Phụ"),
    "Thái Nguyên": ("Sông Công", "Phổ Yên"), "Thanh Hóa": ("Sầm Sơn", "Bỉm Sơn", "Nghi Sơn"),
    "Tiền Giang": ("Mỹ Tho", "Gò Công", "Cai Lậy"), "Trà Vinh": ("Càng Long", "Duyên Hải", "Trà Cú"),
    "Tuyên Quang": ("Na Hang", "Chiêm Hóa"), "Vĩnh Long": ("Vũng Liêm", "Trà Ôn"),
    "Vĩnh Phúc": ("Vĩnh Yên", "Phúc Yên"), "Yên Bái": ("Nghĩa Lộ", "Mù Cang Chải"),
}  # fmt: skip

# Provinces that ceased on 1 July 2025 (Nghị quyết 202/2025/QH15), and those that they became part of.
MERGED = {
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh", "Bắc Giang": "Bắc Ninh", "Bắc Kạn": "Thái Nguyên",
    "Bạc Liêu": "Cà Mau",
    "Bến Tre": "Vĩnh Long", "Bình Định": "Gia Lai", "Bình Dương": "Hồ Chí Minh", "Bình Phước": "Đồng Nai",
    "Bình Thuận": "Lâm Đồng", "Đắk Nông": "Lâm Đồng", "Hà Giang": "Tuyên Quang", "Hà Nam": "Ninh Bình",
    "Hải Dương": "Hải Phòng", "Hậu Giang": "Cần Thơ", "Hòa Bình": "Phú Thọ", "Kiên Giang": "An Giang",
    "Kon Tum": "Quảng Ngãi", "Long An": "Tây Ninh", "Nam Định": "Ninh Bình", "Ninh Thuận": "Khánh Hòa",
    "Phú Yên": "Đắk Lắk", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng", "Sóc Trăng": "Cần Thơ",
    "Thái Bình": "Hưng Yên", "Tiền Giang": "Đồng Tháp", "Trà Vinh": "Vĩnh Long", "Vĩnh Phúc": "Phú Thọ",
    "Yên Bái": "Lào Cai",
}  # fmt: skip

# The letters of a symbol, and the body that they stand for.
BODIES = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "VPCP": "Văn phòng Chính phủ", "QH": "Quốc hội",
    "BYT": "Bộ Y tế", "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BXD": "Bộ Xây dựng", "BTP": "Bộ Tư pháp",
    "BCT": "Bộ Công Thương", "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BGD&ĐT": "Bộ Giáo dục và Đào tạo", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "BGTVT": "Bộ Giao thông vận tải",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "LĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "UBDT": "Ủy ban Dân tộc",
    "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "BHXH": "Bảo hiểm xã hội Việt Nam", "TCT": "Tổng cục Thuế", "CT": "Cục Thuế",
    "TCHQ": "Tổng cục Hải quan", "TANDTC": "Tòa án nhân dân tối cao",
    "VKSTC": "Viện kiểm sát nhân dân tối cao", "KBNN": "Kho bạc Nhà nước", "CTGPL": "Cục Trợ giúp pháp lý",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam", "SYT": "Sở Y tế", "SNV": "Sở Nội vụ", "STC": "Sở Tài chính",
    "SXD": "Sở Xây dựng", "STP": "Sở Tư pháp", "SCT": "Sở Công Thương", "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SGD&ĐT": "Sở Giáo dục và Đào tạo", "SGDDT": "Sở Giáo dục và Đào tạo", "GDĐT": "Sở Giáo dục và Đào tạo",
    "SKHĐT": "Sở Kế hoạch và Đầu tư", "SKHCN": "Sở Khoa học và Công nghệ",
    "STTTT": "Sở Thông tin và Truyền thông", "STNMT": "Sở Tài nguyên và Môi trường",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn", "SNN": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường", "SGTVT": "Sở Giao thông vận tải",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SVHTT": "Sở Văn hóa và Thể thao", "SDL": "Sở Du lịch",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội", "SNgV": "Sở Ngoại vụ", "SDT": "Sở Dân tộc",
    "SDTTG": "Sở Dân tộc và Tôn giáo", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
}  # fmt: skip

# Letters that stand for words inside a body's name: "Cục TGPL".
SHORT_WORDS = {
    "TGPL": "Trợ giúp pháp lý", "GDĐT": "Giáo dục và Đào tạo", "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "THADS": "Thi hành án dân sự", "QLTT": "Quản lý thị trường", "ATTP": "An toàn thực phẩm",
    "QLĐĐ": "Quản lý đất đai", "TCKH": "Tài chính - Kế hoạch", "VHTT": "Văn hóa và Thông tin",
    "TNMT": "Tài nguyên và Môi trường", "KTHT": "Kinh tế và Hạ tầng",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "KHĐT": "Kế hoạch và Đầu tư", "YTDP": "Y tế dự phòng",
}  # fmt: skip

# Names as they are written out, to give letterheads in capitals (and OCR's lost diacritics) their form.
KNOWN_NAMES = (
    *dict.fromkeys(BODIES.values()), "Ủy ban nhân dân", "Hội đồng nhân dân", "Tổng cục Thống kê",
    "Tổng cục Du lịch", "Cục Thuế", "Cục Hải quan", "Thanh tra tỉnh", "Phòng Giáo dục và Đào tạo",
    "Phòng Nội vụ", "Phòng Y tế", "Phòng Tài chính - Kế hoạch", "Trung tâm Y tế",
    "Trung tâm Kiểm soát bệnh tật", "Bệnh viện Đa khoa", "Văn phòng Ủy ban nhân dân",
    "Văn phòng Trung ương Đảng", "Ủy ban Thường vụ Quốc hội", "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước",
    "Văn phòng Đảng ủy Chính phủ", "Ban Chỉ đạo", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Quản lý",
    "Ban Dân tộc", "Công an tỉnh", "Công an thành phố", "Bộ Chỉ huy quân sự", "Kiểm toán nhà nước",
    "Đài Truyền hình Việt Nam", "Thông tấn xã Việt Nam", "Tòa án nhân dân", "Viện kiểm sát nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Liên đoàn Lao động", "Hội Liên hiệp Phụ nữ", "Hội Nông dân",
    "Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
    "Đảng ủy", "Sở", "Bộ", "Cục", "Phòng", "Ban", "Chi cục", "Tổng cục", "Chi cục Thuế", "Kho bạc Nhà nước",
    "Bảo hiểm xã hội", "Văn phòng", "Sở An toàn thực phẩm", "Sở Quy hoạch - Kiến trúc",
    "Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ",
)  # fmt: skip

# What goes before a place's own name, in running text and in a letterhead.
PLACE_KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu")


# Provinces: the one that a place, a text or an address on the net names.

PLACES = {fold(name): name for name in reversed((*CITIES, *PROVINCES))}  # the first spelling stands
_FOLDED_CITIES = frozenset(fold(name) for name in CITIES)
_MERGED_ON = date(2025, 7, 1)
_REACH = 6000  # letters from the top in which a province is sought
_OF_A_BODY = re.compile(
    r"(?:trên địa bàn|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|của|tại)\s+(?:tỉnh|[Tt]hành phố)\s+"
)
_NAMED = re.compile(r"(?<!\w)(?:tỉnh|[Tt]hành phố|TỈNH|THÀNH PHỐ|TP\.?)\s+(?=[A-ZĐ])")
# Bodies that bear the bare name of the province they serve: "Công ty Điện lực Yên Bái", "Báo Yên Bái".
_LOCAL_BODY = re.compile(
    r"(?<!\w)(?:Điện lực|Báo|BHXH|Bảo hiểm xã hội|Truyền hình|Cục Thuế|Cục Hải quan|Công an|Tỉnh ủy|HĐND|VNPT"
    r"|Viettel|Kho bạc Nhà nước|[Đđ]a khoa|Cổng thông tin điện tử|Cổng Thông tin điện tử|Cổng TTĐT"
    r"|Sở [A-ZĐ][^\s,.;]{0,10}(?: [^\s,.;]{1,10}){0,5}?|Đại học|Cao đẳng)\s(?=[A-ZĐ])"
)
_TOWN_OF = {town: province for province, towns in TOWNS.items() for town in towns}
_LONG_TOWNS = "|".join(sorted((town for town in _TOWN_OF if len(town.split()) > 1), key=len, reverse=True))
_SHORT_TOWNS = "|".join(town for town in _TOWN_OF if len(town.split()) == 1)
# A name of one syllable is a person's as often as a town's.
_TOWN = re.compile(
    rf"(?<!\w)(?:{_LONG_TOWNS})(?!\w)|(?:(?<=phố )|(?<=TP )|(?<=TP\. ))(?:{_SHORT_TOWNS})(?!\w)"
)


def with_kind(name: str) -> str:
    """ "Đồng Nai" -> "tỉnh Đồng Nai", "Huế" -> "Thành phố Huế"."""
    return f"{'Thành phố' if fold(name) in _FOLDED_CITIES else 'tỉnh'} {name}"


def named_place(text: str) -> str | None:
    """A province or city with its kind: "Đồng Nai" -> "tỉnh Đồng Nai"; None for any other place."""
    bare = re.sub(r"^(?:tp\.?|thanh pho|tinh)\s*", "", fold(text).strip(" ,.")).replace(" - ", "-")
    for folded, name in PLACES.items():
        if folded.replace(" - ", "-") == bare:
            written = text.strip(" ,.")
            same = fold(written).replace(" - ", "-") == bare
            shown = written if same and written[:1].isupper() and not written.isupper() else name
            return f"{'Thành phố' if folded in _FOLDED_CITIES else 'tỉnh'} {shown}"
    return None


def province_of(place: str | None, document: str, issued: date | None) -> str | None:
    """The province, with its kind, of the place line; or the one that the text gives away."""
    found = (named_place(place) or _of_towns(place, issued)) if place else None
    return (
        found
        or _of_a_body(document)
        or _only_one_named(document)
        or _of_towns(document[:_REACH], issued)
        or _of_local_bodies(document)
    )


def _province_at(text: str, at: int) -> str | None:
    after = fold(text[at : at + 40])
    fits = (folded for folded in PLACES if after.startswith(folded))
    return next(
        (PLACES[folded] for folded in fits if not after[len(folded) : len(folded) + 1].isalnum()), None
    )


def _of_a_body(document: str) -> str | None:
    hits = (_province_at(document, found.end()) for found in _OF_A_BODY.finditer(document[:_REACH]))
    name = next((name for name in hits if name), None)
    return with_kind(name) if name else None


def _only_one_named(document: str) -> str | None:
    """The one province of a whole text, as at the end of a postal address; of two it may be either."""
    hits = (_province_at(document, found.end()) for found in _NAMED.finditer(document[:_REACH]))
    names = {name for name in hits if name}
    return with_kind(names.pop()) if len(names) == 1 else None


def _of_local_bodies(document: str) -> str | None:
    """The one province whose local bodies a text names; of two it may be either."""
    text = document[:_REACH]
    ends = [found.end() for pattern in (_LOCAL_BODY, _NAMED) for found in pattern.finditer(text)]
    names = {name for end in ends if (name := _province_at(text, end))}
    return with_kind(names.pop()) if len(names) == 1 else None


def _of_towns(text: str, issued: date | None) -> str | None:
    """The one province in which all towns lie that the text names; after the mergers the new one."""
    whole = {_TOWN_OF[text]} if text in _TOWN_OF else {_TOWN_OF[town] for town in _TOWN.findall(text)}
    if issued and issued >= _MERGED_ON:
        whole = {MERGED.get(name, name) for name in whole}
    return with_kind(whole.pop()) if len(whole) == 1 else None


# Names that a line breaks: "Đài Tiếng nói Việt / Nam".

_LONG_NAMES = (*PROVINCES, *CITIES, *KNOWN_NAMES, "Việt Nam")


def _ends_by_beginning() -> dict[str, set[tuple[str, str]]]:
    """The two parts of each known name, broken before a capital, by the first word of the second."""
    parts: dict[str, set[tuple[str, str]]] = {}
    for name in _LONG_NAMES:
        words = name.split()
        for at in range(1, len(words)):
            if words[at][0].isupper():
                end = " ".join(words[at:])
                parts.setdefault(words[at], set()).add((" ".join(words[:at]), end))
    return parts


_BROKEN = _ends_by_beginning()


def breaks_name(end: str, beginning: str) -> bool:
    """Whether a known name goes on from the end of one line to the beginning of the next."""
    first = re.match(r"\w+", beginning)
    parts = _BROKEN.get(first.group(), ()) if first else ()
    return any(beginning.startswith(after) and f" {end}".endswith(f" {before}") for before, after in parts)
