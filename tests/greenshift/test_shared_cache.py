"""What processes count together in Redis, and what happens when it doesn't answer."""

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest
from django.core.exceptions import ImproperlyConfigured

from greenshift import doctor_machine, settings_services, sharedcache
from tests.server import free_port

needs_redis = pytest.mark.skipif(
    not shutil.which("redis-server"), reason="Install Debian's redis-server."
)


@contextmanager
def redis_server(port):
    command = ["redis-server", "--port", str(port), "--save", "", "--daemonize", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("Redis did not start in time.")


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    """No fault before this test, and no rest after one but where a test wants it."""
    monkeypatch.setattr(sharedcache.SharedClient, "rest_until", 0.0)
    monkeypatch.setattr(sharedcache, "REST", 0)


def process_of(port):
    """A cache as each process of the site has one."""
    told = settings_services.redis(f"redis://127.0.0.1:{port}/0")
    return sharedcache.SharedCache(told["LOCATION"], told)


@needs_redis
def test_two_processes_count_together():
    port = free_port()
    with redis_server(port):
        one, other = process_of(port), process_of(port)

        one.add("tries", 0, 60)
        other.incr("tries")

        assert one.incr("tries") == 2


@needs_redis
def test_while_redis_is_gone_a_process_counts_alone_and_comes_back():
    port = free_port()
    with redis_server(port):
        cache = process_of(port)
        cache.set("kept", "in Redis")

    cache.add("tries", 0, 60)
    alone = cache.incr("tries"), cache.get("kept")
    with redis_server(port):
        cache.set("kept", "again")
        other = process_of(port).get("kept")

    assert alone == (1, None)
    assert other == "again"


def test_the_doctor_tells_when_redis_does_not_answer(monkeypatch):
    monkeypatch.setattr(doctor_machine, "cache", process_of(free_port()))

    (finding,) = doctor_machine.shared_count()

    assert finding.what.startswith("Redis doesn't answer")


@needs_redis
def test_the_doctor_asks_redis(monkeypatch):
    port = free_port()
    monkeypatch.setattr(doctor_machine, "cache", process_of(port))
    with redis_server(port):
        assert list(doctor_machine.shared_count()) == []


def test_a_server_that_never_answers_is_asked_once_in_a_while(monkeypatch):
    monkeypatch.setattr(sharedcache, "REST", 60)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        cache = process_of(silent.getsockname()[1])

        for number in range(5):
            cache.set(f"key-{number}", number)

        assert cache.get("key-4") == 4
        silent.accept()[0].close()
        silent.setblocking(False)
        with pytest.raises(BlockingIOError):
            silent.accept()


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: settings_services.redis("http://host"), "redis://"),
        (lambda: settings_services.postgresql("mysql://host/name"), "postgresql://"),
        (lambda: settings_services.postgresql("postgresql://host"), "no database"),
        (lambda: settings_services.object_store({"S3_REGION": "x"}), "S3_BUCKET"),
        (
            lambda: settings_services.object_store(
                {"S3_BUCKET": "a", "S3_ACCESS_KEY": "b"}
            ),
            "S3_SECRET_KEY",
        ),
        (
            lambda: settings_services.object_store(
                {"S3_BUCKET": "a", "S3_ENDPOINT_URL": "minio:9000"}
            ),
            "https://",
        ),
    ],
)
def test_what_is_half_set_is_refused_with_what_to_set(read, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        read()


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(settings_services, "find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match=r"-e '\.\[redis\]'"):
        settings_services.redis("redis://host")


def test_an_address_with_options_of_its_own_keeps_them():
    told = settings_services.postgresql("postgresql://h/n?connect_timeout=20")

    assert told["OPTIONS"]["connect_timeout"] == 20
    assert "statement_timeout=30s" in told["OPTIONS"]["options"]
