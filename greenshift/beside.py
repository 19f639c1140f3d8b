"""A page beside its partner in the other language, and what changed in the partner."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from greenshift import publishing
from greenshift.comparison import compare_words
from greenshift.contentrows import as_file
from greenshift.schema import own_fields, part_fields


def answer(model_admin, request, page):
    partner = page.partner
    if request.method == "POST":
        return settle(model_admin, request, page)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("“%(page)s” in both languages") % {"page": page},
        "opts": model_admin.opts,
        "object": page,
        "partner": partner,
        "rows": rows(page, partner) if partner else [],
        "page_url": model_admin.address("change", page),
        "partner_url": model_admin.address("change", partner),
        "comparison": partner_changes(page, partner) if partner else None,
        "may_settle": model_admin.has_publish_permission(request),
    }
    return render(request, "admin/page_beside.html", context)


def settle(model_admin, request, page):
    """Say that the page has been checked and is right as it stands."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    if publishing.has_unpublished_changes(page):
        messages.error(request, _("Publish the page's own changes first."))
    else:
        note = _("Checked against the other language.")
        publishing.publish(page, note=note, author=request.user)
        messages.success(request, _("The page is marked as checked."))
    return redirect(model_admin.address("beside", page))


def rows(page, partner):
    """(name of the field, the page's text, the partner's), in the order of the file."""
    ours, theirs = as_file(page), as_file(partner)
    fields = {field.name: field for field in own_fields(type(page))}
    found = [(page._meta.get_field("title").verbose_name, page.title, partner.title)]
    for name in page.CONTENT_FIELDS:
        pair = [file.data.get(name) for file in (ours, theirs)]
        if name in page.CONTENT_PARTS:
            found += part_rows(page, name, *pair)
        elif name in fields and name not in ("key", "title", "status", "updated"):
            found.append((fields[name].verbose_name, *map(told, pair)))
    body = page._meta.get_field("body").verbose_name
    found.append((body, page.body, partner.body))
    return [row for row in found if row[1] or row[2]]


def part_rows(page, name, ours, theirs):
    part = page._meta.get_field(name).related_model
    labels = {field.name: field.verbose_name for field in part_fields(part)}
    longest = max(len(ours or []), len(theirs or []))
    for place in range(longest):
        pair = [
            rows[place] if place < len(rows or []) else {} for rows in (ours, theirs)
        ]
        for field, label in labels.items():
            heading = f"{part._meta.verbose_name} {place + 1}: {label}"
            yield (heading, *(told(row.get(field)) for row in pair))


def told(value):
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(value)


def partner_changes(page, partner):
    """The partner's words now against those it had when this page last changed."""
    settled = publishing.editions_of(page).filter(is_small=False).first()
    editions = publishing.editions_of(partner)
    newest = editions.first()
    if not settled or not newest or newest.published_at <= settled.published_at:
        return None
    before = editions.filter(published_at__lte=settled.published_at).first()
    return compare_words(before, newest) if before else None
