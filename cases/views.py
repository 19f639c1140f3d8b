from functools import partial

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case
from greenshift import paging, reading
from greenshift.models import Section
from greenshift.public import public
from greenshift.shortcuts import get_section, neighbours


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
def article_detail(request, language, slug):
    context = {"page": reading.page(Article, language, slug=slug)}
    return render(request, "cases/article_detail.html", context)
