"""
Pages that are the same for every reader, and may be kept by caches on the way.

A view says so with @public. What doesn't say so is `private, no-store`, which the
middleware sets: a page that someone forgot to mark is slow, and never leaks.
"""

from functools import partial, wraps

# A second old at most, and a day where the site itself can't be reached. Browsers
# and caches ask again with the ETag, and mostly get 304 back.
CACHE_CONTROL = "public, max-age=1, stale-if-error=86400"


def public(view=None, *, parameters=(), reads_query=False):
    """
    Let a view's pages be kept. It must look at nothing but the address.

    `parameters` names the parts of the query that change the page; others are
    cut off before the view sees them. A view that reads whatever readers ask for,
    such as search, says `reads_query`: only its page without a query is kept.
    """
    if view is None:
        return partial(public, parameters=parameters, reads_query=reads_query)

    @wraps(view)
    def answer(request, *arguments, **named):
        response = view(request, *arguments, **named)
        is_asked = reads_query and request.META.get("QUERY_STRING")
        if response.status_code == 200 and not is_asked:
            response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        return response

    answer.parameters = frozenset(parameters)
    answer.reads_query = reads_query
    return answer
