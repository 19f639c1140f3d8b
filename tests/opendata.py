"""The open data as a program asks for it."""

from greenshift import opendata
from tests.site import SITE

LISTS = [*opendata.collections(), *opendata.part_collections()]
V1 = "/api/v1"


def get(client, address, status=200):
    response = client.get(address.removeprefix(SITE))
    assert response.status_code == status, (address, response.text)
    return response.json()
