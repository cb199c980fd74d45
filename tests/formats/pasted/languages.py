# ruff: noqa: E501  # pages have lines of any length
"""Pages in languages whose words for the fields differ from those of the others.

`LANGUAGES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

LANGUAGES: dict[str, tuple[str, dict[str, str]]] = {
    "Turkish": (
        """Dergi Ana Sayfası
Araştırma Makalesi
Gece çalışan hemşirelerde kısa uyku: dört hastanede bir deneme
Yıl 2020, Cilt: 63 Sayı: 2, 45 - 50, 01.03.2020
Ayla Ito
Bora Sato
Öz
Amaç: Gece çalışan hemşireler az uyur. Kısa bir uykunun onlara yararını sorduk.
Yöntem: Dört hastanede 212 hemşire ile bir deneme yapıldı.
Bulgular: Kısa uyku uyuyanlar ertesi gün kırk dakika daha uzun uyudu.
Sonuç: Hastaneler hemşirelere kısa uyku sunabilir.
Anahtar Kelimeler
uyku, hemşire, gece
Kaynakça
Ito, A. ve Sato, B. (2010). Nöbette uyku. Uyku Dergisi, 3(1), 1-9. doi:10.5555/ud.3.1
Eng, F., Fox, G. ve Moe, E. (2011). Sürücüler ve dinlenme. Yollar, 4(2), 12-20.
Ayrıntılar
Yazarlar
Ayla Ito
Bora Sato
Yayımlanma Tarihi 1 Mart 2020
""",
        {
            "title": "Gece çalışan hemşirelerde kısa uyku: dört hastanede bir deneme",
            "authors": "Ito, Ayla|Sato, Bora",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "abstract": "Amaç: Gece çalışan hemşireler az uyur. Kısa bir uykunun onlara yararını sorduk.\nYöntem: Dört hastanede 212 hemşire ile bir deneme yapıldı.\nBulgular: Kısa uyku uyuyanlar ertesi gün kırk dakika daha uzun uyudu.\nSonuç: Hastaneler hemşirelere kısa uyku sunabilir.",
            "keywords": "uyku|hemşire|gece",
        },
    ),
    "Turkish, with capitals and without a label over the abstract": (
        """2020, Cilt 63, Sayı 2, Sayfa(lar) 045-050
Gece çalışan hemşirelerde kısa uyku: dört hastanede bir deneme
Ayla ITO, Bora KOÇ SATOĞLU
Norburg Üniversitesi, Hemşirelik Fakültesi, Norburg
ANAHTAR SÖZCÜKLER: uyku, hemşire, gece

Amaç: Gece çalışan hemşireler az uyur. Kısa bir uykunun onlara yararını sorduk.

Bulgular: Kısa uyku uyuyanlar ertesi gün kırk dakika daha uzun uyudu.

Sonuç: Hastaneler hemşirelere kısa uyku sunabilir.
""",
        {
            "title": "Gece çalışan hemşirelerde kısa uyku: dört hastanede bir deneme",
            "authors": "ITO, Ayla|KOÇ SATOĞLU, Bora",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "045-050",
            "abstract": "Amaç: Gece çalışan hemşireler az uyur. Kısa bir uykunun onlara yararını sorduk.\nBulgular: Kısa uyku uyuyanlar ertesi gün kırk dakika daha uzun uyudu.\nSonuç: Hastaneler hemşirelere kısa uyku sunabilir.",
            "keywords": "uyku|hemşire|gece",
        },
    ),
    "Polish": (
        """Artykuł oryginalny
Krótki sen pielęgniarek w nocy: badanie w czterech szpitalach
Anna Ito
,
Bogdan Sato
Przegląd Snu 2020; 63 (2): 45–50
Data publikacji online: 2020/03/01
Streszczenie
Wstęp: Pielęgniarki pracujące w nocy śpią krócej niż inni ludzie.
Wyniki: Kto spał krótko w nocy, spał dłużej następnego dnia.
Wnioski: Szpitale mogą pozwolić na krótki sen.
Słowa kluczowe:
sen, noc, pielęgniarka
Piśmiennictwo
1. Eng F, Fox G. Sen kierowców. Drogi 2011; 3: 1-14.
2. Moe E. Kto śpi w nocy? Przegląd Snu 2015; 12: 5-9.
""",
        {
            "title": "Krótki sen pielęgniarek w nocy: badanie w czterech szpitalach",
            "authors": "Ito, Anna|Sato, Bogdan",
            "container_title": "Przegląd Snu",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45–50",
            "abstract": "Wstęp: Pielęgniarki pracujące w nocy śpią krócej niż inni ludzie.\nWyniki: Kto spał krótko w nocy, spał dłużej następnego dnia.\nWnioski: Szpitale mogą pozwolić na krótki sen.",
            "keywords": "sen|noc|pielęgniarka",
        },
    ),
    "Indonesian": (
        """Beranda
Arsip
Tidur Singkat Perawat di Malam Hari: Sebuah Uji Coba
Penulis
Ayu Ito
Universitas Norburg
Budi Sato
Universitas Norburg
DOI: https://doi.org/10.5555/jtp.v63i2.45
Kata Kunci: tidur, perawat, malam
Abstrak
Latar Belakang: Perawat yang bekerja malam hari kurang tidur dibanding orang lain.
Hasil: Mereka yang tidur singkat dapat tidur lebih lama pada hari berikutnya.
Kesimpulan: Rumah sakit dapat memberi waktu tidur singkat.
Unduhan
PDF
Diterbitkan
2020-03-01
Daftar Pustaka
Eng, F., & Fox, G. (2011). Tidur pengemudi. Jalan, 3(1), 1–14.
Moe, E. (2015). Siapa yang tidur? Jurnal Tidur, 12(2), 5–9.
""",
        {
            "title": "Tidur Singkat Perawat di Malam Hari: Sebuah Uji Coba",
            "authors": "Ito, Ayu|Sato, Budi",
            "year": "2020",
            "doi": "10.5555/jtp.v63i2.45",
            "abstract": "Latar Belakang: Perawat yang bekerja malam hari kurang tidur dibanding orang lain.\nHasil: Mereka yang tidur singkat dapat tidur lebih lama pada hari berikutnya.\nKesimpulan: Rumah sakit dapat memberi waktu tidur singkat.",
            "keywords": "tidur|perawat|malam",
        },
    ),
    "Ukrainian": (
        """Короткий сон медсестер уночі: дослідження в чотирьох лікарнях
