"""PRISMA 2020: counts -> a flow that holds, its diagram, its table and its paragraph."""

from reviews.prisma.counts import MetaAnalysis, Previous, ReasonCount, SourceCount, Template
from reviews.prisma.diagram import BOX_KEYS, svg
from reviews.prisma.flow import Flow, NotAFlow
from reviews.prisma.identities import BrokenIdentity, Identity, identities
from reviews.prisma.table import csv, read_csv
from reviews.prisma.text import summary

__all__ = [
    "BOX_KEYS",
    "BrokenIdentity",
    "Flow",
    "Identity",
    "MetaAnalysis",
    "NotAFlow",
    "Previous",
    "ReasonCount",
    "SourceCount",
    "Template",
    "csv",
    "identities",
    "read_csv",
    "summary",
    "svg",
]
