"""The site's addresses with a plan among them."""

from django.urls import include, path

from greenshift.addresses import in_both_languages
from greenshift.urls import urlpatterns as site
from greenshift.views import home

plan = (in_both_languages("plan", home, sv="plan/", da="plan/"), "plan")
urlpatterns = [path("", include(plan)), *site]
