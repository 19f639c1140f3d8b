"""What every readable page has in common. No tables live here."""

import json
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from greenshift import addresses, pages, rendering, sections
from greenshift.fields import LinesField
from greenshift.markdowntree import TERM
from greenshift.part import texts_of, tidy
from greenshift.schema import relations_of
from greenshift.slugs import slug
from greenshift.taken import ToldAtFields


class Language(models.TextChoices):
    SWEDISH = "sv", "Svenska"
    DANISH = "da", "Dansk"


class Page(ToldAtFields):
    """A title, a summary and a Markdown body at an address of its own."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    # The folder under content/<language>/ that holds this model's files, and
    # what their front matter carries, in the order they are written.
    CONTENT_FOLDER = ""
    CONTENT_FIELDS = (
        *("key", "title", "summary", "status", "updated", "review_on", "owner"),
    )
    # The names of its parts that stand in the same file, such as a step's loops.
    CONTENT_PARTS = ()
    # Texts that are no Markdown.
    PLAIN_TEXTS = ()

    # Texts that no one looks for a page by.
    NOT_SEARCHED = frozenset({"owner", "sources"})

    # The name of the page's address, the section it belongs to, its order in lists.
    URL_NAME = ""
    SECTION = sections.SectionKey.START
    ORDER_FIELD = "position"
    # Whether open data gives the whole kind as a table too, for spreadsheets.
    IS_TABLE = False

    language = models.CharField(_("language"), max_length=2, choices=Language)
    key = models.SlugField(
        _("key"),
        max_length=60,
        help_text=_("The same in both languages: ties the Swedish page to the Danish."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        blank=True,
        help_text=_(
            "The last part of the page's address. Left empty, it is made from the "
            "title. The old address leads to the new if it changes."
        ),
    )
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences, shown first on the page and on cards."),
    )
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Markdown. The title is the level 1 heading: begin with ##."),
    )
    sources = LinesField(
        _("sources"),
        blank=True,
        help_text=_("One Markdown link a line: [title](https://…)"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT
    )
    updated = models.DateField(_("updated"))
    review_on = models.DateField(
        _("look through again"),
        null=True,
        blank=True,
        help_text=_("The day someone should see whether the page still is right."),
    )
    owner = models.EmailField(
        _("owner"),
        blank=True,
        help_text=_("A mailbox for a role, not for a person."),
    )
    synced_digest = models.CharField(max_length=64, editable=False, blank=True)

    # The other language's slug, what the editor said of the change and when it came,
    # and what its file holds: known where the page is made of an edition.
    partner_slug = None
    published_at = None
    change_note = ""
    is_stale = False
    content = MappingProxyType({})

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "key"],
                name="%(class)s_key_is_unique_in_language",
                violation_error_message=_("Another page in this language has the key."),
            ),
            models.UniqueConstraint(
                fields=["language", "slug"],
                name="%(class)s_slug_is_unique_in_language",
                violation_error_message=_(
                    "Another page in this language has the slug."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.address(self.language, self.key, self.slug)

    def clean(self):
        tidy(self)
        if not self.slug and self.language:
            self.slug = slug(self.title, self.language)[:60].strip("-")
            if self.title and not self.slug:
                message = _("Write a slug: the title has no letters.")
                raise ValidationError({"slug": message})

    @classmethod
    def address(cls, language, key, slug):
        return addresses.address(cls.URL_NAME, language, slug)

    @property
    def url(self):
        """The address by the name that cards have too."""
        return self.get_absolute_url()

    @property
    def reference(self):
        """What texts link to it by, and pictures are named by: step:utforska."""
        return f"{self.reference_kind}:{self.key}"

    @property
    def reference_kind(self):
        return self._meta.model_name

    @property
    def note(self):
        """A word or two above the title on a card, or nothing."""
        return ""

    @property
    def order(self):
        """Its place among pages of its kind."""
        return getattr(self, self.ORDER_FIELD)

    @property
    def other_language(self):
        return "da" if self.language == "sv" else "sv"

    @cached_property
    def partner(self):
        """The same page's working copy in the other language, or None."""
        rows = type(self).objects.filter(key=self.key)
        return rows.exclude(language=self.language).first()

    @property
    def partner_url(self):
        """The same page in the other language, where readers find one."""
        if self.partner_slug is None:
            return None
        return self.address(self.other_language, self.key, self.partner_slug)

    @property
    def alternates(self):
        """Every language's address of this page, itself first."""
        own = [(self.language, self.get_absolute_url())]
        return own + (
            [(self.other_language, self.partner_url)] if self.partner_url else []
        )

    @property
    def trail(self):
        """The section keys that lead to this page, from the start page on."""
        return sections.trail_to(self.SECTION)

    @classmethod
    def faults_of(cls, file, files):
        """
        What is wrong with a file beyond its schema, and keeps it from readers.

        `files` are the others to see it beside: all of content/, or what is published.
        """
        return ()

    def texts(self):
        """Every Markdown text of the page, its parts included."""
        yield from texts_of(self)
        for name in self.CONTENT_PARTS:
            for part in getattr(self, name).all():
                yield from texts_of(part)

    @cached_property
    def links(self):
        """What the texts refer to and were known by, for rendering."""
        return pages.links(self.texts(), self.language, self)

    @property
    def marked_words(self):
        """What to say of the glossary's words that the texts mark, in their order."""
        found = [note for name, note in self.links if name.startswith(f"{TERM}:")]
        return sorted(map(json.loads, found), key=lambda note: note["word"].lower())

    @cached_property
    def share_picture(self):
        """The crop of its first picture, for sharing, or nothing."""
        known = dict(self.links)
        for text in self.texts():
            for reference in rendering.picture_references(text):
                if reference in known:
                    return json.loads(known[reference])["share"]
        return ""

    @cached_property
    def relations(self):
        """The pages that its file names, as pairs of kind and key."""
        return relations_of(type(self), self.content)

    @cached_property
    def related(self):
        return pages.related(self)
