"""A municipality's own sign-in, against a provider that really answers."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

CLIENT, KEY_ID = "greenshift", "one"
LOGIN = "/konto/oidc/kommun/login/"


class Provider(ThreadingHTTPServer):
    """An OpenID Connect provider that vouches for one person in some groups."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.groups = ["webbredaktion"]

    def claims(self):
        now = int(time.time())
        about = {"sub": "abc-1", "preferred_username": "asa", "groups": self.groups}
        about |= {"email": "asa@example.org", "name": "Åsa Ek"}
        return about | {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
        }


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 (http.server's own name)
        issuer = self.server.issuer
        if self.path == "/.well-known/openid-configuration":
            names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint")
            paths = ("authorize", "token", "userinfo")
            ends = {n: f"{issuer}/{p}" for n, p in zip(names, paths, strict=True)}
            self.tell({"issuer": issuer, "jwks_uri": f"{issuer}/jwks", **ends})
        elif self.path == "/userinfo":
            self.tell(self.server.claims())

    def do_POST(self):  # noqa: N802
        self.rfile.read(int(self.headers["Content-Length"]))
        token = jwt.encode(
            self.server.claims(), self.server.key, "RS256", headers={"kid": KEY_ID}
        )
        self.tell({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def tell(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Keep the tests' output to what pytest says."""


@pytest.fixture
def provider(settings, monkeypatch):
    kind = OpenIDConnectProvider  # as where OIDC_ISSUER is set
    monkeypatch.setitem(registry.provider_map, kind.id, kind)
    server = Provider()
    Thread(target=server.serve_forever, daemon=True).start()
    app = {"provider_id": "kommun", "name": "Kommunen", "client_id": CLIENT}
    app |= {"secret": "hemlig", "settings": {"server_url": server.issuer}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    settings.OIDC_GROUP_MAP = {"webbredaktion": "Redaktör", "webbchef": "Granskare"}
    settings.REQUIRE_SECOND_FACTOR = True
    settings.OIDC_HAS_SECOND_FACTOR = True
    yield server
    server.shutdown()
    server.server_close()


def sign_in(client, **changes):
    """Go to the provider and come back from it, as a browser does."""
    away = client.get(LOGIN)
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    answer = {"code": "kod", "state": asked["state"][0]} | changes
    return client.get(f"{LOGIN}callback/", answer, follow=True)


def test_the_sign_in_page_offers_the_municipalitys_own(client, provider):
    assert "Logga in med Kommunen" in client.get("/konto/login/").text


def test_someone_the_provider_knows_is_let_in_with_their_groups(client, provider):
    answer = sign_in(client)

    person = User.objects.get(username="asa")
    assert answer.redirect_chain[-1][0] == "/admin/"
    assert answer.status_code == 200
    assert [group.name for group in person.groups.all()] == ["Redaktör"]
    assert person.is_staff
    assert not person.is_superuser
    assert person.email == ""


def test_groups_follow_the_provider_at_each_sign_in(client, provider):
    sign_in(client)
    client.post("/konto/logout/")
    provider.groups = ["webbchef"]
    sign_in(client)

    person = User.objects.get(username="asa")
    assert [group.name for group in person.groups.all()] == ["Granskare"]


@pytest.mark.parametrize("groups", [[], ["vaktmästare"]])
def test_someone_outside_the_groups_is_told_so(client, provider, groups):
    provider.groups = groups
    answer = sign_in(client)

    assert answer.status_code == 403
    assert "Du hör inte till redaktionen" in answer.text
    assert not User.objects.filter(username="asa").exists()


def test_someone_who_lost_the_group_loses_the_admin_at_once(client, provider):
    sign_in(client)
    provider.groups = []
    client.post("/konto/logout/")
    sign_in(client)

    assert not User.objects.get(username="asa").is_staff
    assert client.get("/admin/", follow=True).redirect_chain


def test_a_forged_return_is_refused(client, provider):
    answer = sign_in(client, state="gissat")

    assert answer.status_code < 500
    assert not User.objects.exists()


def test_the_providers_second_factor_counts_only_where_the_site_says_so(
    client, provider, settings
):
    settings.OIDC_HAS_SECOND_FACTOR = False
    answer = sign_in(client)

    assert answer.redirect_chain[-1][0] == "/konto/2fa/"
    assert not Authenticator.objects.exists()
