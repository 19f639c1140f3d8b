from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case
from greenshift.models import Section
from greenshift.shortcuts import get_page, neighbours, section_list


@require_safe
def case_list(request, language):
    return section_list(request, language, Section.Key.CASES, Case)


@require_safe
def case_detail(request, language, slug):
    case = get_page(Case.objects.with_along(), request, language=language, slug=slug)
    context = {"page": case, **neighbours(case)}
    return render(request, "cases/case_detail.html", context)


@require_safe
def article_detail(request, language, slug):
    articles = Article.objects.prefetch_related("terms")
    article = get_page(articles, request, language=language, slug=slug)
    context = {"page": article}
    return render(request, "cases/article_detail.html", context)
