from greenshift.addresses import in_both_languages
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
]
