from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case
from greenshift import glossary, reading
from greenshift.models import Section
from greenshift.shortcuts import get_section, neighbours


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
    words = article.terms.all()
    context = {"page": article, "pairs": glossary.pairs(language) if words else {}}
    return render(request, "cases/article_detail.html", context)
