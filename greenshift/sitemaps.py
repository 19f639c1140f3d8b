"""The site map for search engines: every published page with its languages."""

from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_safe

from greenshift.models import Edition
from greenshift.pages import cards
from greenshift.public import public


@public
@require_safe
def sitemap(request):
    found = cards(Edition.objects.visible())
    by_page = sorted(found, key=lambda card: (card.kind, card.key, card.language))
    groups = [
        list(group) for _, group in groupby(by_page, lambda card: (card.kind, card.key))
    ]
    context = {"entries": [(card, group) for group in groups for card in group]}
    return render(request, "sitemap.xml", context, content_type="application/xml")
