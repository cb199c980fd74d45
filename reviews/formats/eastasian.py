"""Chinese, Japanese and Korean text in the encodings from before Unicode, told by its bytes.

Each of them is strict about which bytes may follow each other, and keeps the characters of daily
use in a block of its own. Text that fits an encoding to the last byte, nearly all of it within
that block, is hardly anything else: Western, Cyrillic or Greek letters break the first rule soon.

Japanese is told by its kana, which no other language has. Titles may do without: then the same
bytes may be Chinese or Korean of other, rarer characters, or (in Shift JIS) accented letters. Such
text is Japanese only if many of the characters that it would have are among those of which titles
are made, more than twice as many as in any other reading. Two hundred characters make up a third
to two thirds of the text of titles, and of text that is read wrongly about one in thirty.
"""

import re
from collections import Counter
from typing import NamedTuple

ENOUGH = 8  # characters that are not ASCII; with fewer there is nothing to go by
SHARE = 0.9  # of them that are in daily use
_OF_TITLES = 0.2  # of the characters of a text without kana that are those of titles
_KINDS = 4  # different ones among them: a letter with an accent may look like one, again and again
_IN_WORDS = 0.6  # of the characters stand beside another; letters with accents stand alone


class _Script(NamedTuple):
    """An encoding, and which first bytes of its characters are those of daily use.

    `trail`: the lowest second byte of such characters; `sure`: first bytes of which there must be
    some, at least a twentieth, since other encodings share the rest. `of_titles`: the characters
    of which titles are made.
    """

    codec: str
    daily: frozenset[int]
    of_titles: frozenset[str]
    trail: int = 0x40
    sure: frozenset[int] = frozenset()


def _bytes(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(byte for first, last in ranges for byte in range(first, last + 1))


# The characters that scholarly titles, authors' names and names of journals use most, medicine's
# above all. None is worth more than another, so nothing hangs on any one of them.
_JAPANESE = frozenset(
    "研究看護師患者治療症例検討日本医学会誌病院大的性化法影響効果関係評価分析調査報告手術癌腫瘍肝臓心"
    "血管脳神経小児高齢健康教育社保福祉地域支援生活精障害薬剤感染慢急疾査診断機能変実験作用細胞遺伝子"
    "発現開応技術情科経済政策中国東京阪都年度文献考察一比較試無為対照群間後前使時期夜勤睡眠田村山藤佐"
    "木井上川口松林清水石橋本集論雑紀要総合"
)
_SIMPLIFIED = frozenset(
    "的研究分析及与和在对中国学性患者治疗临床应用效果影响医院病例观察护理疾肝癌细胞表达基因大小儿童老"
    "年关系进展现状探讨评价方法统综合素调查结比较随机照试验夜班士短时睡杂志华生科技术张王李刘陈杨"
    "于为不同发急慢心血管脑外手质量教育管理社会工作人群健康水平高新"
)
_TRADITIONAL = frozenset(
    "的研究分析及與和在對中國學性患者治療臨床應用效果影響醫院病例觀察護理疾肝癌細胞表達基因大小兒童老"
    "年關係進展現狀探討評價方法系統綜合素調查結比較隨機照試驗夜班士短時睡雜誌華生科技術張王李劉陳楊"
    "於為不同發急慢心血管腦外手質量教育管社會工作人群健康水平高新臺灣之"
)
_HANGUL = frozenset(
    "이의에을를은는가한및연구대상과서로기자사인정학성간호환치료분석효영향관계따른위하여중심으조도수"
    "지적제방법용일시장생활건강교육병원무작비교시험김박최민아어해리다전후실태"
)

# The first that fits. Korean before Chinese, whose block contains the Korean one.
_SCRIPTS = (
    _Script("euc_kr", _bytes((0xA1, 0xA3), (0xB0, 0xC8)), _HANGUL, 0xA1),
    _Script("euc_jp", _bytes((0xA1, 0xA5), (0xB0, 0xCF)), _JAPANESE, 0xA1, _bytes((0xA4, 0xA5))),
    _Script("shift_jis", _bytes((0x81, 0x83), (0x88, 0x97)), _JAPANESE, 0x40, _bytes((0x82, 0x83))),
    _Script("gb18030", _bytes((0xA1, 0xA3), (0xB0, 0xD7)), _SIMPLIFIED, 0xA1),
    _Script("big5", _bytes((0xA1, 0xC6)), _TRADITIONAL, 0x40),
)
_WORDS = re.compile(r"[^\x00-\x7f]{2,}")


class _Reading(NamedTuple):
    """What data says in one script that it fits.

    `is_sure`: it has all that the script asks for. `of_titles` is the share of its characters
    beyond ASCII that titles are made of, `kinds` how many different ones.
    """

    script: _Script
    is_sure: bool
    of_titles: float
    kinds: int

    @property
    def is_of_titles(self) -> bool:
        """Whether it reads as titles do."""
        return self.of_titles >= _OF_TITLES and self.kinds >= _KINDS


def east_asian(data: bytes) -> str:
    """The codec of the Chinese, Japanese or Korean text that `data` is, or "" if it is none.

    `data` ends with a whole line, so that no character is cut.

    >>> east_asian("夜班护士短时小睡的效果".encode("gb18030"))
    'gb18030'
    >>> east_asian("看護師夜勤睡眠研究".encode("shift_jis"))
    'shift_jis'
    >>> east_asian("Müller, Jürgen; Änne Groß".encode("cp1252"))
    ''
    """
    readings = [found for script in _SCRIPTS if (found := _read(data, script))]
    for one in readings:
        others = (other.of_titles for other in readings if other is not one)
        if not one.is_sure and one.is_of_titles and one.of_titles > 2 * max(others, default=0):
            return one.script.codec
    return next((one.script.codec for one in readings if one.is_sure), "")


def _read(data: bytes, script: _Script) -> _Reading | None:
    """What `data` says in the script; None if it does not fit."""
    try:
        text = data.decode(script.codec)
    except UnicodeDecodeError:
        return None
    counted = Counter(text)
    firsts: Counter[int] = Counter()
    of_titles: Counter[str] = Counter()
    for character, number in counted.items():
        if not character.isascii():
            written = character.encode(script.codec)
            is_plain = len(written) == 2 and written[1] >= script.trail
            firsts[written[0] if is_plain else 0] += number
            if character in script.of_titles:
                of_titles[character] = number
    every = firsts.total()
    daily = sum(number for byte, number in firsts.items() if byte in script.daily)
    in_words = sum(map(len, _WORDS.findall(text)))
    if every < ENOUGH or daily < SHARE * every or in_words < _IN_WORDS * every:
        return None
    sure = sum(number for byte, number in firsts.items() if byte in script.sure)
    return _Reading(
        script,
        not script.sure or sure >= every / 20,
        of_titles.total() / every,
        len(of_titles),
    )
