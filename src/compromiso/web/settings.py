"""Settings for one institution's server; everything that differs comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from compromiso.web import surroundings
from compromiso.web.surroundings import LOOPBACK, database, hosts, secret_key, var_directory

VAR = var_directory()
SECRET_KEY = secret_key(VAR)
DEBUG = os.environ.get("COMPROMISO_DEBUG", "") == "1"
READ_ONLY = os.environ.get("COMPROMISO_READ_ONLY", "") not in {"", "0"}
ALLOWED_HOSTS = hosts()
ONLY_THIS_MACHINE = set(ALLOWED_HOSTS) <= {*LOOPBACK}

AUTH_USER_MODEL = "register.Account"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "ninja",
    "compromiso.register",
    "compromiso.web",
    "compromiso.web.ui",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "compromiso.web.refusals.RefusalMiddleware",
    "compromiso.web.access.AccessMiddleware",
]
ROOT_URLCONF = "compromiso.web.urls"
WSGI_APPLICATION = "compromiso.web.wsgi.application"

_WEB = Path(__file__).parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "compromiso.web.access.person",
            ],
            "builtins": ["compromiso.web.ui.templatetags.cutting"],
        },
    },
]

DATABASES = {"default": database(VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("pt", "Português"), ("en", "English")]
LOCALE_PATHS = [_WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [_WEB / "ui" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *surroundings.form_targets()],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if ONLY_THIS_MACHINE else 365 * 24 * 3600  # said over https only
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "compromiso.web.pages.about.errors.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ONLY_THIS_MACHINE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # an OpenID provider leads back to us from its own site
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ALLAUTH_TRUSTED_PROXY_COUNT = surroundings.proxies()
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
    },
    "rates": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "rates",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
API_REQUESTS_A_MINUTE = surroundings.api_requests()
JOB_DAYS = surroundings.job_days()
PUBLIC_ADDRESS = surroundings.address()
globals().update(surroundings.mail())

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "compromiso.web.pages.account.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "home"

_ACCOUNT = "compromiso.web.pages.account"
ACCOUNT_ADAPTER = f"{_ACCOUNT}.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": f"{_ACCOUNT}.forms.SignIn",
    "change_password": f"{_ACCOUNT}.forms.ChangePassword",
    "reset_password": f"{_ACCOUNT}.forms.AskForPassword",
    "reset_password_from_key": f"{_ACCOUNT}.forms.NewPassword",
    "reauthenticate": f"{_ACCOUNT}.forms.ConfirmPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation has proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600

MFA_ADAPTER = f"{_ACCOUNT}.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Compromiso"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ONLY_THIS_MACHINE
MFA_FORMS = {
    "authenticate": f"{_ACCOUNT}.forms.GiveCode",
    "reauthenticate": f"{_ACCOUNT}.forms.ConfirmCode",
    "activate_totp": f"{_ACCOUNT}.forms.ConnectApp",
    "add_webauthn": f"{_ACCOUNT}.forms.AddPasskey",
    "edit_webauthn": f"{_ACCOUNT}.forms.RenamePasskey",
}

SOCIALACCOUNT_ADAPTER = f"{_ACCOUNT}.adapters.OpenIdAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": surroundings.openid()}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
