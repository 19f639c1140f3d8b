"""
The index of search: what each edition is found by, on SQLite and PostgreSQL alike.

The full-text index holds finished tokens, each with its language and the place
where it stands written in front: "sva" + "dialog" is in a Swedish title. So FTS5
and tsvector do nothing but look tokens up, and answer the same. An edition is
indexed when it is published, and found while readers may see it.
"""

from collections import Counter

from django.db import connection, models, transaction
from django.utils import timezone

from greenshift import passages, rendering, turns
from greenshift.editions import Edition
from greenshift.pages import page_model
from greenshift.points import (
    LEAD,
    OFTEN,
    PART_OF_LEAD,
    PART_OF_TEXT,
    PART_OF_TITLE,
    TEXT,
    TITLE,
)
from greenshift.schema import schema
from greenshift.tokens import Word, tokens

# Raised when editions are to be indexed anew: index_search sees it.
VERSION = 2
OFTEN_TIMES = 3
IN_LEAD = ("summary", "title", "word")
# The search page's own words would be found for everything.
LEFT_OUT = ("section", "sok")
BETWEEN = " · "  # fields of a page, where a passage goes from one to the next

INSERT = {
    "sqlite": "INSERT INTO search_index (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO search_index (rowid, words) VALUES (%s, %s::tsvector)",
}


class SearchEntry(models.Model):
    """An edition's text as it is read, with the tokens of every word."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    language = models.CharField(max_length=2, db_index=True)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    tokens = models.TextField()

    def __str__(self):
        return str(self.edition)


class SearchWord(models.Model):
    """A word that stands on some page, for slips of the pen to be measured against."""

    language = models.CharField(max_length=2)
    form = models.CharField(max_length=40)
    token = models.CharField(max_length=60)
    start = models.CharField(max_length=2)
    ending = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "form"], name="search_word_once_in_language"
            )
        ]
        indexes = [
            models.Index(fields=["language", name], name=f"search_word_{name}")
            for name in ("token", "start", "ending")
        ]

    def __str__(self):
        return self.form


@transaction.atomic
def add(edition):
    """Index an edition, and forget those that it has taken the place of."""
    turns.take()
    forget_superseded(edition)
    if (edition.kind, edition.key) == LEFT_OUT:
        return
    language = edition.language
    title = list(tokens(edition.title, language))
    lead, text = texts_of(edition)
    whole = f"{edition.summary} {text}"
    in_text = list(tokens(whole, language))
    marked = marks(language, title, list(tokens(lead, language)), in_text)
    forget([edition.pk])
    with connection.cursor() as cursor:
        row = [edition.pk, " ".join(sorted(marked))]
        cursor.execute(INSERT[connection.vendor], row)
    SearchEntry.objects.create(
        edition=edition,
        language=language,
        version=VERSION,
        text=whole,
        tokens=passages.tokens_in_line(in_text),
    )
    keep_words(language, {*title, *in_text})


def texts_of(edition):
    """The edition's lead and the rest of it, as plain texts."""
    hidden = page_model(edition.kind).NOT_SEARCHED
    known = list(edition.file.texts(schema(page_model(edition.kind))))
    lead = [text for name, text in known if name in IN_LEAD]
    lead += [each.text for each in rendering.render(edition.file.body).headings]
    hidden |= {"summary", "title"}
    rest = [text for name, text in known if name not in hidden]
    told = filter(None, map(passages.plain, rest))
    return passages.plain("\n\n".join(lead)), BETWEEN.join(told)


def marks(language, title, lead, text):
    """Tokens with their places in front."""
    counted = Counter(word.token for word in text)
    often = {token for token, count in counted.items() if count >= OFTEN_TIMES}
    by_place = {
        TITLE: {word.token for word in title},
        LEAD: {word.token for word in lead},
        OFTEN: often,
        TEXT: counted.keys() - often,
        PART_OF_TITLE: {part for word in title for part in word.parts},
        PART_OF_LEAD: {part for word in lead for part in word.parts},
        PART_OF_TEXT: {part for word in text for part in word.parts},
    }
    return {
        f"{language}{place}{token}" for place in by_place for token in by_place[place]
    }


def keep_words(language, words: set[Word]):
    SearchWord.objects.bulk_create(
        (
            SearchWord(
                language=language,
                form=word.form,
                token=word.token,
                start=word.form[:2],
                ending=word.form[-3:],
            )
            for word in sorted(words, key=lambda word: word.form)
        ),
        ignore_conflicts=True,
    )


def forget(pks):
    SearchEntry.objects.filter(pk__in=pks).delete()
    with connection.cursor() as cursor:
        for pk in pks:
            cursor.execute("DELETE FROM search_index WHERE rowid = %s", [pk])


def forget_superseded(edition):
    """What no reader will see again need not be found."""
    same = {name: getattr(edition, name) for name in ("kind", "language", "key")}
    come = Edition.objects.filter(published_at__lte=timezone.now(), **same)
    old = come.newest_first()[1:]
    entries = SearchEntry.objects.filter(edition__in=[each.pk for each in old])
    forget(list(entries.values_list("pk", flat=True)))


def to_index():
    """Editions that are seen or will be, and aren't indexed as they should be."""
    now = timezone.now()
    seen = models.Q(pk__in=Edition.objects.visible(now).values("pk"))
    coming = models.Q(published_at__gt=now)
    done = SearchEntry.objects.filter(version=VERSION)
    lacking = Edition.objects.filter(seen | coming).exclude(pk__in=done.values("pk"))
    kind, key = LEFT_OUT
    return lacking.exclude(kind=kind, key=key).order_by("pk")


def forget_orphans():
    """Editions that were deleted, such as planned ones, leave their tokens behind."""
    kept = "SELECT edition_id FROM greenshift_searchentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM search_index WHERE rowid NOT IN ({kept})")
