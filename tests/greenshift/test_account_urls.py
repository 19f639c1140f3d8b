"""Signing in has all its addresses, and costs nothing until somebody signs in."""

import os
import subprocess
import sys

import pytest
from allauth.mfa import urls as second_factor
from django.conf import settings
from django.urls import reverse

from greenshift.account_urls import SECOND_FACTOR, urlpatterns

LOADS = """
import sys
from greenshift import server
server.load()
print(*sorted({"fido2", "cryptography", "requests"} & set(sys.modules)))
"""


def addresses(patterns, prefix=""):
    for each in patterns:
        route = f"{prefix}{each.pattern}"
        if hasattr(each, "url_patterns"):
            yield from addresses(each.url_patterns, route)
        else:
            yield route, each.name


def loaded(data_dir, **environment):
    """The large libraries that a server has read when it begins to answer."""
    environment = os.environ | environment | {"DATA_DIR": str(data_dir)}
    run = subprocess.run(
        [sys.executable, "-c", LOADS],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_the_second_factor_has_every_address_that_allauth_gives_it():
    ours = {(route, f"mfa_{view}") for route, (_module, view) in SECOND_FACTOR.items()}

    assert ours == set(addresses(second_factor.urlpatterns))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", [each.name for each in urlpatterns if "<" not in str(each.pattern)]
)
def test_every_address_answers(client, name):
    assert client.get(reverse(name)).status_code in (200, 302, 401, 405)


@pytest.mark.django_db
def test_nobody_signs_in_at_a_provider_that_is_not_set(client):
    assert client.get("/konto/oidc/kommun/login/").status_code == 404


def test_a_start_reads_none_of_the_libraries_for_signing_in(tmp_path):
    assert loaded(tmp_path) == []


def test_a_start_reads_the_providers_library_where_one_is_set(tmp_path):
    provider = {"OIDC_ISSUER": "http://127.0.0.1:9", "OIDC_CLIENT_ID": "gron"}

    assert "requests" in loaded(tmp_path, **provider)
