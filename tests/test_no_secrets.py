"""No secret in the repository, and none of the site's own in what it says of faults."""

import re
import subprocess
import sys

import pytest
from django.conf import settings

from tests.server import environment

# What keys and tokens of usual makes look like, and passwords written out in settings.
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\bsk-[A-Za-z0-9_-]{20,}"
    r"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\."
    r"|\bpypi-[A-Za-z0-9_-]{30,}"
    r"|://[a-z0-9_]+:(?!password@|secret@)[^@/\s{<]{6,}@"
    r"|(?:SECRET_KEY|_TOKEN|_SECRET|PASSWORD)\s*[:=]\s*[\"'](?!insecure|only-for|[\w-]*-of-this-test)[A-Za-z0-9+/_-]{24,}[\"']"
)
NEVER_KEPT = re.compile(r"(^|/)(\.env|secret-key|.*\.(pem|key|p12|sqlite3|pgpass))$")
# Written to be known: they open nothing.
KNOWN = {"tests/test_no_secrets.py"}


def tracked():
    command = ["git", "ls-files", "-z"]
    told = subprocess.run(
        command, cwd=settings.BASE_DIR, capture_output=True, check=False
    )
    if told.returncode:
        pytest.skip("This is no git checkout.")
    return [name for name in told.stdout.decode().split("\0") if name]


def test_the_repository_holds_no_secret():
    found = []
    for name in tracked():
        path = settings.BASE_DIR / name
        if name in KNOWN or not path.is_file():
            continue
        text = path.read_bytes().decode(errors="ignore")
        found += [(name, match[0]) for match in SECRETS.finditer(text)]

    assert found == []


def test_the_repository_holds_no_file_that_is_one():
    assert [name for name in tracked() if NEVER_KEPT.search(name)] == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "postgresql://gron:hunter2hunter2@db/gron",
        'SECRET_KEY = "' + "a1" * 20 + '"',
        "ghp_" + "a" * 36,
    ],
)
def test_a_secret_would_be_found(text):
    assert SECRETS.search(text)


# Raises in a view with DEBUG off, and prints what a reader and the log get.
FAULT = """
import django, sys
django.setup()
from django.conf import settings
from django.test import Client
from greenshift import health

def fail(check):
    password = "locals-are-secret"
    raise RuntimeError("words-of-the-fault")

health.judge = fail
client = Client(raise_request_exception=False)
answer = client.get(
    "/readyz?token=in-the-query",
    SERVER_NAME="localhost",
    REMOTE_ADDR="198.51.100.7",
    headers={"Cookie": "sessionid=in-a-cookie", "Authorization": "Bearer in-a-header"},
)
print(answer.status_code, answer.headers, answer.text)
"""
OF_THE_SITE = ("the-secret-key", "the-passing-password", "the-metrics-token")
OF_THE_READER = ("in-the-query", "in-a-cookie", "in-a-header", "198.51.100.7")
OF_THE_CODE = ("Traceback", "locals-are-secret", "words-of-the-fault", "health.py")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    (data_dir := tmp_path_factory.mktemp("var")).joinpath("db.sqlite3").touch()
    env = environment(
        data_dir,
        SECRET_KEY="the-secret-key" * 4,
        METRICS_TOKEN="the-metrics-token",
        OIDC_ISSUER="https://id.example.org",
        OIDC_CLIENT_ID="gron",
        OIDC_CLIENT_SECRET="the-passing-password",
        DJANGO_SETTINGS_MODULE="greenshift.settings",
        LOG_FORMAT="json",
    )
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=env, check=True)
    return subprocess.run(
        [sys.executable, "-c", FAULT],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_fault_shows_nothing_of_the_site_the_reader_or_the_code(faulty):
    assert faulty.stdout.startswith("500 ")
    assert "Något gick fel" in faulty.stdout
    for secret in (*OF_THE_SITE, *OF_THE_READER, *OF_THE_CODE):
        assert secret not in faulty.stdout


def test_the_log_tells_where_it_failed_and_nothing_about_who_asked(faulty):
    assert "words-of-the-fault" in faulty.stderr
    for secret in (*OF_THE_SITE, *OF_THE_READER, "locals-are-secret"):
        assert secret not in faulty.stderr
