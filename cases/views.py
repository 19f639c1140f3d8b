from functools import partial

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case, Role
from greenshift import glossary, paging, reading
from greenshift.models import Section
from greenshift.public import public
from greenshift.shortcuts import get_section, neighbours, section_list

ARTICLE_TEMPLATES = {
    Article.STATEMENT: "cases/accessibility_statement.html",
    Article.CONTACT: "cases/contact.html",
}


@public(parameters=[paging.PARAMETER])
@require_safe
def case_list(request, language):
    fetch = partial(reading.pages, Case, language)
    context = {
        "page": get_section(language, Section.Key.CASES),
        **paging.leaf(request, fetch),
    }
    return render(request, "cases/case_list.html", context)


@public
@require_safe
def case_detail(request, language, slug):
    case = reading.page(Case, language, slug=slug)
    context = {"page": case, **neighbours(case)}
    return render(request, "cases/case_detail.html", context)


@public
@require_safe
def role_list(request, language):
    return section_list(request, language, Section.Key.ROLES, Role)


@public
@require_safe
def role_detail(request, language, slug):
    role = reading.page(Role, language, slug=slug)
    context = {"page": role, **neighbours(role)}
    return render(request, "cases/role_detail.html", context)


@public
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
