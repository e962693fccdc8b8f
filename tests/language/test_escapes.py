"""What a text says in escapes."""

import pytest

from language.escapes import revealed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'{"a": "\u1ec7"}', '{"a": "ệ"}'),
        (r"một\nhai", "một\nhai"),
        ("b&#7853;c", "bậc"),
        ("https://x.vn/b%E1%BA%ADc%20hai", "https://x.vn/bậc hai"),
        ("b=E1=BA=ADc", "bậc"),
        ("=?utf-8?q?b=E1=BA=AD?= =?utf-8?q?c?=", "bậc"),
        ("báº\xadc", "bậc"),
        ("trÆ°á»\x9dng", "trường"),
    ],
)
def test_escapes_are_said_as_they_are_meant(written: str, meant: str) -> None:
    assert revealed(f"đầu\n{written}\ncuối") == meant


@pytest.mark.parametrize(
    "plain", ["", "bậc hai", "tăng 5%, giảm 10%", "a=b=c", "R&D", "Céng hßa x· héi", "5%20 %zz"]
)
def test_what_is_no_escape_is_left(plain: str) -> None:
    assert revealed(plain) == ""
