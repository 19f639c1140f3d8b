"""
Page objects made of content files: instances of the page models that no one saves.

Their parts are lists, and know what they refer to by its key until they are tied.
"""

from greenshift.schema import own_fields, part_fields, relations_of, value_of


def of_edition(edition):
    page = as_page(edition.file, edition.partner_slug)
    page.published_at = edition.published_at
    return page


def as_page(file, partner_slug):
    """A page object with all that a template asks of it, from a content file."""
    model = model_of(file)
    page = model(language=file.language, slug=file.slug, body=file.body, pk=0)
    for field in own_fields(model):
        setattr(page, field.name, value_of(field, file.data))
    page.partner_slug = partner_slug
    page.relations = relations_of(model, file.data)
    page._prefetched_objects_cache = {
        name: [as_part(page, name, row) for row in file.data.get(name, [])]
        for name in model.CONTENT_PARTS
    }
    return page


def as_part(page, name, row):
    relation = type(page)._meta.get_field(name)
    part = relation.related_model(**{relation.field.name: page})
    part.keys = {}
    for field in part_fields(relation.related_model):
        value = value_of(field, row)
        if field.is_relation:
            part.keys[field.name] = value
        else:
            setattr(part, field.name, value)
    return part


def model_of(file):
    from greenshift.pages import page_models

    return next(m for m in page_models() if file.folder == m.CONTENT_FOLDER)
