"""Files in the East Asian encodings from before Unicode are read without a choice by hand."""

import pytest

from reviews.formats import read
from reviews.formats.eastasian import east_asian

WRITTEN = {
    "gb18030": ("夜班护士短时小睡效果的随机对照研究：四家医院", "张三", "护理学杂志"),
    "big5": ("夜班護士短時間小睡之效果：隨機對照試驗", "王小明", "護理雜誌"),
    "shift_jis": ("夜勤看護師の短い仮眠の効果：ランダム化比較試験", "伊藤あや", "看護ジャーナル"),
    "euc_jp": ("夜勤看護師の短い仮眠の効果：ランダム化比較試験", "伊藤あや", "看護ジャーナル"),
    "euc_kr": ("야간 간호사의 짧은 낮잠 효과: 무작위 대조 시험", "김민수", "간호학회지"),
}
FILES = {
    "ris": "TY  - JOUR\nTI  - {}\nAU  - {}\nJO  - {}\nER  - \n",
    "bib": "@article{{a, title = {{{}}}, author = {{{}}}, journal = {{{}}}}}\n",
    "csv": "Title,Authors,Journal\n{},{},{}\n",
}
# Letters of other alphabets in one byte each, which must not be taken for half a character.
OTHERS = {
    "cp1251": "Короткий сон медицинских сестёр в ночную смену. Иванов Иван, Петрова Анна",
    "koi8-r": "Короткий сон медицинских сестёр в ночную смену. Иванов Иван, Петрова Анна",
    "cp1253": "Ο ύπνος των νοσηλευτών στη νυχτερινή βάρδια. Παπαδόπουλος Γιώργος",
    "cp1254": "Gece vardiyasında çalışan hemşirelerin uykusu. Öztürk Ayşe, Çağlar İbrahim",
    "cp1255": "שינה של אחיות במשמרת לילה",
    "cp1256": "نوم الممرضات في نوبة الليل",
    "cp1250": "Spánek zdravotních sester na noční směně. Dvořák Jiří, Šťastná Žaneta",
    "cp1252": "Les siestes des infirmières de nuit à l’hôpital. Élodie Dupré, Jürgen Groß",
    "mac-roman": "Les siestes des infirmières de nuit à l’hôpital. Élodie Dupré, Jürgen Groß",
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("encoding", WRITTEN)
def test_it_is_recognised_without_a_choice(encoding, kind):
    title, author, journal = WRITTEN[encoding]

    parsed = read(FILES[kind].format(title, author, journal).encode(encoding), name=f"a.{kind}")

    (citation,) = parsed.citations
    assert parsed.encoding == encoding
    assert (citation.title, citation.container_title) == (title, journal)
    assert author in citation.authors[0]


@pytest.mark.parametrize("encoding", OTHERS)
def test_letters_of_other_alphabets_are_not_taken_for_it(encoding):
    text = OTHERS[encoding]

    for part in (text, *text.split(". "), text * 20):
        assert east_asian(part.encode(encoding)) == ""


def test_two_accents_are_nothing_to_go_by():
    parsed = read(
        FILES["ris"].format("On rest", "Müller, Jürgen", "Schlaf").encode("cp1252"), name="a"
    )

    assert (parsed.encoding, parsed.citations[0].authors) == ("windows-1252", ("Müller, Jürgen",))


def test_a_long_file_is_told_by_its_beginning():
    title, author, journal = WRITTEN["gb18030"]
    text = FILES["ris"].format(title, author, journal) * 12_000

    parsed = read(text.encode("gb18030"), name="long.ris")

    assert (parsed.encoding, len(parsed.citations)) == ("gb18030", 12_000)
    assert parsed.citations[-1].title == title


WITHOUT_KANA = (
    "夜勤看護師短時間仮眠効果検討",
    "高齢者転倒予防介入研究文献検討",
    "急性心筋梗塞症例治療成績",
    "在宅療養支援診療所連携体制構築",
    "歯周病原細菌遺伝子解析",
    "日本公衆衛生雑誌 第六十三巻",
    "伊藤健一; 佐藤美咲; 鈴木一郎; 高橋直樹",
)
CHINESE = (
    "老年人跌倒预防干预研究进展",
    "结直肠癌术后并发症危险因素分析",
    "严重旱季增加野火的发生频率",
    "儿童支气管哮喘诊治指南解读",
    "王小明; 李芳; 张伟; 刘洋",
)
KOREAN = ("노인 낙상 예방 중재 연구의 고찰", "지역사회 정신건강 프로그램의 효과")


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
@pytest.mark.parametrize("title", WITHOUT_KANA)
def test_japanese_without_kana_is_told_by_the_characters_of_titles(title, encoding):
    assert east_asian(title.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_a_file_of_titles_without_kana_is_read_without_a_choice(encoding):
    data = "".join(FILES["ris"].format(title, "伊藤健一", "日本雑誌") for title in WITHOUT_KANA)

    parsed = read(data.encode(encoding), name="a.ris")

    assert parsed.encoding == encoding
    assert tuple(one.title for one in parsed.citations) == WITHOUT_KANA


@pytest.mark.parametrize(
    ("encoding", "title"),
    [*(("gb18030", title) for title in CHINESE), *(("euc_kr", title) for title in KOREAN)],
)
def test_chinese_and_korean_are_not_taken_for_japanese(encoding, title):
    assert east_asian(title.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "cp1252"])
def test_accents_that_stand_alone_are_no_characters(encoding):
    text = (
        "La educación y la investigación en la población: situación, evaluación, atención, nación"
    )

    assert east_asian((text + "\n").encode(encoding) * 5) == ""
