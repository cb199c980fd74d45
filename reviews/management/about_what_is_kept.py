"""What the commands have in common that are about what a data folder keeps."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand


class AboutWhatIsKept(BaseCommand):
    """A command with `--data`, which `reviews.commandline` reads before there are settings."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the folder among the options; without it, it is the one that `serve` uses."""
        parser.add_argument("--data", help="the folder that everything is kept in")
