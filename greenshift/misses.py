"""
Words that readers looked for and no page has, counted for editors to learn from.

A word, its language, how often and the last day: nothing of who asked, nothing of
what else they asked, and nothing with figures in it, which may be someone's number.
The table holds a fixed number of words, so that no flood can fill it.
"""

import re

from django.db import DatabaseError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST = 500  # words in each language
WORD = re.compile(r"[^\W\d_]{3,30}")


class SearchMiss(models.Model):
    """A word that no page has."""

    language = models.CharField(_("language"), max_length=2)
    word = models.CharField(_("word"), max_length=30)
    count = models.PositiveIntegerField(_("times"), default=1)
    last_on = models.DateField(_("last"))

    class Meta:
        verbose_name = _("word without hits")
        verbose_name_plural = _("words without hits")
        ordering = ["-count", "-last_on", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"], name="search_miss_once_in_language"
            )
        ]

    def __str__(self):
        return self.word


def count(words, language):
    """Count words without hits. A reader's page never fails for it."""
    countable = [word for word in words if WORD.fullmatch(word)]
    if not countable:
        return
    try:
        with transaction.atomic():
            for word in countable:
                count_one(word, language)
    except DatabaseError:
        return


def count_one(word, language):
    """The word that is asked for least and longest ago gives way to a new one."""
    today = timezone.localdate()
    own = SearchMiss.objects.filter(language=language)
    if own.filter(word=word).update(count=F("count") + 1, last_on=today):
        return
    if own.count() >= MOST:
        own.order_by("count", "last_on", "pk").first().delete()
    SearchMiss.objects.create(language=language, word=word, last_on=today)
