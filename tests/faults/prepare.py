"""Make a data folder with the site's content and an account: run in its own process."""

from unittest.mock import patch

import django
from django.core.management import call_command

from tests.faults.site import NAME, PASSWORD


def main():
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0)
    with patch("greenshift.sharing.keep"):  # costly pictures, that no test looks at
        call_command("import_content", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    User.objects.create_superuser(NAME, "", PASSWORD)


if __name__ == "__main__":
    django.setup()
    main()
