"""Tandem's settings. Everything that differs between installations comes from the environment.

DATABASE_URL          a PostgreSQL server; unset: the embedded one in the data folder
TANDEM_DATA           the data folder (default: `data` beside manage.py)
SECRET_KEY            at least 50 characters; unset: generated into the data folder
TANDEM_HOSTS          comma-separated host names that are served (default: this machine)
TANDEM_HTTPS          "1" behind TLS: secure cookies, HSTS, redirects
TANDEM_PROXIES        how many proxies stand before Tandem, each adding to X-Forwarded-For whom it
                      serves (default: 1 with TANDEM_HTTPS, else 0)
TANDEM_DEBUG          "1" for Django's error pages, while developing
TANDEM_LARGEST_PDF    the largest full text that is taken in, in megabytes (default: 500)
TANDEM_FULL_TEXTS     another place for full texts, such as S3; see docs/full-texts.md
EMAIL_HOST            a mail server; unset: mails are written to files in the data folder
"""

import json
import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from reviews import embedded
from reviews.secret import secret_key

BASE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("TANDEM_DATA", BASE / "data")).resolve()

DEBUG = os.environ.get("TANDEM_DEBUG") == "1"
HTTPS = os.environ.get("TANDEM_HTTPS") == "1"
# What a visitor says of their own address is believed of nobody but a proxy.
PROXIES = int(os.environ.get("TANDEM_PROXIES") or HTTPS)
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(DATA)

HOSTS = [host.strip() for host in os.environ.get("TANDEM_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    "reviews",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "reviews.http.NeverStoredMiddleware",
]

ROOT_URLCONF = "reviews.urls"
WSGI_APPLICATION = "reviews.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reviews.reporting.navigation.frame",
            ],
        },
    },
]

DATABASE = dj_database_url.parse(os.environ.get("DATABASE_URL") or embedded.address(DATA))
# One connection per thread, kept; a pool would hand the same few round at a cost.
DATABASE["CONN_MAX_AGE"] = None
# Each request first looks whether its connection outlived a restart of the database: by a
# `SELECT 1` of a tenth of a millisecond.
DATABASE["CONN_HEALTH_CHECKS"] = True
# Values go beside the statement, so that the server plans each statement once.
DATABASE["OPTIONS"] = {
    **DATABASE.get("OPTIONS", {}),
    "server_side_binding": True,
    "prepare_threshold": 2,
}
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    # PDFs by the SHA-256 of their content. No address leads here but the one that asks who reads.
    "full_texts": json.loads(os.environ.get("TANDEM_FULL_TEXTS") or "null")
    or {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "full_texts"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LARGEST_PDF = int(os.environ.get("TANDEM_LARGEST_PDF") or 500) * 1_000_000  # bytes
CACHES = {
    # Holds attempts to sign in, for minutes: each process counts those that it answers.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pictures of pages, at most a few hundred megabytes; drawn again when they are gone.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache" / "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE / "static"]
# Static files are served from where they lie: no collecting step stands before the first start.
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# Bytes of a form beside its files; the longest text that may be pasted, in any script, fits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # a form takes fewer, and says so
# On the disk where files will be kept: what has arrived is moved there and not copied.
FILE_UPLOAD_TEMP_DIR = DATA / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "reviews.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "protocol:reviews"
ACCOUNT_ADAPTER = "reviews.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "reviews.accounts.forms.AddEmailForm",
    "change_password": "reviews.accounts.forms.ChangePasswordForm",
    "login": "reviews.accounts.forms.LoginForm",
    "reset_password": "reviews.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "reviews.accounts.forms.ResetPasswordKeyForm",
    "signup": "reviews.accounts.forms.SignUpForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_UNIQUE_EMAIL = True
# Who fails to sign in too often waits. Behind a proxy all visitors come from its address, so
# that one of them would make all of them wait.
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = os.environ.get("TANDEM_MAIL_FROM", "tandem@localhost")
if EMAIL_HOST:
    ACCOUNT_EMAIL_VERIFICATION = "optional"
else:
    # Without a mail server nobody could confirm an address, and the administrator hands on
    # the password links, which are written to files.
    ACCOUNT_EMAIL_VERIFICATION = "none"
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": [SELF],  # a PDF beside the decision
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

PROCRASTINATE_IMPORT_PATHS = ["reviews.screening.tasks"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
