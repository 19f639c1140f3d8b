"""The papers of a plan as a browser asks for them."""

import io

from docx import Document

from tests.plan.forms import Form, open_plan

ADDRESSES = {
    "sv": ("mandatblad", "korschema", "aterkoppling", "hela-planen"),
    "da": ("mandatark", "drejebog", "tilbagemelding", "hele-planen"),
}


def addresses(language):
    before = "/da/plan/" if language == "da" else "/plan/"
    return [f"{before}{name}/" for name in ADDRESSES[language]]


def ask(client, address, plan, as_="page", **typed):
    """The paper at an address of a plan that is opened first."""
    start = "/da/plan/" if address.startswith("/da/") else "/plan/"
    fields = Form(open_plan(client, plan, start).text).fields
    return client.post(address, fields | typed | {"as": as_})


def word(response):
    return Document(io.BytesIO(response.content))
