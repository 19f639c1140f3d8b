#!/usr/bin/env python
"""Run a management command: python manage.py up"""

import os
import signal
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError, OperationalError

NO_DATABASE = """\
The database can't be used: {error}.
It is looked for by DATABASE_URL, or else in DATA_DIR. Are these set here as they are
for the site? On a new machine `manage.py up` makes it; `doctor` tells more."""


def main():
    """In words where the settings or the database are at fault, as most often."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        stop(f"The settings are at fault: {error}")
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise  # what the code asks of the database is at fault
        stop(NO_DATABASE.format(error=str(error).strip().rstrip(".")))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as a shell has it


def stop(words):
    if "--traceback" in sys.argv:
        raise  # noqa: PLE0704 (within the handling of the fault)
    sys.exit(words)


if __name__ == "__main__":
    main()
