"""Pages that the guide itself knows by name: paths below a language's folder."""

HOME = "index.md"
GLOSSARY = "glossary.md"
OFFLINE = "offline.md"
BRIEF = "brief.md"
SOURCES = "sources.md"
CITE = "cite.md"
CROSSWALK = "crosswalk.md"

ABOUT = (CROSSWALK, GLOSSARY, OFFLINE, BRIEF, SOURCES, CITE)
"""Pages about the whole guide, in the order of the navigation."""

NEEDED = (BRIEF, GLOSSARY, HOME, OFFLINE, SOURCES)
"""Pages that every page links to."""