Автори
Оксана Іто
Богдан Сато
DOI: https://doi.org/10.5555/son.63.2
Ключові слова: сон, ніч, медсестра
Анотація
Актуальність. Медсестри, які працюють уночі, сплять менше за інших людей.
Результати. Ті, хто спав коротко вночі, наступного дня спали довше.
Висновки. Лікарні можуть дозволити короткий сон.
Опубліковано
2020-03-01
""",
        {
            "title": "Короткий сон медсестер уночі: дослідження в чотирьох лікарнях",
            "authors": "Іто, Оксана|Сато, Богдан",
            "year": "2020",
            "doi": "10.5555/son.63.2",
            "abstract": "Актуальність. Медсестри, які працюють уночі, сплять менше за інших людей.\nРезультати. Ті, хто спав коротко вночі, наступного дня спали довше.\nВисновки. Лікарні можуть дозволити короткий сон.",
            "keywords": "сон|ніч|медсестра",
        },
    ),
    "Chinese, in traditional characters": (
        """期刊文章
短時小睡對夜班護理師睡眠之影響
Short Naps of Nurses at Night
陳美麗(Mei-Li Chen)；林大明(Da-Ming Lin)
北地護理雜誌；63卷2期（2020 / 03 / 01），P45 - 50
DOI：10.5555/jn.202003.63.2
中文摘要
背景：夜班護理師睡眠不足，本研究探討短時小睡之影響，對象為四家醫院之兩百餘位護理師。結論：醫院可提供短時小睡。
關鍵詞：小睡、夜班、護理師
""",
        {
            "title": "短時小睡對夜班護理師睡眠之影響",
            "authors": "陳美麗|林大明",
            "container_title": "北地護理雜誌",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/jn.202003.63.2",
            "abstract": "背景：夜班護理師睡眠不足，本研究探討短時小睡之影響，對象為四家醫院之兩百餘位護理師。結論：醫院可提供短時小睡。",
            "keywords": "小睡|夜班|護理師",
        },
    ),
    "Russian, with names in full": (
        """ИНФОРМАЦИЯ О ПУБЛИКАЦИИ
СОН МЕДИЦИНСКИХ СЕСТЕР В НОЧНУЮ СМЕНУ: ИССЛЕДОВАНИЕ В БОЛЬНИЦАХ
ИТОВА АННА ПЕТРОВНА1,
САТОВ БОРИС ИВАНОВИЧ2
1 Университет Норбурга
2 Больница № 5
Год: 2020
Том: 63
Номер: 2
Страницы: 45-50
АННОТАЦИЯ:
Медицинские сестры, работающие ночью, спят меньше других людей. Кто спал недолго ночью, на следующий день спал дольше.
""",
        {
            "title": "СОН МЕДИЦИНСКИХ СЕСТЕР В НОЧНУЮ СМЕНУ: ИССЛЕДОВАНИЕ В БОЛЬНИЦАХ",
            "authors": "ИТОВА, АННА ПЕТРОВНА|САТОВ, БОРИС ИВАНОВИЧ",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "abstract": "Медицинские сестры, работающие ночью, спят меньше других людей. Кто спал недолго ночью, на следующий день спал дольше.",
        },
    ),
    "Croatian, with institutions behind semicolons": (
        """Izvorni znanstveni članak
Kratki san medicinskih sestara noću: ispitivanje u četiri bolnice
Ana Ito ; Sveučilište u Norburgu, Norburg
Boris Sato ; Bolnica Sudheim, Sudheim
Sažetak
Medicinske sestre koje rade noću spavaju manje od drugih. One koje su kratko spavale sljedećeg su dana spavale dulje.
Ključne riječi
san; noć; medicinske sestre
""",
        {
            "title": "Kratki san medicinskih sestara noću: ispitivanje u četiri bolnice",
            "authors": "Ito, Ana|Sato, Boris",
            "abstract": "Medicinske sestre koje rade noću spavaju manje od drugih. One koje su kratko spavale sljedećeg su dana spavale dulje.",
            "keywords": "san|noć|medicinske sestre",
        },
    ),
    "Arabic": (
        """مجلة الراحة
المجلد 63 العدد 2 (2020)
أثر القيلولة القصيرة على نوم ممرضات المناوبة الليلية
DOI: https://doi.org/10.5555/ajn.v63i2.45
الكلمات المفتاحية: النوم، الممرضات، المناوبة
الملخص
تنام الممرضات العاملات ليلا أقل من غيرهن. نامت من أخذن قيلولة أربعين دقيقة أكثر في اليوم التالي.
منشور
2020-03-12
""",
        {
            "title": "أثر القيلولة القصيرة على نوم ممرضات المناوبة الليلية",
            "container_title": "مجلة الراحة",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "doi": "10.5555/ajn.v63i2.45",
            "abstract": "تنام الممرضات العاملات ليلا أقل من غيرهن. نامت من أخذن قيلولة أربعين دقيقة أكثر في اليوم التالي.",
            "keywords": "النوم|الممرضات|المناوبة",
        },
    ),
}
