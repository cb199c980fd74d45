"""Texts as databases write them line by line, in our own words."""

AIS = """\
%T Lamps on the night shift
%0 Journal Article
%A Ito, Aya
%B Journal of Lamps
%D 2021
%P 52-58
%X We lit lamps.


%T On naps
%0 Journal Article
%A Sato, Bo
%D 2020


%T What is in this issue
%B Journal of Lamps
%D 2021
%P i-ii
"""

CNKI_REFER = """\
 %0 Journal Article
 %A 张甲%A 王乙 %A 李丙
 %+某大学;
 %T 夜班灯光
 %J 灯光杂志
 %D 2023
 %V
 %N 09
 %P 11-17
 %R10.5555/lamps.cn
"""

CNKI_REFWORKS = """\
RT Journal Article
SR 1
A1 张甲;王乙
T1 夜班灯光
JF 灯光杂志
YR 2024
IS 21
vo 7
OP 41-43+47
LA 中文;
"""

CNKI = """\
SrcDatabase-来源库: 期刊
Title-题名: 夜班灯光
Author-作者: 张甲;王乙;
Organ-单位: 某大学;
Source-文献来源: 灯光杂志
Keyword-关键词: 夜班;;灯光
Summary-摘要: 我们点了灯,
护士们很高兴。
PubTime-发表时间: 2020-09-15
Year-年: 2020
Roll-卷: 12
Period-期: 05
PageCount-页码: 15-24
ISSN-国际标准刊号: 1234-5679

DataType: 1
Title-题名: 午睡
Source-刊名: 灯光杂志
PageCount-页数: 3
Page-页码: 161-163
Link-链接: https://example.org/2
"""

CNKI_TABLE = """\
SrcDatabase-来源库,Title-题名,Author-作者,Source-文献来源,Keyword-关键词,Summary-摘要,Roll-卷,Period-期,PageCount-页码
期刊,夜班灯光,张甲;王乙;,灯光杂志,夜班;;灯光,我们点了灯,12,05,15-24
博士,午睡,李丙;,某大学,午睡,我们睡了,,,
"""

NOTE_EXPRESS = """\
{Reference Type}: Journal Article
{Title}: 夜班灯光
{Translated Title}: Lamps on the night shift
{Author}: 张甲;王乙;
{Journal}: 灯光杂志
{ISBN/ISSN}: 1234-5679
{Year}: 2020
{Volume} : 5
{Issue}: 1
{Pages}: 49-51
{Keywords}: 夜班
{Keywords}: 灯光
{Abstract}: 我们点了灯,
护士们很高兴。
{DOI}: 10.5555/lamps.ne

{Reference Type}: Thesis
{Title}: 午睡
{Author}: 李丙
{Year}: 2021
"""

COCHRANE = """\
Record #1 of 2
ID: CD000001
AU: Ito Aya
AU: van der Berg Bo C
AU: Lamp Study Group
TI: Lamps on the night shift
SO: Journal of Lamps
YR: 2017
VL: 12
NO: 3
PG: 52-58
XR: PUBMED 30000001
PT: Journal Article
KY: lamps;night work
DOI: 10.5555/lamps.1
AB: Background: It was dark.
OR: 1.2 for those with lamps.
US: https://example.org/1


Record #2 of 2
ID: CN-00000002
TI: On naps
"""
