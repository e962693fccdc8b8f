"""Provinces: the one that a place, a text or an address on the net names."""

import re
from datetime import date

from expressions.names.places import CITIES, MERGED, PROVINCES, TOWNS
from language.folding import fold

PLACES = {fold(name): name for name in reversed((*CITIES, *PROVINCES))}  # the first spelling stands
_FOLDED_CITIES = frozenset(fold(name) for name in CITIES)
_MERGED_ON = date(2025, 7, 1)
_REACH = 6000
_OF_A_BODY = re.compile(
    r"(?:trên địa bàn|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|của|tại)\s+(?:tỉnh|[Tt]hành phố)\s+"
)
_NAMED = re.compile(r"(?<!\w)(?:tỉnh|[Tt]hành phố|TỈNH|THÀNH PHỐ|TP\.?)\s+(?=[A-ZĐ])")
_ADDRESS = re.compile(
    r"[\w.-]{1,60}@[\w.-]{1,60}|[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:gov|edu)\.vn|(?<![\w.-])bao[a-z]{4,20}\.(?:com\.|org\.)?vn"
)
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
        or _of_address(document)
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


def _of_address(document: str) -> str | None:
    """ "vanphong@laichau.gov.vn": the province that an address on the net bears."""
    for found in _ADDRESS.finditer(document):
        text = found.group().lower()
        for folded, name in PLACES.items():
            if folded.replace(" ", "").replace("-", "") in text:
                return with_kind(name)
    return None


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
