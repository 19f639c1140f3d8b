from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case
from greenshift.models import Section
from greenshift.shortcuts import get_page, neighbours


@require_safe
def case_list(request, language):
    context = {
        "page": get_page(Section, request, language=language, key=Section.Key.CASES),
        "cards": Case.objects.published().in_language(language),
    }
    return render(request, "cases/case_list.html", context)


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
