"""Lets `python -m fieldguide …` work from this folder on every system: the guide's core stands in hooks/fieldguide/."""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "hooks"))
runpy.run_module("fieldguide", run_name="__main__", alter_sys=True)
