from greenshift.contentfolder import read
from tests.factories import write_principle


def messages(root):
    return [str(error) for error in read(root).errors]


def test_reads_every_page(tmp_path):
    write_principle(tmp_path)
    write_principle(tmp_path, language="da")

    folder = read(tmp_path)

    assert [file.language for file in folder.files] == ["da", "sv"]
    assert not folder.errors


def test_names_both_files_of_a_duplicate_key(tmp_path):
    write_principle(tmp_path, slug="ett")
    write_principle(tmp_path, slug="tva")

    assert messages(tmp_path) == [
        "sv/principles/tva.md: The key 'provad' is taken by sv/principles/ett.md. "
        "Give it another."
    ]


def test_names_the_line_of_a_link_to_nowhere(tmp_path):
    write_principle(tmp_path, body="Text.\n\nSe [steget](step:finns-inte).")

    assert messages(tmp_path) == [
        "sv/principles/provad.md:16: Länken till ”step:finns-inte” leder ingenstans: "
        "sidan finns inte på språket sv."
    ]


def test_follows_a_link_to_a_heading(tmp_path):
    body = "Se [nedan](#h-nedan) och [annat](#h-annat).\n\n## Nedan\n\nText."
    write_principle(tmp_path, body=body)

    assert messages(tmp_path) == [
        "sv/principles/provad.md:14: Det finns inget ställe #h-annat på "
        "principle:provad. Sidans ställen: h-nedan."
    ]


def test_refuses_an_address_of_the_site_typed_by_hand(tmp_path):
    write_principle(tmp_path, body="Se [steget](/metod/process/utforska/).")

    assert "Länka till sidor med slag:nyckel" in messages(tmp_path)[0]


def test_finds_orphans(tmp_path):
    write_principle(tmp_path)
    (tmp_path / "sv" / "notes.txt").write_text("x")
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "x.md").write_text("x")

    assert [error.split(":")[0] for error in messages(tmp_path)] == [
        "no/x.md",
        "sv/notes.txt",
    ]


def test_refuses_a_file_that_is_not_utf_8(tmp_path):
    path = write_principle(tmp_path)
    path.write_bytes(path.read_text().encode("latin-1"))

    assert "not UTF-8" in messages(tmp_path)[0]
