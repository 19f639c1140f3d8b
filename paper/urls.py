from greenshift.addresses import in_both_languages
from method.models import Activity, Tool
from paper import views

app_name = "paper"

urlpatterns = [
    *in_both_languages("handbook", views.handbook, sv="handbok/", da="haandbog/"),
    *in_both_languages(
        "handbook-pdf",
        views.handbook_pdf,
        sv="handbok/handbok.pdf",
        da="haandbog/haandbog.pdf",
    ),
    *in_both_languages(
        "step-cards",
        views.step_cards,
        sv="metod/process/<slug:slug>/kort.pdf",
        da="metode/proces/<slug:slug>/kort.pdf",
    ),
    *in_both_languages(
        "tool-card",
        views.card_of(Tool),
        sv="metod/verktyg/<slug:slug>/kort-<slug:size>.pdf",
        da="metode/vaerktoej/<slug:slug>/kort-<slug:size>.pdf",
    ),
    *in_both_languages(
        "activity-card",
        views.card_of(Activity),
        sv="metod/aktiviteter/<slug:slug>/kort-<slug:size>.pdf",
        da="metode/aktiviteter/<slug:slug>/kort-<slug:size>.pdf",
    ),
    *in_both_languages(
        "canvas",
        views.canvas,
        sv="metod/verktyg/<slug:slug>/canvas-a3.pdf",
        da="metode/vaerktoej/<slug:slug>/canvas-a3.pdf",
    ),
    *in_both_languages(
        "poster",
        views.poster,
        sv="metod/principer/affisch-a3.pdf",
        da="metode/principper/plakat-a3.pdf",
    ),
]
