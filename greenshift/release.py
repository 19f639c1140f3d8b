"""Which release of the site this is, and the day it came."""

import tomllib
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
VERSION = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
RELEASED_ON = date(2026, 11, 25)
