"""References as JSON: text -> items -> values -> Citation.

`items` finds the objects that are records, `flat` lists what one says, and one module for each
family of services knows what its keys mean. `reader` puts them together.
"""
