"""Settings as the environment tells them: empty is unset, and odd is told plainly."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from greenshift import environment, settings_services
from greenshift.checks import admin_has_an_address_of_its_own
from tests.server import environment as environment_of


@pytest.fixture(autouse=True)
def value(monkeypatch):
    return lambda text: monkeypatch.setenv("TOLD", text)


@pytest.mark.parametrize(
    ("read", "default"),
    [
        (environment.env_flag, True),
        (environment.env_number, 32),
        (environment.env_address, "https://gron.example.se"),
    ],
)
def test_an_empty_variable_is_as_if_it_were_unset(value, read, default):
    value("")

    assert read("TOLD", default=default) == default


def test_an_empty_list_is_as_if_it_were_unset(value):
    value("")

    assert environment.env_list("TOLD", "a,b") == ["a", "b"]


def test_pairs_are_read(value):
    value("web=Redaktör, leads=Granskare")

    assert environment.env_map("TOLD") == {"web": "Redaktör", "leads": "Granskare"}


def test_what_is_no_pair_is_named(value):
    value("web=Redaktör,leads")

    with pytest.raises(ImproperlyConfigured, match="TOLD must be pairs.*'leads'"):
        environment.env_map("TOLD")


def test_what_is_no_address_is_told_by_its_name(value):
    value("http://[::1")

    with pytest.raises(ImproperlyConfigured, match="TOLD must be an address"):
        environment.env_address("TOLD", default="https://gron.example.se")


@pytest.mark.parametrize("odd", ["javascript:1", "www.example.se", "https://a b"])
def test_what_does_not_look_as_it_must_is_told_by_its_name(value, odd):
    value(odd)

    with pytest.raises(ImproperlyConfigured, match="TOLD must be an address, not"):
        environment.env_like("TOLD", environment.WEB, "an address")


@pytest.mark.parametrize("told", ["", " ", "https://example.se/was?sv=1 "])
def test_what_looks_as_it_must_is_read_without_its_spaces(value, told):
    value(told)

    read = environment.env_like("TOLD", environment.WEB, "an address")

    assert read == told.strip()


def test_what_belongs_together_is_asked_for():
    with pytest.raises(ImproperlyConfigured, match="B must be set where A is"):
        environment.env_beside("A", "B")


@pytest.mark.parametrize("word", ["da", "konto", "sok", "media", "da/inne"])
def test_the_admin_takes_no_address_of_the_sites_own(settings, word):
    settings.ADMIN_PATH = f"{word}/"

    (fault,) = admin_has_an_address_of_its_own(None)

    assert fault.msg.startswith("ADMIN_PATH is")


def test_the_admin_may_have_another_address(settings):
    settings.ADMIN_PATH = "inne/bord/"

    assert admin_has_an_address_of_its_own(None) == []


@pytest.mark.parametrize("host", ["a[b@h", "a:secret@h:port"])
def test_an_odd_address_of_a_database_is_told_without_its_password(host):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL can't be") as told:
        settings_services.postgresql(f"postgresql://{host}/name")

    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"DEBUG": "yes"}, "The settings are at fault: DEBUG must be true or false"),
        ({"DATABASE_URL": ""}, "The database can't be used: unable to open"),
    ],
)
def test_a_command_says_what_is_at_fault_without_a_trace(tmp_path, told, words):
    done = subprocess.run(
        [sys.executable, "manage.py", "index_search"],
        cwd=settings.BASE_DIR,
        env=environment_of(tmp_path, **told),
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
