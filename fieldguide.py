"""Lets `python -m fieldguide …` work from this folder on every system: the guide's core stands in hooks/fieldguide/."""

import runpy
import sys
from pathlib import Path

core = Path(__file__).resolve().parent / "hooks"
if not (core / "fieldguide").is_dir():
    sys.exit(f"{core / 'fieldguide'} is missing: the guide's core stands there. Restore it.")
if __name__ == "__main__":
    sys.path.insert(0, str(core))
    try:
        runpy.run_module("fieldguide", run_name="__main__", alter_sys=True)
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is not installed here. Remedy: python -m pip install --require-hashes -r requirements.txt")
    except SyntaxError as error:
        sys.exit(f"{error.filename}:{error.lineno}: The code is broken: {error.msg}. Remedy: mend it, or restore the file from git.")
else:  # imported in this folder: the package is the one in hooks/
    __path__ = [str(core / "fieldguide")]
