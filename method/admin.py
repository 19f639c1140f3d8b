from django.contrib import admin

from greenshift.page_admin import PageAdmin, PartInline
from method.models import Activity, Card, Loop, Outcome, Principle, Question, Step, Tool


class LoopInline(PartInline):
    model = Loop
    fk_name = "step"


class CardInline(PartInline):
    model = Card


@admin.register(Step)
class StepAdmin(PageAdmin):
    list_display = ("number", *PageAdmin.list_display)
    list_display_links = ("title",)
    inlines = [LoopInline, CardInline]


@admin.register(Principle)
class PrincipleAdmin(PageAdmin):
    pass


class QuestionInline(PartInline):
    model = Question


class OutcomeInline(PartInline):
    model = Outcome


@admin.register(Tool)
class ToolAdmin(PageAdmin):
    inlines = [QuestionInline, OutcomeInline]
    list_filter = ("kind", *PageAdmin.list_filter)


@admin.register(Activity)
class ActivityAdmin(PageAdmin):
    pass
