"""
Where readers answer whether a page helped, and tell what is missing.

Pages are the same to every reader and hold no token, so what is sent from them is
trusted by the headers that browsers set and pages can't.
"""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from greenshift import limits
from greenshift.feedback import Feedback, VoteCount
from greenshift.feedback_form import FeedbackForm
from greenshift.models import Edition, Section
from greenshift.public import public
from greenshift.shortcuts import get_section

ANSWERS = {"ja": True, "nej": False}
VOTES_AN_HOUR = 60
COMMENTS_AN_HOUR = 10
COMMENTS_A_DAY = 300  # from all readers together: what a flood can fill


class SeeOther(HttpResponseRedirect):
    status_code = 303


@public
@require_safe
def feedback_list(request, language):
    context = {
        "page": get_section(language, Section.Key.FEEDBACK),
        "answered": [
            each for each in Feedback.objects.answered(language).with_page() if each.url
        ][:100],
    }
    return render(request, "feedback/list.html", context)


@never_cache
@csrf_exempt
@require_POST
def feedback_vote(request, language, kind, key):
    """Count a yes or a no, and lead on to the thanks."""
    about = find(language, kind, key)
    helped = ANSWERS.get(request.POST.get("svar"))
    if not is_from_us(request):
        return refuse(request, about, 403)
    if helped is None or request.POST.get("website"):
        return refuse(request, about, 400)
    if limits.is_over(request, "vote", VOTES_AN_HOUR):
        return refuse(request, about, 429)
    VoteCount.objects.add(name_of(about), helped=helped)
    return SeeOther(f"{address('feedback', about)}?svar={request.POST['svar']}")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, language, kind, key):
    """Thank for the answer, and take what a reader wants to add in words."""
    about = find(language, kind, key)
    if request.method == "POST":
        return receive(request, about)
    helped = ANSWERS.get(request.GET.get("svar"))
    return show(request, about, FeedbackForm(name_of(about), helped=helped))


@require_safe
def feedback_received(request, language, kind, key):
    return answer(request, "feedback/received.html", find(language, kind, key))


def receive(request, about):
    if not is_from_us(request):
        return refuse(request, about, 403)
    form = FeedbackForm(name_of(about), request.POST)
    if not form.is_valid():
        return show(request, about, form)
    if is_too_much(request):
        message = _(
            "Much feedback has come in a short time, and we take no more just now. "
            "Your text is still here: wait an hour and send it again."
        )
        form.add_error(None, message)
        return show(request, about, form, status=429)
    Feedback.objects.get_or_create(
        **name_of(about),
        comment=form.cleaned_data["comment"],
        sent_on=timezone.localdate(),
        defaults={
            "is_barrier": form.cleaned_data["is_barrier"],
            "helped": form.helped,
        },
    )
    return SeeOther(address("feedback-received", about))


def is_too_much(request):
    if limits.is_over(request, "comment", COMMENTS_AN_HOUR):
        return True
    today = Feedback.objects.filter(sent_on=timezone.localdate())
    return today.count() >= COMMENTS_A_DAY


def is_from_us(request):
    """Whether a browser says that one of the site's own pages sent this."""
    told = request.headers.get("Sec-Fetch-Site")
    if told:
        return told == "same-origin"
    ours = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return request.headers.get("Origin") in ours


def find(language, kind, key):
    """The page that readers see by that name, or 404."""
    visible = Edition.objects.visible().in_language(language)
    edition = visible.with_partner().filter(kind=kind, key=key).first()
    if edition is None:
        raise Http404
    return edition


def name_of(edition):
    return {name: getattr(edition, name) for name in ("kind", "key", "language")}


def address(name, edition):
    return reverse(name, kwargs=name_of(edition))


def show(request, about, form, status=200):
    context = {"form": form, "helped": form.helped, "is_sent": form.is_bound}
    return answer(request, "feedback/form.html", about, context, status)


def refuse(request, about, status):
    context = {"is_too_much": status == 429}
    return answer(request, "feedback/refused.html", about, context, status)


def answer(request, template, about, context=None, status=200):
    section = get_section(about.language, Section.Key.FEEDBACK)
    context = {"page": section, "about": about, **(context or {})}
    if about.partner_slug:
        kwargs = name_of(about) | {"language": section.other_language}
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        context["other_url"] = reverse("feedback", kwargs=kwargs) + query
    response = render(request, template, context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
