"""One page as a content file and back: rows, relations and parts."""

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language_info, gettext as _

from greenshift.contentfiles import ContentFile
from greenshift.models import Edition, Page
from greenshift.schema import is_relation, own_fields, part_fields

EMPTY = (None, "", [])


def as_file(page: Page) -> ContentFile:
    """Write a page as its content file."""
    values = {name: content_value(page, name) for name in type(page).CONTENT_FIELDS}
    return ContentFile(
        language=page.language,
        folder=page.CONTENT_FOLDER,
        slug=page.slug,
        data={name: value for name, value in values.items() if value not in EMPTY},
        body=page.body,
    )


def content_value(page: Page, name: str):
    if name in type(page).CONTENT_PARTS:
        return [part_as_row(part) for part in parts_of(page, name)]
    if is_relation(type(page), name):
        related = getattr(page, name)
        if is_at_hand(page, name):
            return sorted(each.key for each in related.all())
        return sorted(related.values_list("key", flat=True))
    return getattr(page, name)


def parts_of(page: Page, name: str):
    """The page's parts in order, with the pages that they name."""
    parts = getattr(page, name).all()
    named = [] if is_at_hand(page, name) else relations_in(parts.model)
    return parts.select_related(*named) if named else parts


def relations_in(part) -> list[str]:
    """The fields by which a kind of part names pages."""
    return [field.name for field in part_fields(part) if field.is_relation]


def is_at_hand(page: Page, name: str) -> bool:
    return name in getattr(page, "_prefetched_objects_cache", ())


def fetch_whole(page: Page) -> None:
    """Have parts and relations at hand, for a page that is read and not changed."""
    model, names = type(page), []
    for name in model.CONTENT_FIELDS:
        if name in model.CONTENT_PARTS:
            part = model._meta.get_field(name).related_model
            names += [name, *(f"{name}__{each}" for each in relations_in(part))]
        elif is_relation(model, name):
            names.append(name)
    prefetch_related_objects([page], *names)


def part_as_row(part) -> dict:
    row = {}
    for field in part_fields(type(part)):
        value = getattr(part, field.name)
        row[field.name] = value.key if field.is_relation else value
    return {name: value for name, value in row.items() if value not in EMPTY}


def write_fields(page: Page, file: ContentFile) -> None:
    """Save the page's own fields. Raises ValidationError."""
    page.slug, page.body = file.slug, file.body
    for field in own_fields(type(page)):
        setattr(page, field.name, file.data.get(field.name, field.get_default()))
    page.full_clean()
    page.save()


def write_relations(page: Page, file: ContentFile) -> None:
    """Tie the page to others and make its parts. Raises ValidationError."""
    for name in type(page).CONTENT_FIELDS:
        if is_relation(type(page), name):
            model = type(page)._meta.get_field(name).related_model
            keys = file.data.get(name, [])
            getattr(page, name).set(find(model, page.language, key) for key in keys)
    for name in type(page).CONTENT_PARTS:
        write_parts(page, name, file.data.get(name, []))


def write_parts(page: Page, name: str, rows: list[dict]) -> None:
    """Make the parts anew; a part is known by its place in the file."""
    relation = type(page)._meta.get_field(name)
    getattr(page, name).all().delete()
    for position, row in enumerate(rows, start=1):
        part = relation.related_model(position=position, **{relation.field.name: page})
        for field in part_fields(relation.related_model):
            value = row.get(field.name, field.get_default())
            if field.is_relation:
                value = find(field.related_model, page.language, value)
            setattr(part, field.name, value)
        part.full_clean()
        part.save()


def find(model, language: str, key: str) -> Page:
    page = model.objects.filter(language=language, key=key).first()
    if page is None:
        raise ValidationError(missing(model, language, key))
    return page


def missing(model, language: str, key: str) -> str:
    """What to say of a page that isn't there, by the title that it had, if any."""
    known = Edition.objects.of(model).in_language(language).filter(key=key).first()
    message = _("The page “{title}” ({kind}, key {key}) is missing in {language}.")
    return message.format(
        title=known.title if known else key,
        kind=model._meta.verbose_name,
        key=key,
        language=get_language_info(language)["name_translated"].lower(),
    )
