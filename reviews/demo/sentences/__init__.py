"""The sentences of the demo's invented abstracts, by subject."""
