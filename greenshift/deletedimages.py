"""
Pictures that were deleted in the admin, so that their files don't bring them back.

A page leaves its editions behind when it is deleted; a picture leaves its key, and the
digest of the files that it last agreed with. Nothing that it showed or said is kept.
"""

from django.db import models


class DeletedImage(models.Model):
    """The key of a picture that is kept away."""

    key = models.SlugField(max_length=60, unique=True)
    synced_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.key


def remember(image):
    """Have the picture's files kept away once it is deleted."""
    told = {"synced_digest": image.synced_digest}
    DeletedImage.objects.update_or_create(key=image.key, defaults=told)


def keys():
    return set(DeletedImage.objects.values_list("key", flat=True))


def is_of(file):
    """Whether a picture's files say what they said while it was in the library."""
    known = DeletedImage.objects.filter(key=file.key)
    return known.filter(synced_digest=file.digest).exists()
