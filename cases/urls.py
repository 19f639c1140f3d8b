from cases import views
from greenshift.addresses import in_both_languages

app_name = "cases"

urlpatterns = [
    *in_both_languages("case-list", views.case_list, sv="pilotfall/", da="cases/"),
    *in_both_languages(
        "case-detail",
        views.case_detail,
        sv="pilotfall/<slug:slug>/",
        da="cases/<slug:slug>/",
    ),
    *in_both_languages("role-list", views.role_list, sv="for/", da="for/"),
    *in_both_languages(
        "role-detail",
        views.role_detail,
        sv="for/<slug:slug>/",
        da="for/<slug:slug>/",
    ),
    # Last: any other word at the top is an article, such as /bakgrund/.
    *in_both_languages(
        "article-detail", views.article_detail, sv="<slug:slug>/", da="<slug:slug>/"
    ),
]
