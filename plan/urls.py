from greenshift.addresses import in_both_languages
from plan import paper_views, views
from plan.papers import Kind

app_name = "plan"

PAPERS = {
    Kind.MANDATE: {"sv": "mandatblad/", "da": "mandatark/"},
    Kind.RUN_SHEET: {"sv": "korschema/", "da": "drejebog/"},
    Kind.REPORT: {"sv": "aterkoppling/", "da": "tilbagemelding/"},
    Kind.WHOLE: {"sv": "hela-planen/", "da": "hele-planen/"},
}

urlpatterns = in_both_languages("plan", views.plan, sv="plan/", da="plan/")
for kind, names in PAPERS.items():
    routes = {language: f"plan/{name}" for language, name in names.items()}
    view = paper_views.paper_of(kind)
    urlpatterns += in_both_languages(kind, view, **routes)
