"""
Settings for every environment.

One file, read top to bottom. What differs between a laptop, the tests and
the server comes from environment variables, listed in .env.example. Left
unset they are safe rather than handy: DEBUG is off, and the secret key comes
from DATA_DIR, where the command `up` makes one.
"""

import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from greenshift import settings_services as services
from greenshift.environment import (
    WEB,
    env_address,
    env_beside,
    env_choice,
    env_date,
    env_flag,
    env_like,
    env_list,
    env_map,
    env_number,
    env_path,
    read_if_there,
)

BASE_DIR = Path(__file__).resolve().parent.parent

# Environment

DEBUG = env_flag("DEBUG", default=False)

DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()

CONTENT_DIR = BASE_DIR / "content"

# Where search keeps its word lists; they are made there when they are missing.
WORDS_DIR = Path(os.environ.get("WORDS_DIR") or DATA_DIR / "words").resolve()

# Where readers find the site. Its scheme also decides whether cookies are
# secure and whether browsers are told to come back over HTTPS only.
SITE_URL = env_address("SITE_URL", default="http://127.0.0.1:8000")
HTTPS = SITE_URL.startswith("https://")

SECRET_KEY_FILE = DATA_DIR / "secret-key"
SECRET_KEY = os.environ.get("SECRET_KEY", "") or read_if_there(SECRET_KEY_FILE)
if DEBUG and not SECRET_KEY:
    SECRET_KEY = "insecure-development-key"
HAS_SECRET_KEY = bool(SECRET_KEY)  # Django refuses to tell of an empty one

ALLOWED_HOSTS = env_list(
    "ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{urlsplit(SITE_URL).hostname}"
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The body that answers for the site: shown in the footer, on the contact page and
# in the accessibility statement, missing loudly.
SITE_OWNER = os.environ.get("SITE_OWNER", "")
CONTACT_EMAIL = env_like(
    "CONTACT_EMAIL", r"[^@\s]+@[^@\s]+\.[^@\s]+", "a mailbox like gron@example.se"
)
CONTACT_PHONE = os.environ.get("CONTACT_PHONE", "")
CONTACT_ADDRESS = os.environ.get("CONTACT_ADDRESS", "")

# When the accessibility was last assessed, and where /was leads: the statement in
# the Danish WAS-Tool, or if left unset the one on the site.
ACCESSIBILITY_ASSESSED_ON = env_date("ACCESSIBILITY_ASSESSED_ON")
WAS_URL = env_like("WAS_URL", WEB, "an address like https://example.dk/was")

# Where editors work. Elsewhere than in the well-known place fewer robots knock.
ADMIN_PATH = env_path("ADMIN_PATH", default="admin")

# The header in which a proxy in front tells the reader's address, which limits how
# often somebody may send something. It must be one that the proxy always sets.
READER_ADDRESS_HEADER = env_like(
    "READER_ADDRESS_HEADER", r"[A-Za-z0-9-]+", "a header like X-Real-IP"
)

# Application

INSTALLED_APPS = [
    "greenshift.admin_config.EditingConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.forms",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "crispy_forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "greenshift",
    "method",
    "cases",
    "paper",
    "plan",
]

MIDDLEWARE = [
    "greenshift.logs.name_request",
    "greenshift.middleware.add_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "greenshift.staticfiles.StaticFiles",
    "django.middleware.gzip.GZipMiddleware",
    "greenshift.middleware.choose_language",
    "greenshift.faults.tell_of_absence",
    "greenshift.patience.be_patient",
    "greenshift.middleware.explain_refusals",
    "greenshift.middleware.follow_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "greenshift.urls"

WSGI_APPLICATION = "greenshift.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "greenshift.context.site",
            ],
            "builtins": ["greenshift.templatetags.greenshift"],
        },
    },
]

FORM_RENDERER = "greenshift.formdrawing.Renderer"
# Readers' forms, by crispy-forms with the templates in templates/gron.
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "gron"

# Database. mode=rw makes a missing file an error instead of a new, empty
# database; the command `up` makes the file. SQLite before the releases below
# can corrupt a WAL database when its log is reset (https://sqlite.org/wal.html),
# so the rollback journal is used there.

