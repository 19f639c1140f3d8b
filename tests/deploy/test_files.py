"""What can be said of deploy/ without the machines that it is for."""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings

from greenshift import yaml12

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
TOLD_IN_COMPOSE = {"SITE_HOST", "DATABASE_PASSWORD"}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd isn't here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_finds_nothing_wrong_with_a_unit(unit, tmp_path):
    for each in UNITS:
        text = each.read_text().replace("/srv/gron/.venv/bin/python", sys.executable)
        (tmp_path / each.name).write_text(text)

    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit.name],
        capture_output=True,
        text=True,
    )

    told = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    assert told == []


def test_compose_asks_for_settings_that_are_told_of():
    text = (DEPLOY / "compose.yaml").read_text()
    known = set(
        re.findall(r"^#(\w+)=", (DEPLOY.parent / ".env.example").read_text(), re.M)
    )
    services = yaml12.load(text)["services"]

    assert set(re.findall(r"\$\{(\w+)", text)) <= known | TOLD_IN_COMPOSE
    assert set(services["app"]["environment"]) <= known
    assert all(":" in each["image"] for name, each in services.items() if name != "app")


def test_the_image_installs_extras_that_there_are():
    asked = re.search(r"'\.\[(.*)\]'", (DEPLOY / "Dockerfile").read_text())[1]
    project = tomllib.loads((DEPLOY.parent / "pyproject.toml").read_text())["project"]

    assert set(asked.split(",")) <= set(project["optional-dependencies"])
