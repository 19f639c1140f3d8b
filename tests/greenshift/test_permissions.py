"""Who may do what in the admin, as one table."""

import pytest

from greenshift.models import Image
from greenshift.publishing import editions_of
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

# 200 is shown, 302 is done or, for the unknown, led to the sign-in; 403 is refused,
# with what is typed handed back.
PEOPLE = ("nobody", "no group", "Redaktör", "Granskare", "Administratör")
ASKED = {
    "front page": (302, 200, 200, 200, 200),
    "list": (302, 403, 200, 200, 200),
    "add": (302, 403, 200, 200, 200),
    "change": (302, 403, 200, 200, 200),
    "preview": (302, 403, 200, 200, 200),
    "beside": (302, 403, 200, 200, 200),
    "history": (302, 403, 200, 200, 200),
    "delete": (302, 403, 403, 200, 200),
    "pictures": (302, 403, 200, 200, 200),
    "links": (302, 200, 200, 200, 200),
    "languages": (302, 200, 200, 200, 200),
    "conflicts": (302, 200, 200, 200, 200),
    "accounts": (302, 403, 403, 403, 200),
    "log": (302, 403, 403, 403, 200),
}
SENT = {
    "live": (302, 403, 200, 200, 200),
    "save": (403, 403, 302, 302, 302),
    "publish": (403, 403, 403, 302, 302),
    "withdraw": (403, 403, 403, 302, 302),
    "restore": (302, 403, 302, 302, 302),
    "mark as checked": (302, 403, 403, 302, 302),
    "delete": (302, 403, 403, 302, 302),
}


def rows(table):
    return [
        pytest.param(who, what, status, id=f"{who}: {what}")
        for what, statuses in table.items()
        for who, status in zip(PEOPLE, statuses, strict=True)
    ]


@pytest.fixture
def page():
    return make_principle()


def enter(client, who):
    if who == "nobody":
        client.logout()
    else:
        client.force_login(make_user(group=None if who == "no group" else who))


@pytest.mark.parametrize(("who", "what", "status"), rows(ASKED))
def test_who_is_shown_what(client, page, who, what, status):
    addresses = {
        "front page": "/admin/",
        "list": address(Principle, "changelist"),
        "add": address(Principle, "add"),
        "pictures": address(Image, "changelist"),
        "links": "/admin/links/",
        "languages": "/admin/languages/",
        "conflicts": "/admin/conflicts/",
        "accounts": "/admin/auth/user/",
        "log": "/admin/admin/logentry/",
    }
    enter(client, who)
    url = addresses.get(what) or address(Principle, what, page.pk)

    assert client.get(url).status_code == status


@pytest.mark.parametrize(("who", "what", "status"), rows(SENT))
def test_who_may_send_what(client, page, who, what, status):
    client.force_login(make_user(group="Granskare"))
    form = form_of(client.get(address(Principle, "change", page.pk)))
    form |= {"note": "Nytt."}
    edition = editions_of(page).first().pk
    action, data = {
        "live": ("live", form),
        "save": ("change", form),
        "publish": ("change", form | {"_publish": "1"}),
        "withdraw": ("change", form | {"_withdraw": "1"}),
        "restore": ("history", {"edition": edition}),
        "mark as checked": ("beside", {}),
        "delete": ("delete", {"post": "yes"}),
    }[what]
    enter(client, who)

    assert client.post(address(Principle, action, page.pk), data).status_code == status
