"""
What every query of the lists gives, as JSON: python -m tests.search_results

On the database that the settings name, in a database of its own that is dropped.
"""

import io
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")

HERE = Path(__file__).parent / "greenshift"


def results():
    from greenshift import reading, search
    from greenshift.models import Section

    for language in ("sv", "da"):
        page = reading.page(Section, language, key=Section.Key.SEARCH)
        kept = {"synonyms": page.synonyms, "recommended": page.recommended}
        lines = (HERE / f"search_queries_{language}.txt").read_text().splitlines()
        for query in [line.split(" → ")[0] for line in lines]:
            found = search.find(query, language, **kept)
            references = [hit.card.reference for hit in found.hits]
            yield [language, query, found.total, found.mended, references]


def main():
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("import_content", stdout=io.StringIO())
        json.dump([connection.vendor, list(results())], sys.stdout)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
