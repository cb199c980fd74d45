"""Names in Han characters: what tells them from the words of a page, which are as short."""

import re
from collections.abc import Sequence

_HAN = "[\u4e00-\u9fff]"
_ONLY_HAN = re.compile(f"{_HAN}{{2,4}}")
_SPACED = re.compile(f"(?P<family>{_HAN}{{1,4}}) (?P<given>{_HAN}{{1,3}})")

# The family names of nearly everybody in China, in both scripts, and how some words begin that
# pages say and nobody is called.
_FAMILY_NAMES = frozenset(
    "李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程"
    "曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖"
    "邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞"
    "龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅尚"
    "莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑"
    "覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔柴华華车車冉房辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅"
    "暢宫宮苟褚廉娄婁盖蓋符奚木穆燕郎邸冀谈談姬屠连連郜晏栾欒郁蒙喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝"
    "藍巩鞏稽井练練仲乐樂虞卞封竺冼楚佟栗匡宗巫鞠僧桑荆"
)
_LONG_FAMILY_NAMES = ("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯")
_WORDS = (
    "关键", "关于", "高级", "文章", "文献", "方法", "时间", "单位", "成果", "常见", "常用", "安全",
    "金额", "华北", "华东", "连接", "查看", "查询", "管理", "项目", "章节", "成员", "司法",
)  # fmt: skip


def are_people(names: Sequence[str]) -> bool:
    """Whether most words in Han characters name people; any other words do not matter.

    >>> are_people(["张三", "李四"]), are_people(["机构"]), are_people(["Ito, Aya"])
    (True, False, True)
    """
    han = [name for name in names if _ONLY_HAN.fullmatch(name)]
    return not han or 2 * sum(map(_begins_as_name, han)) > len(han)


def spaced_names(parts: Sequence[str]) -> tuple[str, ...]:
    """Two people or more, all with a blank behind the family name, as Japanese pages write them.

    >>> spaced_names(["伊藤 綾", "佐藤 凡"]), spaced_names(["伊藤 綾"])
    (('伊藤, 綾', '佐藤, 凡'), ())
    """
    found = [match for part in parts if (match := _SPACED.fullmatch(part))]
    if len(found) < 2 or len(found) < len(parts):
        return ()
    return tuple(f"{match['family']}, {match['given']}" for match in found)


def _begins_as_name(word: str) -> bool:
    if word.startswith(_WORDS):
        return False
    return word[0] in _FAMILY_NAMES or word.startswith(_LONG_FAMILY_NAMES)
