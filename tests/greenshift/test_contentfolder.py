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


def test_reads_a_file_that_begins_with_a_mark_as_windows_writes_it(tmp_path):
    path = write_principle(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert not read(tmp_path).errors


def test_names_the_file_that_cannot_be_read_and_not_those_that_link_to_it(tmp_path):
    write_principle(tmp_path, slug="ett", key="ett").write_text("Ingenting.")
    write_principle(tmp_path, slug="tva", key="tva", body="Se [ett](principle:ett).")

    assert [told.partition(":")[0] for told in messages(tmp_path)] == [
        "sv/principles/ett.md"
    ]


def test_tells_a_fault_once_however_often_it_is_made_in_a_line(tmp_path):
    write_principle(tmp_path, body="[Ett](step:x) och [två](step:x).")

    assert len(messages(tmp_path)) == 1
