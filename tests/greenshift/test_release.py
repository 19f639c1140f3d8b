"""The release is told once, in pyproject.toml, and the others say the same."""

from django.conf import settings

from greenshift import release


def test_the_release_is_the_same_wherever_it_is_told():
    publiccode = (settings.BASE_DIR / "publiccode.yml").read_text()
    changelog = (settings.BASE_DIR / "CHANGELOG.md").read_text()
    told = f"softwareVersion: {release.VERSION}\nreleaseDate: {release.RELEASED_ON}\n"

    assert told in publiccode
    assert f"\n## {release.VERSION} – {release.RELEASED_ON}\n" in changelog
