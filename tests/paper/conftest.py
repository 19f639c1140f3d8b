import pytest


@pytest.fixture(autouse=True)
def nothing_typeset():
    """Here papers are made."""


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    return tmp_path / "paper"
