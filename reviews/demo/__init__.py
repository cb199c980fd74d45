"""The demo's invented literature: a protocol, reports, and the files that databases would give.

Nobody and nothing in it exists. It is pure Python, without clock or network, and the same bytes
on every machine.
"""

from reviews.demo.corpus import references
from reviews.demo.exports import DemoFile, files
from reviews.demo.holdings import report_called
from reviews.demo.protocol import Protocol, protocol
from reviews.demo.report import Report

__all__ = [
    "DemoFile",
    "Protocol",
    "Report",
    "files",
    "protocol",
    "references",
    "report_called",
]
