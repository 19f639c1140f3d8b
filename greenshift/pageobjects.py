"""
Page objects made of content files: instances of the page models that no one saves.

Their parts are lists, made when they are asked for. What the parts refer to they know
by its key, and as an object where the page is tied to others.
"""

from functools import cache

from greenshift.schema import part_fields, value_of


def of_edition(edition):
    page = as_page(edition.file, edition.partner_slug)
    page.published_at = edition.published_at
    return page


def as_page(file, partner_slug):
    """A page object with all that a template asks of it, from a content file."""
    model = model_of(file)
    own = {"id": 0, "language": file.language, "slug": file.slug, "body": file.body}
    told = file.data | own
    page = model(*[value_of(field, told) for field in model._meta.concrete_fields])
    page.partner_slug = partner_slug
    page.content = file.data
    page._prefetched_objects_cache = Parts(page)
    return page


class Parts(dict):
    """
    A page's parts by name, where Django looks for those that it has fetched before.

    Most pages are read for their title and place alone. `targets` gives the pages that
    parts may name, by model and key; parts that name no such page are left out.
    """

    def __init__(self, page):
        super().__init__()
        self.page, self.targets = page, None

    def __missing__(self, name):
        if name not in self.page.CONTENT_PARTS:
            raise KeyError(name)
        relation = type(self.page)._meta.get_field(name)
        rows = self.page.content.get(name, [])
        parts = [as_part(self.page, relation, row) for row in rows]
        if self.targets is not None:
            for field in relations_among(relation.related_model):
                parts = tied(parts, field, self.targets[field.related_model])
        self[name] = parts
        return parts


def parts_naming(page, key):
    """The parts of a page that name another by its key; no others are made."""
    for name in page.CONTENT_PARTS:
        relation = type(page)._meta.get_field(name)
        fields = relations_among(relation.related_model)
        for row in page.content.get(name, []):
            if any(value_of(field, row) == key for field in fields):
                yield as_part(page, relation, row)


def as_part(page, relation, row):
    model = relation.related_model
    fields = model._meta.concrete_fields
    part = model(*[None if f.is_relation else value_of(f, row) for f in fields])
    relation.field.set_cached_value(part, page)
    part.keys = {f.name: value_of(f, row) for f in relations_among(model)}
    return part


def tied(parts, field, targets):
    """The parts that name one of the targets, with that as an object."""
    known = [part for part in parts if part.keys[field.name] in targets]
    for part in known:
        setattr(part, field.name, targets[part.keys[field.name]])
    return known


@cache
def relations_among(part_model):
    """The fields by which a kind of part names a page."""
    return [field for field in part_fields(part_model) if field.is_relation]


def model_of(file):
    from greenshift.pages import page_models

    return next(m for m in page_models() if file.folder == m.CONTENT_FOLDER)
