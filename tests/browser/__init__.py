"""Tests in a real browser. A package, so that one browser serves all of them and then ends."""
