import ast
import re

import polib
import pytest
from django.conf import settings
from django.utils.translation import trans_real

APPS = ("greenshift", "method", "cases", "paper", "plan")
IN_TEMPLATE = re.compile(r'{%\s*translate\s+"([^"]+)"\s*(?:as \w+\s*)?%}')
MARKS = {"_", "gettext", "gettext_lazy"}


def catalogue(language):
    return polib.pofile(
        str(settings.BASE_DIR / f"locale/{language}/LC_MESSAGES/django.po")
    )


@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_interface_word_is_translated(language):
    entries = catalogue(language)

    assert [entry.msgid for entry in entries if not entry.translated()] == []


@pytest.mark.parametrize("language", ["sv", "da"])
def test_the_compiled_words_are_those_of_the_source(language):
    source = catalogue(language)
    compiled = polib.mofile(source.fpath.replace(".po", ".mo"))

    ours = {(e.msgctxt, e.msgid): e.msgstr for e in source}
    assert {(e.msgctxt, e.msgid): e.msgstr for e in compiled} == ours


def test_both_languages_translate_the_same_words():
    swedish, danish = catalogue("sv"), catalogue("da")

    assert {(e.msgctxt, e.msgid) for e in swedish} == {
        (e.msgctxt, e.msgid) for e in danish
    }


def said_in(path):
    """The words that a module marks for translation, where they are plain."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Call(ast.Name(name), [ast.Constant(str(words)), *_]):
                if name in MARKS:
                    yield words


@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_word_that_is_marked_is_known(language):
    """Also those that the tools do not find, such as those within an f-string."""
    known = trans_real.translation(language)._catalog
    root = settings.BASE_DIR
    modules = [path for app in APPS for path in root.glob(f"{app}/**/*.py")]
    said = {words for path in modules for words in said_in(path)}
    for path in root.glob("templates/**/*.html"):
        said |= set(IN_TEMPLATE.findall(path.read_text()))

    assert len(said) > 900
    assert [words for words in sorted(said) if known.get(words, None) is None] == []
