from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case
from greenshift import glossary, reading
from greenshift.models import Section
from greenshift.shortcuts import get_section, neighbours

ARTICLE_TEMPLATES = {
    Article.STATEMENT: "cases/accessibility_statement.html",
    Article.CONTACT: "cases/contact.html",
}


@require_safe
def case_list(request, language):
    context = {
        "page": get_section(language, Section.Key.CASES),
        "cards": reading.pages(Case, language),
    }
    return render(request, "cases/case_list.html", context)


@require_safe
def case_detail(request, language, slug):
    case = reading.page(Case, language, slug=slug)
    context = {"page": case, **neighbours(case)}
    return render(request, "cases/case_detail.html", context)


@require_safe
def article_detail(request, language, slug):
    article = reading.page(Article, language, slug=slug)
    context = {
        "page": article,
        "pairs": glossary.pairs(language) if article.terms.all() else {},
        "contact_phone": settings.CONTACT_PHONE,
        "contact_address": settings.CONTACT_ADDRESS,
        "assessed_on": settings.ACCESSIBILITY_ASSESSED_ON,
    }
    template = ARTICLE_TEMPLATES.get(article.key, "cases/article_detail.html")
    return render(request, template, context)
