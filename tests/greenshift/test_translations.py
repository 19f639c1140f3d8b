import polib
import pytest
from django.conf import settings


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
