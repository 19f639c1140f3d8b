from django import forms
from django.contrib import admin

from cases.models import Article, Case, CaseStep, Role, Shortcoming, Stop, Term
from greenshift.models import Language
from greenshift.page_admin import PageAdmin, PartInline
from greenshift.part_forms import PartForm
from greenshift.picking import published


class CaseStepInline(PartInline):
    model = CaseStep


class TermInline(PartInline):
    model = Term


class ShortcomingInline(PartInline):
    model = Shortcoming


@admin.register(Case)
class CaseAdmin(PageAdmin):
    inlines = [CaseStepInline]


@admin.register(Article)
class ArticleAdmin(PageAdmin):
    inlines = [TermInline, ShortcomingInline]


class StopForm(PartForm):
    """The page is chosen by its title, among those that readers see."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = self.page().language or Language.SWEDISH
        choices = published(language, self.instance.page)
        label = self.fields["page"].label
        self.fields["page"] = forms.ChoiceField(label=label, choices=choices)


class StopInline(PartInline):
    model = Stop
    form = StopForm


@admin.register(Role)
class RoleAdmin(PageAdmin):
    inlines = [StopInline]
