"""
A kind of page as a table for spreadsheets: a row a page, the columns in words.

UTF-8 with a byte order mark, semicolons and CRLF, which is what Excel opens rightly
by a double click where Swedish or Danish is spoken. A cell that a spreadsheet would
run as a formula is given an apostrophe first.
"""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from greenshift import opendocuments, reading
from greenshift.fields import CodesField, LinesField
from greenshift.models import Edition
from greenshift.openfields import absolute, spelled_out
from greenshift.pages import cards, links as links_of
from greenshift.schema import is_relation

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table(model, language):
    """The table of a kind of page, as the bytes of a CSV file."""
    pages = reading.pages(model, language)
    fields = columns(model)
    links = links_of([text for page in pages for text in page.texts()], language)
    titles = titles_in(language)
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(words(field) for field in fields), _("Address")])
    for page in pages:
        cells = [cell(page, field, links, titles) for field in fields]
        writer.writerow([safe(each) for each in [*cells, absolute(page.url)]])
    return stream.getvalue().encode("utf-8-sig")


def columns(model):
    """The head, the content and the relations, as fields of the model."""
    related = [name for name in model.CONTENT_FIELDS if is_relation(model, name)]
    named = [model._meta.get_field(name) for name in (*opendocuments.HEAD, *related)]
    return [*named, *opendocuments.content_fields(model)]


def words(field):
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]


def titles_in(language):
    """What relations are told by: the titles of the pages that readers see."""
    visible = cards(Edition.objects.visible().in_language(language))
    return {(card.kind, card.key): card.title for card in visible}


def cell(page, field, links, titles):
    if field.many_to_many:
        kind = field.related_model._meta.model_name
        named = [each for each in page.relations if each[0] == kind]
        return "\n".join(titles[each] for each in named if each in titles)
    value = getattr(page, field.name)
    if isinstance(field, CodesField):
        return "\n".join(field.labels(value))
    if isinstance(field, LinesField):
        return "\n".join(spelled_out(line, links) for line in value)
    if field.choices:
        return str(dict(field.choices)[value])
    return spelled_out(value, links) if isinstance(value, str) else value


def safe(value):
    """What a spreadsheet shows as it stands, and never runs."""
    if isinstance(value, str) and value.startswith(BEGINS_A_FORMULA):
        return f"'{value}"
    return value
