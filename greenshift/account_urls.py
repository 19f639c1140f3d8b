"""
The pages for signing in, and for one's second factor.

Only those of allauth that the site needs: nobody signs up here, and passwords are
changed in the admin. Their views, and the large libraries behind them, are read
when somebody signs in: no reader needs them, and no start waits for them.
"""

from django.urls import path
from django.utils.module_loading import import_string
from django.views.i18n import set_language

# Addresses under 2fa/, and allauth's modules and views that answer there.
SECOND_FACTOR = {
    "": ("base", "index"),
    "authenticate/": ("base", "authenticate"),
    "reauthenticate/": ("base", "reauthenticate"),
    "totp/activate/": ("totp", "activate_totp"),
    "totp/deactivate/": ("totp", "deactivate_totp"),
    "recovery-codes/": ("recovery_codes", "view_recovery_codes"),
    "recovery-codes/generate/": ("recovery_codes", "generate_recovery_codes"),
    "recovery-codes/download/": ("recovery_codes", "download_recovery_codes"),
    "webauthn/": ("webauthn", "list_webauthn"),
    "webauthn/add/": ("webauthn", "add_webauthn"),
    "webauthn/reauthenticate/": ("webauthn", "reauthenticate_webauthn"),
    "webauthn/keys/<int:pk>/remove/": ("webauthn", "remove_webauthn"),
    "webauthn/keys/<int:pk>/edit/": ("webauthn", "edit_webauthn"),
    "webauthn/login/": ("webauthn", "login_webauthn"),
}
OPENID = "socialaccount.providers.openid_connect"


def late(route, module, view, name):
    """An address whose view in allauth is read when the first request comes."""

    def answer(request, **told):
        return import_string(f"allauth.{module}.views.{view}")(request, **told)

    return path(route, answer, name=name)


urlpatterns = [
    late("login/", "account", "login", "account_login"),
    late("logout/", "account", "logout", "account_logout"),
    late("inactive/", "account", "account_inactive", "account_inactive"),
    late("reauthenticate/", "account", "reauthenticate", "account_reauthenticate"),
    *(
        late(f"2fa/{route}", f"mfa.{module}", view, f"mfa_{view}")
        for route, (module, view) in SECOND_FACTOR.items()
    ),
    path("language/", set_language, name="set_language"),
    late("oidc/error/", "socialaccount", "login_error", "socialaccount_login_error"),
    late(
        "oidc/cancelled/",
        "socialaccount",
        "login_cancelled",
        "socialaccount_login_cancelled",
    ),
    late("oidc/<provider_id>/login/", OPENID, "login", "openid_connect_login"),
    late(
        "oidc/<provider_id>/login/callback/",
        OPENID,
        "callback",
        "openid_connect_callback",
    ),
]
