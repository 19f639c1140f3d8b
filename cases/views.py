from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.models import Article, Case, Role
from greenshift import reading
from greenshift.models import Section
from greenshift.shortcuts import get_section, neighbours, section_list


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
def role_list(request, language):
    return section_list(request, language, Section.Key.ROLES, Role)


@require_safe
def role_detail(request, language, slug):
    role = reading.page(Role, language, slug=slug)
    context = {"page": role, **neighbours(role)}
    return render(request, "cases/role_detail.html", context)


@require_safe
def article_detail(request, language, slug):
    context = {"page": reading.page(Article, language, slug=slug)}
    return render(request, "cases/article_detail.html", context)
