"""Pages that the guide itself knows by name: paths below a language's folder."""

HOME = "index.md"
GLOSSARY = "glossary.md"
OFFLINE = "offline.md"
GENUINE = "genuine.md"
BRIEF = "brief.md"
SOURCES = "sources.md"
CITE = "cite.md"
DATA = "open-data.md"
CROSSWALK = "crosswalk.md"
TERMS = "terms.md"

ABOUT = (CROSSWALK, GLOSSARY, TERMS, OFFLINE, GENUINE, BRIEF, SOURCES, CITE, DATA)
"""Pages about the whole guide, in the order of the navigation."""

NEEDED = (BRIEF, GLOSSARY, HOME, OFFLINE, SOURCES)
"""Pages that every page links to."""

SHEETS = "sheets"
NOTICE = "wording-notice"

OWN_ANCHORS = (SHEETS, NOTICE, "not-kept", "known")
"""Anchors that the guide itself sets on pages, beside those that begin with one of OWN_PREFIXES: no heading takes their place."""

OWN_PREFIXES = ("brief-", "share-", "relation-")
