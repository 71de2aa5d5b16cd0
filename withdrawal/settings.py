"""Every setting, from the environment, with answers that are right for one person on one machine.

Each variable is described in docs/operator-guide.md. Nonsense raises ImproperlyConfigured with a sentence on how
to mend it. Everything that the server keeps lies under VAR_DIR.
"""

import contextlib
import os
import warnings
from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from withdrawal import calendars
from withdrawal.domain.countries import OURS, Country, PackError, read_packs

# ModelForm[Offer] and its kin are generic for the type checker only; this lets them be written at run time.
django_stubs_ext.monkeypatch()

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()


def secret_key() -> str:
    """SECRET_KEY, or the one kept in VAR_DIR/secret_key, which is made on first start."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    path = VAR_DIR / "secret_key"
    try:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Written aside and linked into place: two first starts at once agree on one whole key.
            fresh = path.with_name(f"secret_key.{os.getpid()}")
            fresh.touch(mode=0o600)
            fresh.write_text(get_random_secret_key())
            with contextlib.suppress(FileExistsError):
                os.link(fresh, path)
            fresh.unlink()
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot keep a secret key in {VAR_DIR} ({error.strerror}): make it writable or set SECRET_KEY or VAR_DIR."
        ) from None


def switch(name: str) -> bool:
    """A variable that is on or off; off when it is not set."""
    given = os.environ.get(name, "").strip().lower()
    if given in ("", "0", "off", "no", "false"):
        return False
    if given in ("1", "on", "yes", "true"):
        return True
    raise ImproperlyConfigured(f"{name} is {given!r}: write on or off.")


def database() -> dict[str, Any]:
    """The database that DATABASE_URL names, or SQLite in VAR_DIR."""
    if not os.environ.get("DATABASE_URL"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "withdrawal.sqlite3"}
    with warnings.catch_warnings(action="ignore"):  # what it warns of, we refuse
        found: dict[str, Any] = env.db("DATABASE_URL")
    if not found.get("ENGINE", "").endswith((".sqlite3", ".postgresql")):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database that we know: write it like postgres://user@host/name."
        )
    return found


def countries() -> dict[str, Country]:
    """The countries an offer can be in: ours, then those in COUNTRIES_DIR, which add to them or take their place."""
    own = os.environ.get("COUNTRIES_DIR", "")
    try:
        return read_packs([OURS, *([Path(own).resolve()] if own else [])], calendars.is_known)
    except PackError as error:
        raise ImproperlyConfigured(str(error)) from None


SECRET_KEY = secret_key()
DEBUG = switch("DEBUG")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "withdrawal.urls"
WSGI_APPLICATION = "withdrawal.wsgi.application"

INSTALLED_APPS = [
    "withdrawal.apps.WithdrawalConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "withdrawal.views.headers.private_pages",
    "withdrawal.views.papers.NoPdf",
    "withdrawal.views.unsaved.Unsaved",
]

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
            ],
        },
    },
]
CRISPY_TEMPLATE_PACK = CRISPY_ALLOWED_TEMPLATE_PACKS = "crispy"

# --- where things are kept -------------------------------------------------------------------------------------

DATABASES = {"default": database()}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Two writers wait for each other instead of failing half-way with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: an entry in the log that was acknowledged survives a power cut. recursive_triggers: REPLACE fires
        # the triggers that keep the log append-only.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
        ),
    }
else:
    # A kept connection did not outlive a restart of PostgreSQL: it is asked before it is used again.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Whoever waits for a row that somebody else holds is told so, as with SQLite, and does not wait for ever.
    DATABASES["default"]["OPTIONS"] = {"options": "-c lock_timeout=20s", **DATABASES["default"].get("OPTIONS", {})}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempts to sign in are counted across all worker processes, so the counters live in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"},
}

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- accounts --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "withdrawal.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "withdrawal.forms.account.SignInForm",
    "signup": "withdrawal.forms.account.SignUpForm",
    "reset_password": "withdrawal.forms.account.ForgottenForm",
    "reset_password_from_key": "withdrawal.forms.account.NewPasswordForm",
    "change_password": "withdrawal.forms.account.ChangePasswordForm",
    "add_email": "withdrawal.forms.account.AddressForm",
}

# Without a mail server nobody could answer a verification mail; with one, an unanswered address is no account,
# and the sign-up page does not tell who has one.
MAIL_IS_SENT = bool(env.str("EMAIL_URL", default=""))
if MAIL_IS_SENT:
    vars().update(env.email("EMAIL_URL"))
else:
    EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="withdrawal@localhost")
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_IS_SENT else "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# --- the browser -----------------------------------------------------------------------------------------------

SECURE = switch("SECURE")
"""On when the site is served over https: cookies, redirects and HSTS then insist on it."""
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
# Other names below this one, and lists built into browsers, are the operator's own affair.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
# Behind that proxy its own address is not the visitor's; limits on attempts count by the one it passes on.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
# A pasted letter and a handful of attachments; the forms' own limits answer with a sentence long before these.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

# --- words and times -------------------------------------------------------------------------------------------

COUNTRIES = countries()
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
"""The zone offered first to a new person; every offer then has its own."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_secrets": {"()": "withdrawal.discretion.NoSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers would mail or repeat; ours is the one place.
    "loggers": {"django": {"handlers": [], "propagate": True, "level": "WARNING"}},
}
