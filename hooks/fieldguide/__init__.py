"""The field guide's own knowledge: principles, relations, terms, their checks, links and exports.

Pure Python: nothing here imports MkDocs or a hook, so the guide outlives the theme and the generator that render it today.
The hooks beside this package adapt it to MkDocs.
"""
