"""Which rules these are: stored beside what they made and decided, so that it can be told apart.

`tests/dedup/test_versions.py` holds what each version makes of a fixed set of papers, and fails
until a version is raised with what it stands for.
"""

# What `profile` and `keys` give. Raise it when any citation gets another profile or other keys:
# stored ones are then made anew.
KEYS_VERSION = "5"
# What `compare` and `group` decide, scores included. Raise it when they decide otherwise.
RULES_VERSION = "3"
