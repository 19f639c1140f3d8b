"""Every page kind, in both languages, before the Nu HTML checker."""

import json
import re
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.site import PAGE_KINDS


def fetch(address):
    try:
        with urlopen(address) as response:
            return response.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.read()


def test_every_page_kind_is_valid_html(site, nu, tmp_path):
    addresses = [url for pair in PAGE_KINDS.values() for url in pair]
    addresses += ["/metod/katalog/?steg=forankra&plats=online&grupp=100&minuter=30"]
    addresses += ["/metod/katalog/jamfor/?val=tool:loopkollen&val=activity:gatur"]
    addresses += ["/sok/?q=dialog&slag=activity", "/da/soeg/?q=xyzzyplugh"]
    for address in [*addresses, "/finns-inte/", "/da/findes-ikke/"]:
        name = re.sub(r"\W+", "-", address).strip("-") or "start"
        (tmp_path / f"{name}.html").write_bytes(fetch(site + address))

    result = subprocess.run(
        ["java", "-jar", nu, "--format", "json", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    messages = json.loads(result.stderr)["messages"]
    faults = [
        (each["url"].split("/")[-1], each.get("lastLine"), each["message"])
        for each in messages
        if each["type"] == "error"
    ]
    assert faults == []
