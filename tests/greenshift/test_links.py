"""Links: followed by a command, told on the admin's front page, guarded at deletion."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from greenshift import publishing, upkeep
from method.models import Step, Tool
from tests.admin import address
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


def run(**options):
    out = StringIO()
    call_command("check_links", stdout=out, **options)
    return out.getvalue()


def test_the_shipped_links_all_lead_somewhere():
    assert run().endswith("none broken.\n")
    assert upkeep.broken_links() == []


@pytest.mark.parametrize(
    "address", ["step:borta", "step:prova#borta", "/metod/process/", "principle:x"]
)
def test_a_link_that_leads_nowhere_is_told_with_its_page(address):
    page = make_principle(body=f"Se [sidan]({address}).")

    with pytest.raises(CommandError, match=page.slug):
        run()


def test_a_link_with_a_title_in_quotes_leads_there_and_guards_the_page(client):
    tool = Tool.objects.filter(language="sv").first()
    page = make_principle(body=f'Se [verktyget]({tool.reference} "Bra verktyg").')

    assert f'href="{tool.url}"' in client.get(page.url).text.partition("Se ")[2]
    assert page.title in upkeep.used_in(tool)


def test_a_link_to_a_page_that_is_withdrawn_is_an_errand():
    tool = Tool.objects.filter(language="sv").first()
    publishing.withdraw(tool)
    make_principle(title="Leder fel", body=f"Se [verktyget]({tool.reference}).")

    assert "Leder fel" in [errand.title for errand in upkeep.broken_links()]


class Answers(BaseHTTPRequestHandler):
    def do_HEAD(self):  # noqa: N802 (http.server's own name)
        self.send_response({"/ja": 200, "/bara-get": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self):  # noqa: N802
        self.send_response(200 if self.path == "/bara-get" else 404)
        self.end_headers()

    def log_message(self, *words):
        """Keep the tests' output to what pytest says."""


@pytest.fixture
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_other_sites_answer_is_told_and_fails_nothing(elsewhere, monkeypatch):
    from greenshift.models import Edition

    Edition.objects.all().delete()
    body = "".join(
        f"[ord]({elsewhere}{path}) " for path in ("/ja", "/bara-get", "/borta")
    )
    make_principle(body=f"{body} [ord](http://127.0.0.1:1/stangd)")

    told = run(external=True)

    assert f"404 {elsewhere}/borta" in told
    assert "no answer" in told
    assert "/ja" not in told
    assert "/bara-get" not in told
    assert "4 addresses of others asked." in told


def test_a_page_in_use_is_not_deleted_and_says_where_it_is_used(client):
    client.force_login(make_user(group="Granskare"))
    step = Step.objects.get(language="sv", key="prova")
    chosen = {"action": "delete_selected", "_selected_action": [step.pk], "post": "yes"}

    asked = client.get(address(Step, "delete", step.pk))
    client.post(address(Step, "delete", step.pk), {"post": "yes"})
    client.post(address(Step, "changelist"), chosen)

    assert upkeep.used_in(step)
    assert upkeep.used_in(step)[0] in asked.text
    assert Step.objects.filter(pk=step.pk).exists()


def test_a_page_that_no_one_uses_is_deleted_and_its_address_is_gone(client):
    page = make_principle()
    client.force_login(make_user(group="Granskare"))

    client.post(address(type(page), "delete", page.pk), {"post": "yes"})

    assert client.get(page.url).status_code == 410
