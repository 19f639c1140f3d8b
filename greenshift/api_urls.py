"""The addresses of the open data: files' names, so that a copy on disk has them too."""

from django.urls import path

from greenshift import api
from greenshift.opendata import VERSION

app_name = "api"

urlpatterns = [
    path("", api.index, name="index"),
    path("openapi.json", api.openapi_document, name="openapi"),
    path(
        f"{VERSION}/<str:language>/<str:collection>/<str:key>.json",
        api.page,
        name="page",
    ),
    path(
        f"{VERSION}/<str:language>/<str:collection>-<str:number>.json",
        api.page_list,
        name="stretch",
    ),
    path(f"{VERSION}/<str:language>/<str:collection>.json", api.page_list, name="list"),
    path(f"{VERSION}/<str:language>/<str:collection>.csv", api.table, name="table"),
    path("<path:rest>", api.unknown, name="unknown"),
]
