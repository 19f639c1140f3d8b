"""The direction of dependence that docs/decisions and the README promise."""

import ast

import pytest
from django.conf import settings

APPS = ["greenshift", "method", "cases", "paper", "plan"]
WHERE_THE_SITE_IS_PUT_TOGETHER = {
    *("urls.py", "views.py", "sitemaps.py", "feeds.py", "gallery.py")
}
PURE = [
    *("greenshift/anchors.py", "greenshift/citing.py", "greenshift/barchart.py"),
    "greenshift/pagecache/counting.py",
    *("greenshift/slugs.py", "greenshift/contentfiles.py", "greenshift/frontmatter.py"),
    *("greenshift/points.py", "greenshift/yaml12.py"),
    *("greenshift/pagecache/negotiation.py", "greenshift/pagecache/store.py"),
    *("greenshift/linting.py", "greenshift/markdowntree.py", "method/diagrams.py"),
    *("method/answer_codes.py", "method/choices.py", "method/meeting.py"),
    *("method/proof.py", "method/reflection.py", "method/reflection_picture.py"),
    "greenshift/personaldata.py",
    *("paper/drawings.py", "paper/press.py", "paper/tree.py"),
    *("method/paths.py", "paper/canvas.py"),
    *("greenshift/relinking.py", "greenshift/copypaths.py"),
    "method/catalogue.py",
    *("greenshift/tokens.py", "greenshift/passages.py", "greenshift/thesaurus.py"),
    *("plan/kinds.py", "plan/parts.py", "plan/plain.py"),
    *("plan/planfile.py", "plan/typed.py", "plan/runsheet.py", "plan/walked.py"),
    *("plan/mandate.py", "plan/reporting.py"),
    *("paper/word/blocks.py", "paper/word/file.py", "paper/word/tables.py"),
    "paper/word/words.py",
]


def modules():
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield app, path


def name(value):
    return value if isinstance(value, str) else value.name


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("app", "path"), list(modules()), ids=name)
def test_each_app_imports_only_those_before_it(app, path):
    later = set(APPS[APPS.index(app) + 1 :])
    if app == "greenshift" and path.name in WHERE_THE_SITE_IS_PUT_TOGETHER:
        later = set()

    assert {name.split(".")[0] for name in imports(path)}.isdisjoint(later)


@pytest.mark.parametrize(("app", "path"), list(modules()), ids=name)
def test_nothing_but_addresses_imports_views(app, path):
    ours = [name for name in imports(path) if name.endswith(".views")]
    ours = [name for name in ours if name.split(".")[0] in APPS]

    assert not ours or path.name == "urls.py"


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_know_no_database_and_no_request(name):
    found = set(imports(settings.BASE_DIR / name))

    assert not [each for each in found if each.startswith(("django.db", "django.http"))]
    assert not [each for each in found if each.endswith(".models")]


def test_only_rendering_marks_text_as_safe():
    users = [
        path.name
        for _app, path in modules()
        if "django.utils.safestring.mark_safe" in imports(path)
    ]

    assert users == ["rendering.py"]
