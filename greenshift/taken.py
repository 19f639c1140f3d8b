"""What two pages of a language may not share, such as their slug."""

from django.core.exceptions import ValidationError
from django.db import models


class ToldAtFields(models.Model):
    """What another row has already is told at the field where it is typed."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        try:
            super().validate_constraints(exclude)
        except ValidationError as error:
            raise ValidationError(at_fields(type(self), error)) from error


def at_fields(model, error):
    """The errors by field: the last of a rule's fields, for language comes first."""
    rules = [each for each in model._meta.constraints if hasattr(each, "fields")]
    typed = {each.get_violation_error_message(): each.fields[-1] for each in rules}
    found = {}
    for name, errors in error.error_dict.items():
        for each in errors:
            found.setdefault(typed.get(each.message, name), []).append(each)
    return found
