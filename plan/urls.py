from greenshift.addresses import in_both_languages
from plan import paper_views, views
from plan.papers import Kind

app_name = "plan"

urlpatterns = [
    *in_both_languages("plan", views.plan, sv="plan/", da="plan/"),
    *in_both_languages(
        Kind.MANDATE,
        paper_views.paper_of(Kind.MANDATE),
        sv="plan/mandatblad/",
        da="plan/mandatark/",
    ),
    *in_both_languages(
        Kind.RUN_SHEET,
        paper_views.paper_of(Kind.RUN_SHEET),
        sv="plan/korschema/",
        da="plan/drejebog/",
    ),
    *in_both_languages(
        Kind.REPORT,
        paper_views.paper_of(Kind.REPORT),
        sv="plan/aterkoppling/",
        da="plan/tilbagemelding/",
    ),
    *in_both_languages(
        Kind.WHOLE,
        paper_views.paper_of(Kind.WHOLE),
        sv="plan/hela-planen/",
        da="plan/hele-planen/",
    ),
]
