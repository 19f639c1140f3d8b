"""
Whole public pages, kept in each process and answered before Django does any work.

`layer` is the WSGI application, `store` where the pages are, `making` how one is
made, `finding` whether it has to be, `negotiation` which of its forms a reader gets,
and `renewal` the thread that makes them anew when the site has changed.
docs/decisions/0021 tells why.
"""
