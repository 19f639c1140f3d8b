"""
Who may sign in, and how: passwords, second factors and a municipality's own sign-in.

Nobody makes an account on the site. Administrators make them in the admin, or a
municipality's OpenID Connect provider vouches for a person at each sign-in and
tells which groups the person is in.
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import Group
from django.shortcuts import render

from greenshift import security


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Let in whom the municipality's provider puts into one of our groups."""

    def is_open_for_signup(self, request, sociallogin):
        return True

    def pre_social_login(self, request, sociallogin):
        # An address of e-mail is nothing the site needs to know.
        sociallogin.email_addresses = []
        groups = groups_of(sociallogin.account.extra_data)
        if sociallogin.is_existing:
            give_groups(sociallogin.user, groups)
        if not groups:
            security.note("refused by group", sociallogin.user)
            page = render(request, "account/no_group.html", status=403)
            raise ImmediateHttpResponse(page)

    def populate_user(self, request, sociallogin, data):
        return super().populate_user(request, sociallogin, data | {"email": ""})

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        give_groups(user, groups_of(sociallogin.account.extra_data))
        return user


def groups_of(data):
    """Our groups, by the names that the provider's claim is mapped from."""
    claims = data.get("userinfo") or data.get("id_token") or {}
    named = claims.get(settings.OIDC_GROUPS_CLAIM, [])
    named = [named] if isinstance(named, str) else named
    ours = {settings.OIDC_GROUP_MAP[name] for name in named if name in mapped()}
    return list(Group.objects.filter(name__in=ours))


def mapped():
    return settings.OIDC_GROUP_MAP.keys()


def give_groups(user, groups):
    """Exactly these groups: who loses them at the provider loses them here."""
    user.is_staff = bool(groups)
    user.save(update_fields=["is_staff"])
    user.groups.set(groups)


def has_second_factor(request):
    """Whether who is signed in has done what REQUIRE_SECOND_FACTOR asks."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return True
    records = get_authentication_records(request, request.user)
    methods = {record["method"] for record in records}
    if settings.OIDC_HAS_SECOND_FACTOR and "socialaccount" in methods:
        return True
    return is_mfa_enabled(request.user)


def username(request, credentials):
    """The name somebody tries to sign in with, for counting wrong tries."""
    return (credentials or {}).get("username") or request.POST.get("login")
