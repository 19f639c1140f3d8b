"""
How fast the site is, beside what could be: python -m tests.bench

Everything runs on this machine's loopback, in one run and turn by turn, so that what
else the machine does strikes all alike: read the ratios, not the requests a second.
It needs wrk and nginx (apt-get install wrk nginx-light) and gunicorn (the extra
`bench`), and writes its table into docs/performance.md.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
