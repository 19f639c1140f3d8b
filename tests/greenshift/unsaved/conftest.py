"""A page and its form in the admin, which somebody has typed into."""

import pytest

from method.models import Principle
from tests.admin import address
from tests.factories import make_principle


@pytest.fixture
def page(db):
    return make_principle()


@pytest.fixture
def url(page):
    return address(Principle, "change", page.pk)
