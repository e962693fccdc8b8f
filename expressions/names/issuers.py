"""Who issues a document, seen from an office: the office itself, somebody above it, or another agency."""

import re

from language.folding import fold

_NATIONAL = re.compile(
    r"(?:chinh phu|thu tuong|pho thu tuong|van phong chinh phu|thanh tra chinh phu|quoc hoi|chu tich nuoc"
    r"|uy ban thuong vu quoc hoi|trung uong|ban bi thu|bo chinh tri|ban chap hanh trung uong"
    r"|dang uy chinh phu|bo (?!chi huy)|uy ban dan toc|ngan hang nha nuoc|kiem toan nha nuoc"
    r"|bao hiem xa hoi viet nam|tong cuc )"
)
_GOVERNING = re.compile(
    r"(?:(?:thuong truc |chu tich |van phong )*"
    r"(?:uy ban nhan dan|hoi dong nhan dan|doan dai bieu quoc hoi)|tinh uy|thanh uy"
    r"|(?:thuong truc |van phong |ban thuong vu )+(?:tinh|thanh|huyen|quan|dang) uy|huyen uy|quan uy|dang uy"
    r"|ban chi dao)"
)
_LEVEL = re.compile(
    r"\b(?:(?P<province>tinh|thanh pho|tp|thanh uy)|(?P<district>huyen|quan|thi xa)"
    r"|(?P<commune>xa|phuong|thi tran|dac khu))\b"
)
_RANKS = {"province": 3, "district": 2, "commune": 1}
_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan"}
_PROVINCE = re.compile(r"\b(?:tinh|thanh pho|tp\.?) (?!uy\b)(.+)$")
_PROVINCIAL = 3
_OFFICERS = re.compile(r"^(?:van phong |chu tich |thuong truc )+")
_PLACE = re.compile(r" (?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong) .*$")


def another_agency(issuer: str, office: str) -> bool:
    """Whether the issuer is neither the office nor above it; False where one of the names is not known.

    Above are the bodies of the State and the Party of the nation, and those that govern the office's own
    place or one that holds it. A province that both name must be the same.
    """
    theirs, ours = _even(issuer), _even(office)
    if not theirs or not ours or _same(theirs, ours):
        return False
    if _NATIONAL.match(theirs):
        return False
    return not (_GOVERNING.match(theirs) and _governs(theirs, ours))


def _even(name: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in re.sub(r"[^\w ]", " ", fold(name)).split())


def _same(theirs: str, ours: str) -> bool:
    """Word by word, whatever place is added; a unit of the office signs for it."""
    if _province(theirs) and _province(ours) and _province(theirs) != _province(ours):
        return False
    if _GOVERNING.match(ours):
        return f"{ours} ".startswith(f"{_OFFICERS.sub('', theirs)} ")
    bare = _PLACE.sub("", ours)
    return (
        theirs in (ours, bare) or f" {bare}" in f" {_PLACE.sub('', theirs)}" or ours.startswith(f"{theirs} ")
    )


def _governs(theirs: str, ours: str) -> bool:
    province, own = _province(theirs), _province(ours)
    if province and own and province != own:
        return False
    rank, own_rank = _rank(theirs), _rank(ours) if _GOVERNING.match(ours) else _PROVINCIAL
    return rank > own_rank or (rank == own_rank and not _GOVERNING.match(ours))


def _rank(name: str) -> int:
    """Of which level it is, by the first place named; one that names none is of the province."""
    found = _LEVEL.search(name)
    return _RANKS[found.lastgroup or ""] if found is not None else _PROVINCIAL


def _province(name: str) -> str:
    found = _PROVINCE.search(name)
    return found.group(1).strip() if found is not None else ""
