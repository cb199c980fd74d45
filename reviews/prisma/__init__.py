"""PRISMA 2020: counts -> a flow that holds, its diagram, its table and its paragraph."""

from reviews.prisma.boxes import BOX_KEYS, OTHER_BOX_KEYS, UPDATE_BOX_KEYS
from reviews.prisma.counts import MetaAnalysis, Previous, ReasonCount, SourceCount, Template
from reviews.prisma.description import description
from reviews.prisma.diagram import svg
from reviews.prisma.drawing import Drawing
from reviews.prisma.flow import Flow, NotAFlow
from reviews.prisma.identities import BrokenIdentity, Identity, identities
from reviews.prisma.layout import layout
from reviews.prisma.table import csv
from reviews.prisma.text import summary

__all__ = [
    "BOX_KEYS",
    "OTHER_BOX_KEYS",
    "UPDATE_BOX_KEYS",
    "BrokenIdentity",
    "Drawing",
    "Flow",
    "Identity",
    "MetaAnalysis",
    "NotAFlow",
    "Previous",
    "ReasonCount",
    "SourceCount",
    "Template",
    "csv",
    "description",
    "identities",
    "layout",
    "summary",
    "svg",
]
