"""The WSGI application around Django's: pages from memory, the rest passed on."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from greenshift import faults, siteversion, visits
from greenshift.pagecache.counting import Counting
from greenshift.pagecache.making import Answer, key_of, make, view_of
from greenshift.pagecache.negotiation import choose, worded
from greenshift.pagecache.renewal import Renewal
from greenshift.pagecache.shelf import of_site
from greenshift.pagecache.store import Store, Stores

MOST_HOSTS = 64  # spellings of the site's host to remember
# Made first when a process starts; the site map tells of the rest.
SITE_MAP = "/sitemap.xml"
FIRST = ("/", "/da/", SITE_MAP, "/robots.txt")
READS = {"GET": True, "HEAD": False}  # whether the answer has a body
MOST_ANSWERS, LONGEST_WORDING = 2_000, 500  # a number, and characters


class PageCache:
    """
    Answers what is public with what is in the stores, and else asks Django.

    Most requests are worded as one before, and are answered in the same way without
    being looked into, as long as the page is fresh.
    """

    def __init__(self, application, stores, renewal, counting):
        self.application, self.stores = application, stores
        self.renewal, self.counting = renewal, counting
        self.pages = stores.addresses
        self.hosts: set[str] = set()
        self.answers: dict = {}
        self.answers_are_of = None  # the version that they were given under
        self.proxy, _value = settings.SECURE_PROXY_SSL_HEADER or ("", "")

    def __call__(self, environ, start_response):
        wording = worded(environ, self.proxy)
        known = self.answers.get(wording)
        if known is None or not self.renewal.is_fresh(known[0]):
            return self.answer(environ, start_response, wording)
        _page, form, is_counted = known
        if is_counted:
            self.counting.count(environ["PATH_INFO"], environ)
        start_response("200 OK", [*form.headers])
        return form.body

    def answer(self, environ, start_response, wording):
        if environ["REQUEST_METHOD"] not in READS or not self.is_ours(environ):
            return self.application(environ, start_response)
        page, path = None, environ["PATH_INFO"]
        if not environ.get("QUERY_STRING"):
            page = self.pages.get(path)
        if page is None or not self.renewal.is_fresh(page):
            page = self.find(path, environ.get("QUERY_STRING", ""))
        if isinstance(page, Answer):
            return pass_on(page, environ, start_response)
        is_counted = environ["REQUEST_METHOD"] == "GET" and path in self.pages.pages
        if is_counted:
            self.counting.count(path, environ)
        if page is None:
            if self.renewal.is_failing and view_of(path):  # such as a search
                environ[faults.IS_ABSENT] = True
            return self.application(environ, start_response)
        form, is_unchanged = choose(page, environ)
        if is_unchanged:
            start_response("304 Not Modified", [*form.unchanged])
            return []
        start_response("200 OK", [*form.headers])
        if environ["REQUEST_METHOD"] == "HEAD":
            return []
        self.remember(wording, (page, form, is_counted))
        return form.body

    def remember(self, wording, answer):
        """Within bounds: readers may word a request as they please."""
        if sum(len(word or "") for word in wording) > LONGEST_WORDING:
            return
        version = self.renewal.version
        if version is not self.answers_are_of or len(self.answers) >= MOST_ANSWERS:
            self.answers, self.answers_are_of = {}, version
        self.answers[wording] = answer

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
            self.counting.start()
            page = self.renewal.find(key)
            if not isinstance(page, Answer):
                store.put(key, page)
            return page
        if self.renewal.is_fresh(page):
            return page
        self.renewal.ask(key)
        return store.pages.get(key) or make(self.application, key, None)


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
    see, shelf = siteversion.look, of_site()
    renewal = Renewal(application, stores, see, FIRST, SITE_MAP, shelf)
    counting = Counting(visits.add_and_close)
    return PageCache(application, stores, renewal, counting)
