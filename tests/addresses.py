"""Every address that Tandem answers, from the URL resolver itself, so that none is forgotten."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """A named address and the parameters that it takes, in order."""

    name: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    def filled_in(self, values: Mapping[str, list[object]]) -> list[str]:
        """The paths that the values give, every combination of them.

        `values` are looked up as `name.parameter` first, then as `parameter`. Raises KeyError
        for a parameter that has none.
        """
        choices = [
            values.get(f"{self.name}.{parameter}") or values[parameter]
            for parameter in self.parameters
        ]
        return [reverse(self.name, args=chosen) for chosen in product(*choices)]


def addresses() -> list[Address]:
    """Every named address of the site, room by room; those of signing in are the library's."""
    found = _below(get_resolver(), namespace="", route="")
    return [address for address in found if not address.name.startswith("account_")]


def _below(resolver: URLResolver, *, namespace: str, route: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        whole = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _below(pattern, namespace=inner, route=whole)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}", tuple(PARAMETER.findall(whole)))
