"""A plan's paper as a page, as a Word file, as a PDF, and as text to paste."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from paper import drawings, shelf
from paper.tree import tree
from paper.typesetting import picture, typeset
from plan import mandate, reporting
from plan.papers import Kind
from plan.typed import to_form

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page(request, paper, urls, data):
    """The paper on screen, with the whole plan beside it on its way back."""
    with translation.override(paper.language):
        told = {"kind": str(paper.kind.label), "text": text(paper)}
        told |= {"heading": paper.heading, "facts": paper.facts, "title": paper.title}
    is_long = paper.kind == Kind.MANDATE and mandate.is_long(paper.plan.task)
    more = {"paper": paper, "is_long": is_long, "too_long": mandate.TOO_LONG}
    return render(request, "plan/paper.html", told | more | urls | {"kept": kept(data)})


def kept(data):
    """What is typed, to be sent on by the paper's page as by the plan's own."""
    named = ((name, each) for name, values in to_form(data) for each in values)
    filled = ((name, each) for name, each in named if each)
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', filled)


def text(paper):
    """What is reported back as plain text; the other papers have none."""
    if paper.kind != Kind.REPORT:
        return ""
    lacking = _("Not filled in yet")
    context = paper.context | {"paper": paper, "lacking": lacking}
    return render_to_string("plan/papers/report.txt", context).strip()


def word(paper):
    from paper.word.file import Told, word_file  # 15 MB that few processes need

    nodes = tree(paper.body)
    with translation.override(paper.language):
        told = Told(
            language=paper.language,
            title=paper.title,
            kind=str(paper.kind.label),
            heading=paper.heading,
            facts=paper.facts,
            foot=paper.foot,
            at=timezone.now(),
        )
    made = word_file(nodes, told, settings.SITE_URL, drawn)
    return as_file(made, f"{paper.file_stem}.docx", WORD)


def drawn(svg):
    with shelf.alone():
        return picture(svg)


def pdf(paper):
    return as_pdf(paper, "plan", paper.file_stem)


def poster(paper):
    """What is reported back, to hang on a wall."""
    return as_pdf(paper, "notice", f"{paper.file_stem}-a3")


def as_pdf(paper, template, stem):
    with translation.override(paper.language):
        data = sheet(paper)
    with shelf.alone():
        made = typeset(template, data, timezone.now(), is_private=True)
    return as_file(made, f"{stem}.pdf", "application/pdf")


def sheet(paper):
    """What the typesetter is told; it looks nothing up."""
    address = reporting.address(paper.plan) or settings.SITE_URL
    return {
        "language": paper.language,
        "title": paper.title,
        "heading": paper.heading,
        "kind": str(paper.kind.label),
        "facts": paper.facts,
        "foot": paper.foot,
        "summary": None,
        "author": [],
        "keywords": [],
        "site": settings.SITE_URL,
        "of": tree(paper.body),
        "address": address.removeprefix("mailto:"),
        "qr": {
            "svg": drawings.qr(address),
            "alt": f"{_('QR code that leads to')} {address}",
        },
    }


def files(kind):
    """What a kind of paper can be made as, by the word that asks for it."""
    made = {"word": word, "pdf": pdf}
    return made | ({"poster": poster} if kind == Kind.REPORT else {})


def as_file(content, name, content_type):
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
