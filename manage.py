#!/usr/bin/env python
"""Tandem's command line: `manage.py demo`, `serve`, `verify`, and Django's own."""

import sys

from reviews.commandline import main

if __name__ == "__main__":
    main(sys.argv)