WAL_IS_SAFE = (
    sqlite3.sqlite_version_info >= (3, 51, 3)
    or (3, 50, 7) <= sqlite3.sqlite_version_info < (3, 51)
    or (3, 44, 6) <= sqlite3.sqlite_version_info < (3, 45)
)
DATABASE_FILE = DATA_DIR / "db.sqlite3"
USES_OWN_SQLITE = not (
    os.environ.get("DATABASE_NAME") or os.environ.get("DATABASE_URL")
)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DATABASE_NAME") or f"{DATABASE_FILE.as_uri()}?mode=rw",
        # A file that is put in the place of another is soon seen.
        "CONN_MAX_AGE": 5,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,  # a server's readers wait less: greenshift.patience
            "init_command": (
                f"PRAGMA journal_mode={'WAL' if WAL_IS_SAFE else 'DELETE'};"
                "PRAGMA synchronous=FULL;"
            ),
        },
    },
}
if os.environ.get("DATABASE_URL"):
    DATABASES["default"] = services.postgresql(os.environ["DATABASE_URL"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages. The address decides which: Swedish at /, Danish at /da/.

LANGUAGES = [("sv", "Svenska"), ("da", "Dansk")]
LANGUAGE_CODE = "sv"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# What is counted, such as how often somebody tries: in each process, or by Redis.

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if os.environ.get("REDIS_URL"):
    CACHES["default"] = services.redis(os.environ["REDIS_URL"])

# Finished pages in each process's memory, in every encoding: about 50 kB a page.
# In the folder they are kept for the machine's other processes and the next start.

PAGE_CACHE_BYTES = env_number("PAGE_CACHE_MB", default=32) * 1024 * 1024
PAGE_SHELF = DATA_DIR / "pages"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
OBJECT_STORE = services.object_store(os.environ)
STORAGES = {
    "default": OBJECT_STORE
    or {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Where a copy of the site is kept, made anew when something is published.
MIRROR_DIR = os.environ.get("MIRROR_DIR", "")

# Signing in

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# Whether who edits must have a second factor: an app's code, or a passkey.
REQUIRE_SECOND_FACTOR = env_flag("REQUIRE_SECOND_FACTOR", default=HTTPS)
# Whether who writes may publish too, without a second pair of eyes.
WRITERS_PUBLISH = env_flag("WRITERS_PUBLISH", default=False)
ACCOUNT_ADAPTER = "greenshift.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Passwords are counted by axes, below; this bounds the guessing of codes, beside
# allauth's own bounds, such as thirty sign-ins a minute from one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/5m/key"}
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = READER_ADDRESS_HEADER or None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Grön omställning"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: telephones' clocks differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# A municipality's own sign-in, by OpenID Connect. OIDC_GROUP_MAP tells which of
# their groups are ours: web-editors=Redaktör,web-managers=Granskare
OIDC_ISSUER = env_like("OIDC_ISSUER", WEB, "an address like https://login.example.se")
OIDC_GROUPS_CLAIM = os.environ.get("OIDC_GROUPS_CLAIM", "groups")
OIDC_GROUP_MAP = env_map("OIDC_GROUP_MAP")
OIDC_HAS_SECOND_FACTOR = env_flag("OIDC_HAS_SECOND_FACTOR", default=False)
if OIDC_ISSUER:  # its libraries are large
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
SOCIALACCOUNT_ADAPTER = "greenshift.accounts.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "kommun",
                "name": os.environ.get("OIDC_NAME", "OpenID Connect"),
                "client_id": env_beside("OIDC_ISSUER", "OIDC_CLIENT_ID"),
                "secret": os.environ.get("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER.rstrip("/")},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
# Who guesses is locked out for a while, together with the address guessed from.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_CLIENT_IP_CALLABLE = "greenshift.limits.address"
AXES_USERNAME_CALLABLE = "greenshift.accounts.username"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator"
    },
]
# A session ends with the working day, or with the browser.
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# Watching over it

# Who may read /metrics, by "Authorization: Bearer …"; unset, nothing is measured.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")

LOG_FORMAT = env_choice("LOG_FORMAT", "plain", "json")
# Lines go to the standard error. What tells who asked is left out: axes names
# people and their addresses, and greenshift.security tells the same without.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"about_request": {"()": "greenshift.logs.AboutRequest"}},
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(request_id)s %(message)s"},
        "json": {"()": "greenshift.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["about_request"],
            "formatter": LOG_FORMAT,
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "greenshift": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},
    },
}

# Security

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked on the machine itself
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
CSRF_FAILURE_VIEW = "greenshift.views.not_from_here"
# The largest plan, when each of its letters is written as a form writes å: %C3%A5.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# The fields of the largest plan: 300 activities, 200 reports, 100 loops …
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000
