"""Which release of the site this is, and the day it came."""

from datetime import date

VERSION = "0.1.0"
RELEASED_ON = date(2026, 11, 25)
