"""Pictures in an object store: readers meet them where they always did."""

import subprocess
import sys
import tarfile

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from greenshift import backup, renditions
from greenshift.models import Image
from greenshift.settings_services import object_store
from tests.factories import make_user
from tests.greenshift.pictures.conftest import add
from tests.server import free_port, wait_for

pytestmark = pytest.mark.django_db
KEYS = {
    "S3_ACCESS_KEY": "someone",
    "S3_SECRET_KEY": "secret",
    "S3_REGION": "eu-north-1",
}


@pytest.fixture(scope="module")
def server():
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-p", str(port)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(address, process, "/moto-api/data.json")
    yield address
    process.terminate()
    process.wait()
    process.stdout.close()


@pytest.fixture
def bucket(server, settings):
    """A bucket of the test's own, and the site's files in it."""
    client = boto3.client(
        "s3",
        endpoint_url=server,
        aws_access_key_id=KEYS["S3_ACCESS_KEY"],
        aws_secret_access_key=KEYS["S3_SECRET_KEY"],
        region_name=KEYS["S3_REGION"],
    )
    place = {"LocationConstraint": KEYS["S3_REGION"]}
    client.create_bucket(Bucket="pictures", CreateBucketConfiguration=place)
    told = {"S3_BUCKET": "pictures", "S3_ENDPOINT_URL": server, **KEYS}
    settings.OBJECT_STORE = object_store(told)
    settings.STORAGES = settings.STORAGES | {"default": settings.OBJECT_STORE}

    def names():
        found = client.list_objects_v2(Bucket="pictures").get("Contents", [])
        return [each["Key"] for each in found]

    yield names
    for name in names():
        client.delete_object(Bucket="pictures", Key=name)
    client.delete_bucket(Bucket="pictures")


@pytest.fixture
def image(bucket, client):
    client.force_login(make_user(group="Granskare"))
    add(client)
    return Image.objects.get()


def test_an_upload_is_kept_in_the_bucket_and_shown_by_the_site(image, bucket, client):
    width = renditions.widths(image.width)[0]
    name = f"{renditions.folder(image.file.name)}{width}.avif"
    assert name in bucket()

    response = client.get(f"/media/{name}")

    assert image.file.url.startswith("/media/images/")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/avif"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.getvalue()[4:12] == b"ftypavif"


def test_nothing_of_a_deleted_picture_is_left(image, bucket):
    renditions.delete(image.file.name)

    assert bucket() == []


@pytest.mark.parametrize("path", ["images/none.webp", "images/", "../settings.py"])
def test_what_is_not_there_is_not_found(bucket, client, path):
    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_a_backup_holds_what_the_bucket_does(bucket, tmp_path, monkeypatch):
    default_storage.save("images/a.webp", ContentFile(b"pixels"))
    monkeypatch.setattr(backup.databasecopy, "copy", lambda place: place.touch())
    monkeypatch.setattr(backup, "rows_of", lambda database: {})

    backup.make(tmp_path / "backup.tar.gz")

    with tarfile.open(tmp_path / "backup.tar.gz") as archive:
        assert archive.extractfile("media/images/a.webp").read() == b"pixels"


def test_not_ready_without_the_bucket(bucket, client, settings):
    assert client.get("/readyz").json()["media"] == "ok"
    options = settings.OBJECT_STORE["OPTIONS"] | {"bucket_name": "gone"}
    settings.STORAGES = settings.STORAGES | {
        "default": settings.OBJECT_STORE | {"OPTIONS": options}
    }

    assert client.get("/readyz").json()["media"] == "failed: ClientError"
