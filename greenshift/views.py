from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe
from django.views.static import serve

from cases.models import Case
from greenshift import sharing
from greenshift.models import Section
from greenshift.pages import cards, page_kinds, page_models
from greenshift.shortcuts import get_page
from method.diagrams import process_map
from method.models import Step

DOORS = {
    Section.Key.METHOD: gettext_lazy("Learn the method"),
    Section.Key.PROCESS: gettext_lazy("Plan your process"),
    Section.Key.CASES: gettext_lazy("See the pilots"),
}


@require_safe
def home(request, language):
    steps = list(Step.objects.published().in_language(language).with_loops())
    visible = Section.objects.visible_to(request.user).in_language(language)
    sections = {section.key: section for section in visible.with_partner()}
    if Section.Key.START not in sections:
        raise Http404
    context = {
        "page": sections[Section.Key.START],
        "doors": [
            {"page": sections[key], "label": label, "picture": f"door-{key}"}
            for key, label in DOORS.items()
            if key in sections
        ],
        "map": process_map(steps, gettext("to step {}")),
        "cases": Case.objects.published().in_language(language),
    }
    return render(request, "home.html", context)


@require_safe
def site_map(request, language):
    models = page_models()
    found = cards(model.objects.published().in_language(language) for model in models)
    context = {
        "page": get_page(Section, request, language=language, key=Section.Key.SITE_MAP),
        "groups": [
            (model._meta.verbose_name_plural, [c for c in found if c.kind == kind])
            for model in models
            for kind in [model._meta.model_name]
        ],
    }
    return render(request, "site_map.html", context)


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def share_picture(request, language, kind, key):
    """The picture for Open Graph: of a page that any visitor may see."""
    model = page_kinds().get(kind)
    page = (
        model and model.objects.published().filter(language=language, key=key).first()
    )
    if not page:
        raise Http404
    response = HttpResponse(
        sharing.draw(page.title, gettext("Green transition")), content_type="image/png"
    )
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def media(request, path):
    return serve(request, path, document_root=settings.MEDIA_ROOT)


def bad_request(request, exception):
    return render(request, "400.html", {"page": None}, status=400)


def forbidden(request, exception):
    return render(request, "403.html", {"page": None}, status=403)


def not_found(request, exception):
    return render(request, "404.html", {"page": None}, status=404)


def server_error(request):
    return render(request, "500.html", {"page": None}, status=500)
