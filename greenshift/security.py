"""
The security log: who signed in, changed a second factor, published or withdrew.

Each event is a line of the logger `greenshift.security`, with the person's number
and nothing else about them, and where there is a person an entry that
administrators read in the admin.
"""

import logging

from allauth.mfa import signals as factors
from axes.signals import user_locked_out
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import signals as auth
from django.contrib.contenttypes.models import ContentType
from django.dispatch import receiver
from django.utils.translation import gettext_noop as _

log = logging.getLogger(__name__)


def note(event, user=None, page=None):
    """Write an event to the log, and to the admin's list where there is a user."""
    about = (
        f" {page.reference} {getattr(page, 'language', '')}".rstrip() if page else ""
    )
    log.info("%s: user %s%s", event, getattr(user, "pk", None) or "-", about)
    if user is None or not user.pk:
        return
    subject = page or user
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(subject),
        object_id=subject.pk,
        object_repr=str(subject)[:200],
        action_flag=CHANGE,
        change_message=event,
    )


# What the log tells of; the admin translates them where they are shown.
SIGNED_IN = _("signed in")
SIGNED_OUT = _("signed out")
FAILED = _("failed to sign in")
LOCKED_OUT = _("locked out")
FACTOR_ADDED = _("added a second factor")
FACTOR_REMOVED = _("removed a second factor")
PUBLISHED = _("published")
WITHDRAWN = _("withdrew")
RESTORED = _("restored an edition")
CANCELLED = _("cancelled the times")
TOOK_FILE = _("took the file's text")


@receiver(auth.user_logged_in)
def on_sign_in(sender, user, **kwargs):
    note(SIGNED_IN, user)


@receiver(auth.user_logged_out)
def on_sign_out(sender, user, **kwargs):
    note(SIGNED_OUT, user)


@receiver(auth.user_login_failed)
def on_failure(sender, **kwargs):
    note(FAILED)


@receiver(user_locked_out)
def on_lock_out(sender, **kwargs):
    note(LOCKED_OUT)


@receiver(factors.authenticator_added)
def on_factor_added(sender, user, **kwargs):
    note(FACTOR_ADDED, user)


@receiver(factors.authenticator_removed)
def on_factor_removed(sender, user, **kwargs):
    note(FACTOR_REMOVED, user)
