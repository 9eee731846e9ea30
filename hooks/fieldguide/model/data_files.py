"""Files of authors' data that the code knows by name: paths below the documentation folder. What each holds, reading/schemas.py says."""

DATA = "_data"
GUIDE_YML = f"{DATA}/guide.yml"
SOURCES_YML = f"{DATA}/sources.yml"
TERMS_YML = f"{DATA}/terms.yml"
SHEETS_YML = f"{DATA}/sheets.yml"

PRINCIPLES = f"{DATA}/principles"
SEARCH = f"{DATA}/search"
RANKING_YML = f"{SEARCH}/ranking.yml"
ASKED = f"{DATA}/asked"
SYNONYMS = f"{DATA}/synonyms"
