#!/usr/bin/env python
"""Tandem's command line: `manage.py demo`, `serve`, `verify`, and Django's own."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviews.settings")
    execute_from_command_line(sys.argv)
