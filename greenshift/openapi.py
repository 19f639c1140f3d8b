"""
What the open data holds, for programs: an index, and an OpenAPI 3.1 document.

Both are made of the same models and shapes as the data, and of the addresses in
api_urls. The descriptions are the interface's own words, in English.
"""

from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from greenshift import opendata, opendocuments, sections
from greenshift.opendocuments import ADDRESS
from greenshift.openfields import STRING, TEXT_SCHEMA, absolute, object_of

LICENCE = {"name": "CC BY 4.0", "url": opendata.LICENCE}
TITLE = "Green transition – co-creation shows the way: open data"
ERROR = object_of(
    {"error": object_of({"status": {"type": "integer"}, "message": STRING})}
)
LANGUAGES = [code for code, _name in settings.LANGUAGES]
EVERY_LANGUAGE = dict.fromkeys(LANGUAGES, ADDRESS)


def index():
    """What there is, and where: the answer at /api/."""
    pages, parts = opendata.collections(), opendata.part_collections()
    return {
        "title": TITLE,
        "licence": opendata.LICENCE,
        "openapi": opendata.address("openapi"),
        "documentation": {
            language: absolute(
                sections.address(language, sections.SectionKey.OPEN_DATA)
            )
            for language in LANGUAGES
        },
        "lists": {name: in_languages("list", name) for name in pages | parts},
        "tables": {name: in_languages("table", name) for name in opendata.tables()},
    }


def in_languages(route, collection):
    return {
        language: opendata.address(route, language=language, collection=collection)
        for language in LANGUAGES
    }


def index_schema():
    urls = {"type": "object", "additionalProperties": object_of(EVERY_LANGUAGE)}
    told = {
        "title": STRING,
        "licence": ADDRESS,
        "openapi": ADDRESS,
    }
    documentation = object_of(EVERY_LANGUAGE)
    return object_of(
        {**told, "documentation": documentation, "lists": urls, "tables": urls}
    )


@translation.override(None)
def document():
    """The OpenAPI document: every address that is answered, and with what."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": TITLE,
            "version": opendata.VERSION,
            "description": "What is published on the site. Read only, no key needed.",
            "license": LICENCE,
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            route("index"): get("What there is, and where", a("Index")),
            **list_paths(),
            **page_paths(),
            **table_paths(),
        },
        "components": {"schemas": schemas(), "responses": {"Refusal": REFUSAL}},
    }


def route(name, *open_names, **given):
    """An address as OpenAPI writes it: /api/v1/{language}/steps/{key}.json"""
    named = {each: f"{{{each}}}" for each in open_names}
    return unquote(reverse(f"api:{name}", kwargs=named | given))


def list_paths():
    found = {}
    for name, schema in list_schemas().items():
        summary, answer = f"The {name}, in reading order", a(schema)
        first = route("list", "language", collection=name)
        further = route("stretch", "language", "number", collection=name)
        found[first] = get(summary, answer, "language")
        found[further] = get(f"{summary}, further on", answer, "language", "number")
    return found


def page_paths():
    return {
        route("page", "language", "key", collection=name): get(
            f"One of the {name}, whole", a(model.__name__), "language", "key"
        )
        for name, model in opendata.collections().items()
    }


def table_paths():
    answer = {"text/csv": {"schema": STRING}}
    return {
        route("table", "language", collection=name): get(
            f"The {name} as a table for spreadsheets", answer, "language"
        )
        for name in opendata.tables()
    }


def get(summary, answer, *parameters):
    """An address that is read, with what it answers."""
    responses = {"200": {"description": "What was asked for", "content": answer}}
    refusals = dict.fromkeys(("404", "405", "410"), REFUSED)
    return {
        "get": {
            "summary": summary,
            "parameters": [PARAMETERS[name] for name in parameters],
            "responses": responses | refusals,
        }
    }


def a(schema):
    """A JSON answer of this schema."""
    return {"application/json": {"schema": reference(schema)}}


def reference(schema):
    return {"$ref": f"#/components/schemas/{schema}"}


def list_schemas():
    """The name of the schema that each list follows."""
    pages = dict.fromkeys(opendata.collections(), "List")
    parts = {
        name: f"{opendata.part_model(model, name).__name__}List"
        for name, model in opendata.part_collections().items()
    }
    return pages | parts


def schemas():
    found = {
        "Index": index_schema(),
        "Text": TEXT_SCHEMA,
        "Error": ERROR,
        "Head": object_of(opendocuments.head_schema()),
        "List": opendocuments.list_schema(reference("Head")),
    }
    for model in opendata.collections().values():
        found[model.__name__] = opendocuments.page_schema(model)
    for name, model in opendata.part_collections().items():
        schema = opendocuments.list_schema(opendocuments.part_schema(model, name))
        found[list_schemas()[name]] = schema
    return found


def parameter(name, **schema):
    place = {"name": name, "in": "path", "required": True}
    return place | {"schema": {"type": "string", **schema}}


PARAMETERS = {
    "language": parameter("language", enum=LANGUAGES),
    "key": parameter("key"),
    "number": parameter("number", pattern=r"^\d+$"),
}
REFUSED = {"$ref": "#/components/responses/Refusal"}
REFUSAL = {"description": "Why there is no answer", "content": a("Error")}
