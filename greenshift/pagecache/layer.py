"""The WSGI application around Django's: pages from memory, the rest passed on."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from greenshift import faults, release, siteversion, visits
from greenshift.pagecache.counting import Counting
from greenshift.pagecache.making import Answer, key_of, make, view_of
from greenshift.pagecache.negotiation import acceptable, is_known
from greenshift.pagecache.renewal import Renewal
from greenshift.pagecache.shelf import Shelf
from greenshift.pagecache.store import Store, Stores

MOST_HOSTS = 64  # spellings of the site's host to remember
# Made first when a process starts; the site map tells of the rest.
SITE_MAP = "/sitemap.xml"
FIRST = ("/", "/da/", SITE_MAP, "/robots.txt")
READS = {"GET": True, "HEAD": False}  # whether the answer has a body


class PageCache:
    """Answers what is public with what is in the stores, and else asks Django."""

    def __init__(self, application, stores, renewal, counting):
        self.application, self.stores = application, stores
        self.renewal, self.counting = renewal, counting
        self.pages = stores.addresses
        self.hosts: set[str] = set()

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] not in READS or not self.is_ours(environ):
            return self.application(environ, start_response)
        page, path = None, environ["PATH_INFO"]
        if not environ.get("QUERY_STRING"):
            page = self.pages.get(path)
        if page is None or not self.renewal.is_fresh(page):
            page = self.find(path, environ.get("QUERY_STRING", ""))
        if isinstance(page, Answer):
            return pass_on(page, environ, start_response)
        if environ["REQUEST_METHOD"] == "GET" and path in self.pages.pages:
            self.counting.count(path, environ)
        if page is None:
            if self.renewal.is_failing and view_of(path):  # such as a search
                environ[faults.IS_ABSENT] = True
            return self.application(environ, start_response)
        return reply(page, environ, start_response)

    def start(self):
        """Start the threads, where they don't run yet."""
        self.renewal.start()
        self.counting.start()

    def is_ours(self, environ):
        """Whether it came to a host of the site, and safely where that is asked."""
        if environ.get("SCRIPT_NAME"):
            return False
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts and not self.learn(host):
            return False
        if not settings.SECURE_SSL_REDIRECT:
            return True
        name, value = settings.SECURE_PROXY_SSL_HEADER
        return environ.get(name) == value

    def learn(self, host):
        name, _port = split_domain_port(host)
        is_allowed = bool(name) and validate_host(name, settings.ALLOWED_HOSTS)
        if is_allowed and len(self.hosts) < MOST_HOSTS:
            self.hosts.add(host)
        return is_allowed

    def find(self, path, query):
        """The page kept under the address, made if need be; None if it is private."""
        key = key_of(path, query)
        if key is None:
            return None
        store = self.stores.of(key)
        page = store.get(key)
        if page is None:
            self.start()
            page = self.renewal.find_or_make(key, self.renewal.version, waits=True)
            if not isinstance(page, Answer):
                store.put(key, page)
            return page
        if self.renewal.is_fresh(page):
            return page
        self.renewal.ask(key)
        return store.pages.get(key) or make(self.application, key, None)


def reply(page, environ, start_response):
    forms = page.forms
    for encoding in acceptable(environ.get("HTTP_ACCEPT_ENCODING", "")):
        if encoding in forms:
            break
    form = forms[encoding]
    if_none_match = environ.get("HTTP_IF_NONE_MATCH", "")
    if_since = environ.get("HTTP_IF_MODIFIED_SINCE", "")
    if (if_none_match or if_since) and is_known(
        form.tag, page.last_modified, if_none_match, if_since
    ):
        start_response("304 Not Modified", [*form.unchanged])
        return []
    start_response("200 OK", [*form.headers])
    return form.body if READS[environ["REQUEST_METHOD"]] else []


def pass_on(answer, environ, start_response):
    """Send what Django said of an address that keeps no page, such as a 404."""
    start_response(answer.status, answer.headers)
    return [answer.body] if READS[environ["REQUEST_METHOD"]] else []


def put_before(application) -> PageCache:
    """The page cache as the settings say, around Django's application."""
    stores = Stores(
        Store(settings.PAGE_CACHE_BYTES, max_entries=20_000),
        Store(settings.PAGE_CACHE_BYTES // 8, max_entries=512),
    )
    shelf = Shelf(settings.PAGE_SHELF, settings.PAGE_SHELF and release.state())
    renewal = Renewal(application, stores, siteversion.look, FIRST, SITE_MAP, shelf)
    counting = Counting(visits.add_and_close)
    return PageCache(application, stores, renewal, counting)
