"""
Where the site is put together: every app's addresses, in both languages.

Each app's patterns carry the language as an extra argument, so
reverse("method:step-detail", kwargs={"language": "da", "slug": …}) gives the
Danish address and a view is told which language it speaks.
"""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from greenshift import (
    feedback_views,
    gallery,
    health,
    metrics,
    search_page,
    security_txt,
    sitemaps,
    views,
)
from greenshift.addresses import in_both_languages
from greenshift.changes import ChangesFeed
from greenshift.public import public

handler400 = "greenshift.views.bad_request"
handler403 = "greenshift.views.forbidden"
handler404 = "greenshift.views.not_found"
handler500 = "greenshift.views.server_error"

urlpatterns = [
    *in_both_languages("home", views.home, sv="", da=""),
    *in_both_languages("site-map", views.site_map, sv="webbkarta/", da="sitekort/"),
    *in_both_languages("search", search_page.search, sv="sok/", da="soeg/"),
    *in_both_languages("changes", views.changes, sv="andringar/", da="aendringer/"),
    *in_both_languages(
        "changes-feed",
        public(require_safe(ChangesFeed())),
        sv="andringar/atom.xml",
        da="aendringer/atom.xml",
    ),
    *in_both_languages(
        "changes-feed-of-kind",
        public(require_safe(ChangesFeed())),
        sv="andringar/<slug:kind>.xml",
        da="aendringer/<slug:kind>.xml",
    ),
    *in_both_languages(
        "feedback-list",
        feedback_views.feedback_list,
        sv="synpunkter/",
        da="tilbagemeldinger/",
    ),
    *in_both_languages(
        "feedback",
        feedback_views.feedback,
        sv="synpunkter/<slug:kind>/<slug:key>/",
        da="tilbagemeldinger/<slug:kind>/<slug:key>/",
    ),
    *in_both_languages(
        "feedback-vote",
        feedback_views.feedback_vote,
        sv="synpunkter/<slug:kind>/<slug:key>/svar/",
        da="tilbagemeldinger/<slug:kind>/<slug:key>/svar/",
    ),
    *in_both_languages(
        "feedback-received",
        feedback_views.feedback_received,
        sv="synpunkter/<slug:kind>/<slug:key>/tack/",
        da="tilbagemeldinger/<slug:kind>/<slug:key>/tak/",
    ),
    path("was", views.accessibility_statement, name="was"),
    path("was/", views.accessibility_statement),
    *in_both_languages(
        "open-data", views.open_data, sv="oppna-data/", da="aabne-data/"
    ),
    path("komponenter/", gallery.components, name="components"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(security_txt.PATH, security_txt.security_txt, name="security-txt"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(
        "favicon.ico",
        require_safe(RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.ico")),
    ),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("konto/", include("greenshift.account_urls")),
    path("api/", include("greenshift.api_urls")),
    path("forhandsgranska/<str:token>/", views.shared_preview, name="shared-preview"),
    path("media/<path:path>", views.media, name="media"),
    path("", include("method.urls")),
    path("", include("paper.urls")),
    path("", include("plan.urls")),
    # Last, for an article may stand at any word.
    path("", include("cases.urls")),
]
