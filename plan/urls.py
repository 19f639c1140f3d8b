from greenshift.addresses import in_both_languages
from plan import views

app_name = "plan"

urlpatterns = [
    *in_both_languages("plan", views.plan, sv="plan/", da="plan/"),
]
