"""
The pages for signing in, and for one's second factor.

Only those of allauth that the site needs: nobody signs up here, and passwords are
changed in the admin.
"""

from allauth.account import views
from allauth.socialaccount import views as providers
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("2fa/", include("allauth.mfa.urls")),
    path("language/", set_language, name="set_language"),
    path("oidc/error/", providers.login_error, name="socialaccount_login_error"),
    path(
        "oidc/cancelled/",
        providers.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
