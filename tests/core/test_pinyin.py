"""Initials as people type them."""

import pytest

from cityloop.core.pinyin import initials_of

NAMES = [
    ("平原路23号", "pyl23h"),
    ("曙光社区居民委员会", "sgsqjmwyh"),
    ("重庆路", "cql"),
    ("长江大道", "cjdd"),
    ("银行", "yh"),
    ("Ａ座-101", "az101"),
    ("KFC 新乡店", "kfcxxd"),
    ("（空）", "k"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "initials"), NAMES)
def test_initials_of(text, initials):
    assert initials_of(text) == initials
