from greenshift.addresses import in_both_languages
from method import answering, choosing, comparing, views

app_name = "method"

urlpatterns = [
    *in_both_languages("overview", views.overview, sv="metod/", da="metode/"),
    *in_both_languages(
        "principle-list",
        views.principle_list,
        sv="metod/principer/",
        da="metode/principper/",
    ),
    *in_both_languages(
        "principle-detail",
        views.principle_detail,
        sv="metod/principer/<slug:slug>/",
        da="metode/principper/<slug:slug>/",
    ),
    *in_both_languages(
        "process", views.process, sv="metod/process/", da="metode/proces/"
    ),
    *in_both_languages(
        "step-detail",
        views.step_detail,
        sv="metod/process/<slug:slug>/",
        da="metode/proces/<slug:slug>/",
    ),
    *in_both_languages(
        "tool-list", views.tool_list, sv="metod/verktyg/", da="metode/vaerktoej/"
    ),
    *in_both_languages(
        "tool-detail",
        views.tool_detail,
        sv="metod/verktyg/<slug:slug>/",
        da="metode/vaerktoej/<slug:slug>/",
    ),
    *in_both_languages(
        "tool-questions",
        answering.questions,
        sv="metod/verktyg/<slug:slug>/fragor/",
        da="metode/vaerktoej/<slug:slug>/spoergsmaal/",
    ),
    *in_both_languages(
        "activity-list",
        views.activity_list,
        sv="metod/aktiviteter/",
        da="metode/aktiviteter/",
    ),
    *in_both_languages(
        "activity-detail",
        views.activity_detail,
        sv="metod/aktiviteter/<slug:slug>/",
        da="metode/aktiviteter/<slug:slug>/",
    ),
    *in_both_languages(
        "catalogue", choosing.catalogue, sv="metod/katalog/", da="metode/katalog/"
    ),
    *in_both_languages(
        "comparison",
        comparing.comparison,
        sv="metod/katalog/jamfor/",
        da="metode/katalog/sammenlign/",
    ),
]
