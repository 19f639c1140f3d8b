"""
What an editor is told about a whole page: what a reader would stumble on, and advice.

Errors are in the texts: headings, alt texts, link words, tables, links that lead
nowhere. They stop publishing, never saving. Advice stops nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language_info, gettext as _

from greenshift import glossary, linting, preview
from greenshift.contentfiles import ContentFile
from greenshift.contentfolder import fault, targets_in
from greenshift.contentrows import as_file
from greenshift.fields import CodesField, LinesField, WordsField
from greenshift.markdowntree import TERM
from greenshift.models import Edition, Image
from greenshift.pages import page_kinds
from greenshift.rendering import picture_references, references
from greenshift.schema import NOT_FOR_READERS, own_fields, part_fields


@dataclass(frozen=True)
class Remark:
    """Something said of a page: where, by field and line from 1, and what."""

    message: str
    is_error: bool = False
    field: str = ""
    line: int | None = None
    excerpt: str = ""
    name: str = ""  # of the field in the form, to lead there


def remarks(page) -> list[Remark]:
    """Everything to tell of a working copy, errors first."""
    texts = list(labelled_texts(page))
    around = surroundings(page, "\n\n".join(text for _name, _field, text in texts))
    found = [
        remark
        for name, field, text in texts
        for remark in text_remarks(around, str(field.verbose_name), text, name)
    ]
    own, _targets = around
    found += [Remark(told, True) for told in faults_of_rows(page, own)]
    if page.pk and (told := preview.lacking(page)):
        found.append(Remark(told, True))
    found += [*missing_facts(page), *missing_partner(page), *readability(page, texts)]
    return sorted(found, key=lambda remark: not remark.is_error)


def faults_of_rows(page, own: ContentFile) -> Iterator[str]:
    """What the page's kind asks of its rows, beside what is published."""
    return page.faults_of(own, published(page.language))


def published(language: str) -> Iterator[ContentFile]:
    """What readers see, read when a kind of page asks to see it and not before."""
    for edition in Edition.objects.visible().in_language(language):
        yield edition.file


def faults(page) -> list[Remark]:
    """What keeps a working copy from its readers."""
    return [remark for remark in remarks(page) if remark.is_error]


def text_remarks(around, label: str, text: str, name: str = "") -> Iterator[Remark]:
    """What is said of one text of a page, given its surroundings."""
    lines = text.splitlines()
    for is_error, findings in (
        (True, [*linting.lint(text), *dead_links(around, text), *no_pictures(text)]),
        (False, linting.advise(text)),
    ):
        for found in findings:
            excerpt = lines[found.line - 1].strip()[:120]
            yield Remark(found.message, is_error, label, found.line, excerpt, name)


def text_errors(page, text: str) -> list[str]:
    """What stops a text of the page from being published, with the line."""
    return [
        _("Line {line}: {message}").format(line=remark.line, message=remark.message)
        for remark in text_remarks(surroundings(page, text), "", text)
        if remark.is_error
    ]


def surroundings(page, text: str) -> tuple[ContentFile, dict]:
    """The page and all that a text may link to, as their working copies have it."""
    own = own_file(page)
    return own, targets_in([own, *linked(page, text)])


def dead_links(around, text: str) -> Iterator[linting.Finding]:
    """Links that lead nowhere, when both pages are as their working copies have it."""
    own, targets = around
    for line, address in linting.link_addresses(text):
        if problem := fault(own, address, targets):
            yield linting.Finding(line, problem)


def no_pictures(text: str) -> Iterator[linting.Finding]:
    """Pictures that the library does not have."""
    message = _("There is no picture {reference} in the library.")
    for line, words in enumerate(text.splitlines(), start=1):
        for reference in picture_references(words):
            key = reference.partition(":")[2]
            if not Image.objects.filter(key=key).exists():
                yield linting.Finding(line, message.format(reference=reference))


def own_file(page) -> ContentFile:
    """The page as a file; one that is not saved yet has no parts to link to."""
    if page.pk:
        return as_file(page)
    data = {"key": page.key}
    return ContentFile(page.language, page.CONTENT_FOLDER, "", data, page.body)


def linked(page, text: str):
    """The files of the pages that a text refers to, and of the words it marks."""
    kinds = page_kinds()
    named = [reference.partition(":") for reference in references(text)]
    for kind, _colon, key in named:
        if kind in kinds:
            rows = kinds[kind].objects.filter(language=page.language, key=key)
            yield from map(as_file, rows)
    if any(kind == TERM for kind, _colon, _key in named):
        for holder in glossary.holders():
            yield from map(as_file, holder.objects.filter(language=page.language))


def labelled_texts(page):
    """Every text of the page and its parts: its name in the form, field and words."""
    rows = [("", page, [*own_fields(type(page)), page._meta.get_field("body")])]
    for name in page.CONTENT_PARTS:
        fields = part_fields(page._meta.get_field(name).related_model)
        parts = enumerate(getattr(page, name).all())
        rows += [(f"{name}-{place}-", part, fields) for place, part in parts]
    for prefix, row, fields in rows:
        for field in fields:
            if is_markdown(field):
                value = getattr(row, field.name)
                text = "\n".join(value) if isinstance(value, list) else value
                yield f"{prefix}{field.name}", field, text


def is_markdown(field) -> bool:
    is_text = field.get_internal_type() == "TextField"
    is_code = isinstance(field, CodesField | WordsField)
    return is_text and not is_code and field.name not in field.model.PLAIN_TEXTS


def missing_facts(page) -> Iterator[Remark]:
    """What the kind of page has room for and nothing stands in, sources included."""
    empty = [
        str(field.verbose_name)
        for field in own_fields(type(page))
        if field.name not in NOT_FOR_READERS
        and getattr(page, field.name) in (None, "", [])
    ]
    if empty:
        message = _("Nothing is said yet of: {fields}.")
        yield Remark(message.format(fields=", ".join(empty)))


def missing_partner(page) -> Iterator[Remark]:
    if page.partner is None:
        other = get_language_info(page.other_language)["name_translated"].lower()
        yield Remark(_("The page is missing in {language}.").format(language=other))


def readability(page, labelled) -> Iterator[Remark]:
    """LIX over the page's own texts, and what it means."""
    texts = [
        text
        for _name, field, text in labelled
        if not (isinstance(field, LinesField) and field.name == "sources")
    ]
    score = linting.lix([page.summary, *texts])
    if not score:
        return
    message = _("LIX {score:.0f}: {meaning} to read.")
    told = message.format(score=score, meaning=linting.lix_meaning(score))
    if score > linting.LIX_LIMIT:
        told += " " + _("Shorter sentences and words bring it to 45 or less.")
    yield Remark(told)
