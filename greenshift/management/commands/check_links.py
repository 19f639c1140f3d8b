from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift import linting
from greenshift.contentfolder import fault, file_schema, targets_in
from greenshift.models import Edition

THREADS = 8
PATIENCE = 10  # seconds for one address


class Command(BaseCommand):
    help = "Follow every link that readers see: our own, and others' with --external."

    def add_arguments(self, parser):
        parser.add_argument(
            "--external", action="store_true", help="ask other sites too; only told"
        )

    @no_translations
    def handle(self, *, external, **options):
        files = [edition.file for edition in Edition.objects.visible()]
        links = [
            (file, line, address)
            for file in files
            for _name, text in file.texts(file_schema(file))
            for line, address in linting.link_addresses(text)
        ]
        if external:
            self.tell_of_others(links)
        targets = targets_in(files)
        broken = [
            f"{file.path}: {problem}"
            for file, _line, address in links
            if (problem := fault(file, address, targets))
        ]
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write(f"{len(links)} links on {len(files)} pages, none broken.")

    def tell_of_others(self, links):
        """What other sites answer is told and fails nothing: they aren't ours."""
        pages = {}
        for file, _line, address in links:
            if address.startswith(("http://", "https://")):
                pages.setdefault(address, []).append(str(file.path))
        with ThreadPoolExecutor(THREADS) as pool:
            answers = list(pool.map(ask, pages))
        for address, answer in zip(pages, answers, strict=True):
            if answer != "200":
                self.stdout.write(f"{answer} {address} on {', '.join(pages[address])}")
        self.stdout.write(f"{len(pages)} addresses of others asked.")


def ask(address: str) -> str:
    """The status of an address, or why there is none; some sites refuse HEAD."""
    answer = try_method(address, "HEAD")
    return answer if answer == "200" else try_method(address, "GET")


def try_method(address: str, method: str) -> str:
    agent = f"check_links of {settings.SITE_URL}"
    request = Request(address, method=method, headers={"User-Agent": agent})
    try:
        with urlopen(request, timeout=PATIENCE) as response:  # noqa: S310
            return str(response.status)
    except HTTPError as error:
        return str(error.code)
    except (URLError, OSError, ValueError) as error:
        return f"no answer ({getattr(error, 'reason', error)})"
