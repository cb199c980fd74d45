"""PRISMA 2020: counts -> a flow that holds, its diagram, its table and its paragraph."""

from reviews.prisma.diagram import BOX_KEYS, svg
from reviews.prisma.flow import BrokenIdentity, Flow, ReasonCount, SourceCount
from reviews.prisma.table import csv, read_csv
from reviews.prisma.text import summary

__all__ = [
    "BOX_KEYS",
    "BrokenIdentity",
    "Flow",
    "ReasonCount",
    "SourceCount",
    "csv",
    "read_csv",
    "summary",
    "svg",
]
