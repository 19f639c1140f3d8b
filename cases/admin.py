from django.contrib import admin

from cases.models import Article, Case, CaseStep, Shortcoming, Term
from greenshift.page_admin import PageAdmin, PartInline


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
