import io
import shutil

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.utils import translation

from greenshift.contentcheck import check
from greenshift.models import Language
from tests.factories import write_principle
from tests.site import PAGE_COUNT

LONG = "Kommunförvaltningarnas omställningssamordning förutsätter medborgarinflytande"


def messages(root):
    with translation.override(None):
        return [error.message for error in check(root).errors]


def write_pair(root, **fields):
    write_principle(root, **fields)
    write_principle(root, language="da", **fields)


def test_the_site_s_own_content_is_clean_and_the_same_size_in_both_languages():
    report = check(site.CONTENT_DIR)

    swedish = {k: n for (k, lang), n in report.counts.items() if lang == "sv"}
    danish = {k: n for (k, lang), n in report.counts.items() if lang == "da"}
    assert report.errors == ()
    assert swedish == danish
    assert max(report.lix.values()) <= 45


def test_finds_a_page_without_its_partner(tmp_path):
    write_principle(tmp_path)

    assert messages(tmp_path) == ["The page lacks its partner in 'da'. Write it."]


def test_finds_lists_of_different_length(tmp_path):
    write_pair(tmp_path)
    path = tmp_path / "da" / "principles" / "provad.md"
    path.write_text(path.read_text().replace("- Fråga först.", "- Et.\n- To."))

    assert "'practice' is 1 lines here and 2 lines in" in messages(tmp_path)[0]


def test_finds_a_text_that_is_hard_to_read(tmp_path):
    write_pair(tmp_path, body=f"{LONG} {LONG} {LONG} {LONG}.")

    found = messages(tmp_path)

    assert len(found) == 2
    assert all(message.startswith("LIX ") for message in found)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("# Rubrik", "Level 1 is the title"),
        ("### Rubrik", "skips a level: use ##"),
        ("## Ett\n\n#### Två", "skips a level: use ###"),
        ("![](/media/images/a.webp)", "lacks an alt text"),
        ("![bild.png](/media/images/a.webp)", "is a file name"),
        ("[läs mer](https://example.org)", "does not say where it leads"),
    ],
)
def test_finds_what_a_reader_would_stumble_on(tmp_path, body, words):
    write_pair(tmp_path, body=body)

    found = messages(tmp_path)

    assert len(found) == 2
    assert all(words in message for message in found)


def test_finds_a_recommended_page_that_is_not_there(tmp_path):
    shutil.copytree(site.CONTENT_DIR, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "sv" / "sections" / "sok.md"
    path.write_text(path.read_text().replace(": section:handbok", ": section:borta"))

    assert "leads nowhere: no such page in sv" in messages(tmp_path)[0]


def test_the_command_counts_pages_in_both_languages():
    output = io.StringIO()

    call_command("check_content", stdout=output)

    assert all(language in output.getvalue() for language in Language.values)
    assert f"{PAGE_COUNT} pages." in output.getvalue()


def test_the_command_fails_on_a_fault(content_dir):
    write_principle(content_dir)

    with pytest.raises(CommandError, match="1 to mend"):
        call_command("check_content")
