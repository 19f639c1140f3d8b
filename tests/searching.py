"""A search as a reader sends it, and what it found."""


def search(client, query, address="/sok/", **more):
    return client.get(address, {"q": query, **more})


def references(response):
    return [hit.card.reference for hit in response.context["results"].hits]
