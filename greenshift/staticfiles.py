"""Static files: collected once for each state of their sources, and sent."""

import os
from hashlib import sha256
from importlib.metadata import version

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.middleware import WhiteNoiseMiddleware

PACKAGES = ("Django", "whitenoise", "brotli")


def collect() -> bool:
    """Collect them if a file or a package has changed; tells whether it did."""
    mark = settings.STATIC_ROOT / "collected.txt"
    state = state_of_sources()
    if mark.is_file() and mark.read_text() == state:
        return False
    mark.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(state)
    return True


def state_of_sources() -> str:
    """A digest of each file's name, size and time, and of what compresses them."""
    lines = [f"{name} {version(name)}" for name in PACKAGES]
    lines.append(settings.STORAGES["staticfiles"]["BACKEND"])
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = os.stat(storage.path(path))
            lines.append(f"{path} {file.st_size} {file.st_mtime_ns}")
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


class StaticFiles(WhiteNoiseMiddleware):
    """Looks for a file when it is first asked for: no start waits for them all."""

    def update_files_dictionary(self, root, prefix):
        self.directories.append((root, prefix))

    def __call__(self, request):
        path = request.path_info
        is_ours = path.startswith(self.static_prefix)
        if is_ours and path not in self.files and (found := self.find_file(path)):
            self.files[path] = found
        return super().__call__(request)
