import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from greenshift import health
from greenshift.models import SiteVersion


def test_alive_without_asking_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.fixture
def media_root(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_ready_when_all_is_well(client, media_root):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert set(response.json()) == set(health.CHECKS)
    assert set(response.json().values()) == {"ok"}


def test_not_ready_without_its_media(client, media_root):
    media_root.rmdir()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["media"] == "failed: FileNotFoundError"
    assert response.json()["database"] == "ok"
    assert str(media_root) not in response.text


def test_not_ready_before_the_migrations_are_run(client, media_root):
    recorded = MigrationRecorder(connection).migration_qs.filter(app="greenshift")
    recorded.latest("name").delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["migrations"] == "1 not run: run manage.py migrate"


def test_not_ready_without_a_site_version(client, media_root):
    SiteVersion.objects.all().delete()

    assert client.get("/readyz").json()["site version"] == "failed: DoesNotExist"


def test_not_ready_without_a_database_but_alive(client, media_root, monkeypatch):
    def gone(*arguments):
        raise OperationalError("unable to open /srv/secret/db.sqlite3")

    with monkeypatch.context() as fault:
        fault.setattr(connection, "cursor", gone)
        response = client.get("/readyz")
        alive = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["database"] == "failed: OperationalError"
    assert "/srv" not in response.text
    assert alive.status_code == 200
