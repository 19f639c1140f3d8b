"""The open data is as its OpenAPI document says."""

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from greenshift import opendata
from tests.opendata import LISTS, V1, get
from tests.site import SITE

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(client):
    return get(client, "/api/openapi.json")


def check(described, path, data, status="200"):
    """Hold an answer against what the OpenAPI document says of its address."""
    answer = described["paths"][path]["get"]["responses"][status]
    if "$ref" in answer:
        answer = described["components"]["responses"]["Refusal"]
    schema = answer["content"]["application/json"]["schema"]
    whole = {**schema, "components": described["components"]}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(data)


def test_the_index_tells_of_every_list_in_both_languages(client, described):
    data = get(client, "/api/")

    check(described, "/api/", data)
    assert set(data["lists"]) >= {*LISTS, "steps", "loops", "cases", "activities"}
    assert data["lists"]["tools"]["da"] == f"{SITE}{V1}/da/tools.json"
    for address in data["documentation"].values():
        assert client.get(address.removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize("language", ["sv", "da"])
@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_as_described(client, described, language, name):
    data = get(client, f"{V1}/{language}/{name}.json")

    check(described, f"{V1}/{{language}}/{name}.json", data)
    assert data["count"] == len(data["items"]) > 0


@pytest.mark.parametrize("language", ["sv", "da"])
@pytest.mark.parametrize("name", opendata.collections())
def test_every_page_is_as_described(client, described, language, name):
    for entry in get(client, f"{V1}/{language}/{name}.json")["items"]:
        data = get(client, entry["data_url"])

        check(described, f"{V1}/{{language}}/{name}/{{key}}.json", data)
        assert {key: data[key] for key in entry} == entry


def test_the_document_is_openapi_and_its_schemas_are_sound(described):
    assert described["openapi"].startswith("3.1")
    assert described["info"]["license"]["name"] == "CC BY 4.0"
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_a_refusal_is_as_described(client, described):
    data = get(client, f"{V1}/sv/steps/finns-inte.json", status=404)

    check(described, f"{V1}/{{language}}/steps/{{key}}.json", data, status="404")
