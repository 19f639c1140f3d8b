"""What may keep an editor from saving, and what the editor does about it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from greenshift.accounts import has_second_factor


@dataclass(frozen=True)
class Hindrance:
    """What it is called, what to do about it, and where."""

    title: str
    advice: str
    link: str = ""
    url_name: str = ""


COME_BACK = gettext_lazy("Then come back to this tab and press Save again.")

SIGNED_OUT = Hindrance(
    gettext_lazy("You are signed out"),
    COME_BACK,
    gettext_lazy("Sign in in a new tab"),
    "account_login",
)
WITHOUT_FACTOR = Hindrance(
    gettext_lazy("Add a second factor first"),
    COME_BACK,
    gettext_lazy("Add a second factor in a new tab"),
    "mfa_index",
)
NOT_ALLOWED = Hindrance(
    gettext_lazy("Your account may not save this"),
    gettext_lazy(
        "Copy what you want to keep, or ask the one who keeps the accounts, and press "
        "Save again when your account may."
    ),
)
MAY_NOT_PUBLISH = Hindrance(
    gettext_lazy("Your account may not publish"),
    gettext_lazy("Press Save again to keep the text. Then ask a reviewer to publish."),
)
OLDER_THAN_SIGN_IN = Hindrance(
    gettext_lazy("Save once more"),
    gettext_lazy(
        "You have signed in since the form was opened. Press Save again, and what you "
        "wrote is saved."
    ),
)


def in_account(request):
    """What keeps the account from saving what was sent, or nothing."""
    match = request.resolver_match
    if not request.user.is_authenticated:
        return SIGNED_OUT
    if not request.user.is_staff:
        return NOT_ALLOWED
    if not has_second_factor(request):
        return WITHOUT_FACTOR
    action = "add" if match.url_name.endswith("_add") else "change"
    may = getattr(match.func.model_admin, f"has_{action}_permission")
    return None if may(request) else NOT_ALLOWED
