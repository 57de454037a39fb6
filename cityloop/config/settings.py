"""Django settings, from one typed environment. See `env.py` for what may be set."""

from pathlib import Path

from cityloop.config import env as environment
from cityloop.web import DIST

ENV = environment.read()

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.trusted_origins

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ninja",
    "cityloop.core",
    "cityloop.people",
    "cityloop.places",
    "cityloop.catalog",
    "cityloop.cases",
    "cityloop.evaluation",
    "cityloop.intake",
    "cityloop.api",
    "cityloop.backoffice",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cityloop.api.errors.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cityloop.config.urls"
WSGI_APPLICATION = "cityloop.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": environment.database(ENV)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.home / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = ENV.media
FACTS_ROOT = ENV.home / "facts"  # counted from the record, may be thrown away at any time
FACTS_SECONDS = ENV.facts_seconds
WHITENOISE_USE_FINDERS = True
# The built console; its file names carry a digest of their content, so browsers may keep them for good.
STATICFILES_DIRS = [("console/assets", DIST / "assets")] if (DIST / "assets").is_dir() else []
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/console/assets/.+-[\w-]{8}\.\w+$"
LOCALE_PATHS: list[Path] = []

# A photo may be large, a JSON body never is; uploads are streamed to disk and limited by kind.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The back office's skin; everything it loads is served from here.
UNFOLD = {
    "SITE_TITLE": "城市闭环 应用维护",
    "SITE_HEADER": "城市闭环",
    "SITE_SUBHEADER": "应用维护",
    "SITE_URL": None,
    "SITE_SYMBOL": "cycle",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": f"{STATIC_URL}backoffice/favicon.svg"}
    ],
    "SHOW_VIEW_ON_SITE": False,
    "BORDER_RADIUS": "4px",
    "DASHBOARD_CALLBACK": "cityloop.backoffice.dashboard.context",
    "LOGIN": {"form": "cityloop.backoffice.login.LoginForm"},
    "SIDEBAR": {"navigation": "cityloop.backoffice.navigation.groups"},
    "COLORS": {
        "primary": {
            "50": "#eff6ff",
            "100": "#dbeafe",
            "200": "#bfdbfe",
            "300": "#93c5fd",
            "400": "#60a5fa",
            "500": "#3b82f6",
            "600": "#1d5fd0",
            "700": "#1d4ed8",
            "800": "#1e40af",
            "900": "#1e3a8a",
            "950": "#172554",
        }
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
