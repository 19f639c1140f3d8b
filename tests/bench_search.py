"""
How long a search takes with many documents: python -m tests.bench_search

The whole response is timed, through every middleware, in this process. Pages have
the words of the site's own, so that words are as common as they really are; one word
stands in every document. Prints a table in Markdown: what all searches took, and in
brackets those that the machine's other guests left alone. Which these are is told by
a fixed piece of work, done before and after each search.
"""

import os
import resource
import subprocess
import sys
import time
from io import StringIO
from statistics import median, quantiles
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark")

SIZES = (100, 1_000, 10_000)
ROUNDS, ROUNDS_EVERYWHERE = 400, 100
# Undisturbed: the fixed piece took at most so much longer than it did at best.
LEEWAY = 1.25
PIECE = range(1_000)
EVERYWHERE = "överalltord"
QUERIES = (
    *("oljepannor", "medborgardialog", "hur får vi med oss medborgarna", "elbilar"),
    *("samskapnde", "lägga upp en enkät", "borgerjury", "solceller på taket"),
)


def grow(start, size):
    """Visible pages up to a size, each with the words of one of the site's own."""
    from django.utils import timezone

    from greenshift.models import Edition, SearchEntry

    known = index_rows()
    models = list(SearchEntry.objects.filter(language="sv").select_related("edition"))
    editions = [
        clone(models[number % len(models)].edition, number, timezone.now())
        for number in range(start, size)
    ]
    Edition.objects.bulk_create(editions, batch_size=500)
    made = [
        (edition, models[number % len(models)])
        for number, edition in zip(range(start, size), editions, strict=True)
    ]
    SearchEntry.objects.bulk_create(
        (
            SearchEntry(
                edition=edition,
                language="sv",
                version=model.version,
                text=model.text,
                tokens=model.tokens,
            )
            for edition, model in made
        ),
        batch_size=500,
    )
    insert([(edition.pk, known[model.pk]) for edition, model in made])


def clone(edition, number, now):
    from greenshift.models import Edition

    key = f"prov-{number}"
    return Edition(
        kind="activity",
        language="sv",
        key=key,
        slug=key,
        title=edition.title,
        summary=edition.summary,
        position=number % 1_000,
        text=edition.text,
        digest="",
        published_at=now,
    )


def index_rows():
    """Tokens by edition, the word that stands everywhere among them."""
    from greenshift.models import SearchEntry
    from greenshift.search_index import marks, texts_of
    from greenshift.tokens import tokens

    found = {}
    for entry in SearchEntry.objects.filter(language="sv").select_related("edition"):
        edition = entry.edition
        lead, text = texts_of(edition)
        said = (edition.title, lead, f"{edition.summary} {text} {EVERYWHERE}")
        words = marks("sv", *(list(tokens(each, "sv")) for each in said))
        found[entry.pk] = " ".join(sorted(words))
    return found


def insert(rows):
    from django.db import connection

    from greenshift.search_index import INSERT

    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], rows)


def timed(client, query):
    """How long a search takes, and a fixed piece of work about it: milliseconds."""
    before, start = piece(), time.perf_counter()
    response = client.get("/sok/", {"q": query})
    taken = (time.perf_counter() - start) * 1000
    assert response.status_code == 200, response.status_code
    return taken, max(before, piece())


def piece():
    """The fixed work, the last of three times, when the processor has it at hand."""
    for _ in range(3):
        start = time.perf_counter()
        sorted(PIECE, key=lambda number: -number)
    return (time.perf_counter() - start) * 1000


def measure(client):
    from greenshift.server import settle

    for query in (*QUERIES, EVERYWHERE):
        timed(client, query)
    settle()  # as the server does before it answers
    best = min(piece() for _ in range(1_000))
    times = [timed(client, QUERIES[n % len(QUERIES)]) for n in range(ROUNDS)]
    everywhere = [timed(client, EVERYWHERE) for _ in range(ROUNDS_EVERYWHERE)]
    return (
        told(times, median, best),
        told(times, lambda values: quantiles(values, n=100)[98], best),
        told(everywhere, median, best),
    )


def told(times, measure, best):
    undisturbed = [taken for taken, pace in times if pace <= best * LEEWAY]
    alone = f"{measure(undisturbed):.1f}" if len(undisturbed) > 1 else "–"
    return f"{measure([taken for taken, _pace in times]):.1f} ({alone})"


def prepare():
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain


def row(size):
    """What a process finds that has had nothing to do with the making of the pages."""
    prepare()
    from django.test import Client

    middle, late, everywhere = measure(Client())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {size} | {middle} | {late} | {everywhere} | {memory:.0f} |", flush=True)


def main():
    prepare()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    call_command("import_content", stdout=StringIO())
    made = 0
    print(f"{connection.vendor}; milliseconds for a whole response")
    print("| documents | median | 99th | in every document | memory, MB |")
    print("|---:|---:|---:|---:|---:|", flush=True)
    for size in SIZES:
        with transaction.atomic():
            grow(made, size)
        made = size
        connection.close()
        subprocess.run([sys.executable, "-m", __spec__.name, str(size)], check=True)


if __name__ == "__main__" and len(sys.argv) > 1:
    row(sys.argv[1])
elif __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_NAME", f"{folder}/db.sqlite3")
        main()
