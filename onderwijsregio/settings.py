"""Settings: one file, everything that differs per installation comes from the environment.

Without DATABASE_URL the installation is *local*: it uses the embedded servers of DATA_DIR, makes its
own secret, and may be a demo. With DATABASE_URL it is production: every secret must be given, and the
start refuses with a clear message when one is missing (see docs/beheer/productie.md).
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
import structlog
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

from onderwijsregio.kern import servers
from onderwijsregio.kern.log import verberg_sleutels

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

LOKAAL = not env.str("DATABASE_URL", "")
DATA_DIR = (BASE_DIR / env.str("DATA_DIR", ".data")).resolve()
DEBUG = False
DEMO = env.bool("DEMO", LOKAAL)

if env.bool("DEBUG", False):
    raise ImproperlyConfigured("DEBUG staat aan. Het portaal start nooit met DEBUG; haal de variabele weg.")
if DEMO and not LOKAAL:
    raise ImproperlyConfigured(
        "DEMO kan alleen zonder DATABASE_URL: demo-accounts hebben een bekend wachtwoord."
    )


def verplicht(naam: str) -> str:
    """Value of an environment variable that production cannot do without.

    Raises ImproperlyConfigured with a Dutch sentence that names the variable.
    """
    if waarde := env.str(naam, ""):
        return waarde
    raise ImproperlyConfigured(
        f"{naam} ontbreekt. Zet deze variabele in de omgeving; zie docs/beheer/productie.md."
    )


if LOKAAL:
    _adressen = servers.adressen(DATA_DIR)
    SECRET_KEY = servers.eigen_geheim(DATA_DIR)
    DATABASE_URL, BROKER_URL, CACHE_URL = _adressen.database_url, _adressen.broker_url, _adressen.cache_url
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
    MEDIA_ROOT = DATA_DIR / "bestanden"
    ADRES = f"http://127.0.0.1:{env.int('PORT', 8000)}"
    EMAIL_URL = env.str("EMAIL_URL", f"filemail:///{DATA_DIR / 'mail'}")
else:
    SECRET_KEY = verplicht("SECRET_KEY")
    SECRET_KEY_FALLBACKS = [vorig] if (vorig := env.str("SECRET_KEY_VORIG", "")) else []
    DATABASE_URL = verplicht("DATABASE_URL")
    BROKER_URL = CACHE_URL = verplicht("REDIS_URL")
    ALLOWED_HOSTS = [naam.strip() for naam in verplicht("ALLOWED_HOSTS").split(",")]
    MEDIA_ROOT = Path(verplicht("MEDIA_DIR"))
    ADRES = f"https://{ALLOWED_HOSTS[0]}"
    EMAIL_URL = verplicht("EMAIL_URL")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_structlog",
    "pghistory",
    "pgtrigger",
    "modelcluster",
    "post_office",
    "rules",
    "taggit",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",  # who may do everything sees a link to it
    "wagtail.users",
    "wagtail.documents",  # the workplace cannot do without; there are no documents here
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    # The region itself and the journey, from what knows least to what knows most.
    "onderwijsregio.kern",
    "onderwijsregio.organisaties",
    "loket",
    "vacatures",
    "matching",
    "begeleiding",
    "monitoring",
    "governance",
    "demo",
]

MIDDLEWARE = [
    "onderwijsregio.kern.middleware.ZonderNul",
    "loket.middleware.werkplek_van_de_redactie",
    "onderwijsregio.kern.geheugen.Geheugen",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "onderwijsregio.kern.middleware.InloggenVerplicht",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onderwijsregio.kern.middleware.Verzoeklog",
    "pghistory.middleware.HistoryMiddleware",
    "onderwijsregio.organisaties.middleware.lidmaatschap",
    "onderwijsregio.organisaties.middleware.tweede_factor",
    "onderwijsregio.kern.middleware.leg_uit_waar_niets_te_lezen_is",
    "loket.middleware.AlleenRedactie",
    "vacatures.middleware.neem_bewaarde_vacatures_over",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "onderwijsregio.kern.eenmaal.Eenmaal",
]

ROOT_URLCONF = "onderwijsregio.urls"
WSGI_APPLICATION = "onderwijsregio.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "onderwijsregio.organisaties.context.regio",
                "loket.context.website",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        # Without this the client tries ten times, and whoever waits for the page waits with it.
        "OPTIONS": {"retry": Retry(NoBackoff(), 0), "socket_connect_timeout": 1, "socket_timeout": 1},
    },
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# How long a public page is remembered for visitors without cookies, see docs/adr/0011. 0: not at all.
ONTHOUD_SECONDEN = env.int("ONTHOUD_SECONDEN", 30)

# Jobs -------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # its lines are ours as well: see LOGGING
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE = {
    "mail": {"task": "onderwijsregio.kern.tasks.verstuur_mail", "schedule": 60},
    "post": {"task": "onderwijsregio.kern.tasks.ruim_post_op", "schedule": crontab(hour=3, minute=20)},
    "sessies": {"task": "onderwijsregio.kern.tasks.ruim_sessies_op", "schedule": crontab(hour=3, minute=30)},
    "bewaarde_bestanden": {
        "task": "onderwijsregio.kern.tasks.ruim_bewaarde_bestanden_op",
        "schedule": crontab(minute="*/15"),
    },
    "inzendingen": {
        "task": "onderwijsregio.kern.tasks.ruim_inzendingen_op",
        "schedule": crontab(hour=3, minute=35),
    },
    "grafieken": {"task": "onderwijsregio.kern.tasks.teken_wachtende_grafieken", "schedule": 60},
    "matchrondes": {"task": "matching.tasks.hervat_matchrondes", "schedule": 60},
    "rapportages": {"task": "governance.tasks.hervat_rapportages", "schedule": 60},
    "vacatures": {"task": "vacatures.tasks.sluit_verlopen", "schedule": crontab(hour=0, minute=15)},
    "vacatures_gepland": {"task": "vacatures.tasks.publiceer_geplande", "schedule": crontab(minute=5)},
    "vervanging": {"task": "vacatures.tasks.bewaak_vervanging", "schedule": crontab(minute="*/15")},
    "vacatures_vers": {"task": "vacatures.tasks.bewaak_versheid", "schedule": crontab(hour=6, minute=30)},
    "sollicitaties": {
        "task": "vacatures.tasks.bewaak_sollicitaties",
        "schedule": crontab(hour=7, minute=5, day_of_week="mon-fri"),
    },
    "sollicitatiegesprekken": {
        "task": "vacatures.tasks.herinner_aan_gesprekken",
        "schedule": crontab(hour="9-19", minute=15),
    },
    "zoekopdrachten": {"task": "vacatures.tasks.vind_en_mail", "schedule": 60},
    "zoekopdrachten_inhalen": {"task": "vacatures.tasks.haal_zoekopdrachten_in", "schedule": 60},
    "zoekopdrachten_bewaken": {
        "task": "vacatures.tasks.bewaak_zoekopdrachten",
        "schedule": crontab(hour=8, minute=10),
    },
    "stages": {
        "task": "vacatures.tasks.bewaak_stages",
        "schedule": crontab(hour=7, minute=30, day_of_week="mon-fri"),
    },
    "stages_opruimen": {"task": "vacatures.tasks.ruim_stages_op", "schedule": crontab(hour=3, minute=55)},
    "lessen": {"task": "vacatures.tasks.bewaak_lessen", "schedule": crontab(hour=7, minute=40)},
    "vacatureimports": {"task": "vacatures.tasks.ruim_imports_op", "schedule": crontab(hour=3, minute=55)},
    "rollen": {"task": "loket.tasks.draag_stappen_over", "schedule": crontab(hour=0, minute=20)},
    "verlopen_stappen": {
        "task": "loket.tasks.meld_verlopen_stappen",
        "schedule": crontab(hour=7, minute=0, day_of_week="mon-fri"),
    },
    "agenda_herinneren": {
        "task": "loket.tasks.herinner_aan_agenda",
        "schedule": crontab(hour="9-19", minute=5),
    },
    "agenda_nazorg": {"task": "loket.tasks.geef_nazorg", "schedule": crontab(hour="9-21", minute=35)},
    "meelopen": {
        "task": "loket.tasks.bewaak_meelopen",
        "schedule": crontab(hour=7, minute=10, day_of_week="mon-fri"),
    },
    "bladzijden": {"task": "loket.tasks.publiceer_gepland", "schedule": 60},
    "redactie": {"task": "loket.tasks.stem_redactie_af", "schedule": crontab(hour=0, minute=5)},
    "vragen": {
        "task": "loket.tasks.bewaak_vragen",
        "schedule": crontab(hour="7-16", minute=20, day_of_week="mon-fri"),
    },
    "kandidatenimports": {"task": "loket.tasks.hervat_imports", "schedule": 60},
    "kandidatenimports_opruimen": {
        "task": "loket.tasks.ruim_imports_op",
        "schedule": crontab(hour=3, minute=50),
    },
    "bewaren": {
        "task": "loket.tasks.begin_bewaarronde",
        "schedule": crontab(hour=4, minute=0, day_of_week="sun"),
    },
}

# People -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisaties.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "onderwijsregio.organisaties.forms.wachtwoord.MinimaleLengte", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisaties:thuis"
LOGOUT_REDIRECT_URL = "loket:home"

ACCOUNT_ADAPTER = "onderwijsregio.organisaties.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "onderwijsregio.organisaties.forms.Registratie"
ACCOUNT_FORMS = {
    "change_password": "onderwijsregio.organisaties.forms.wachtwoord.NieuwWachtwoord",
    "set_password": "onderwijsregio.organisaties.forms.wachtwoord.EersteWachtwoord",
    "reset_password_from_key": "onderwijsregio.organisaties.forms.wachtwoord.Wachtwoordherstel",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if LOKAAL else "https"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ADAPTER = "onderwijsregio.organisaties.adapter.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {}
OIDC_HERKOMST = []
if _oidc := env.str("OIDC_SERVER_URL", ""):
    OIDC_HERKOMST = ["{0.scheme}://{0.netloc}".format(urlsplit(_oidc))]
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": env.str("OIDC_NAAM", "uw organisatie"),
                "client_id": verplicht("OIDC_CLIENT_ID"),
                "secret": verplicht("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": _oidc},
            }
        ],
    }
MFA_ADAPTER = "onderwijsregio.organisaties.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Onderwijsregio"

# Safety -----------------------------------------------------------------------------------------------

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOKAAL
SECURE_HSTS_SECONDS = 0 if LOKAAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOKAAL
SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^gereed/$"]
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [ADRES]
CSRF_FAILURE_VIEW = "onderwijsregio.kern.views.csrf_mislukt"
X_FRAME_OPTIONS = "DENY"
PROXY_AANTAL = env.int("PROXY_AANTAL", 0)
if PROXY_AANTAL:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_AANTAL
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        # A browser also applies this to the redirect that follows the login form: single sign-on.
        "form-action": [SELF, *OIDC_HERKOMST],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Mail: every message is a row first ---------------------------------------------------------------------

EMAIL_CONFIG = env.email_url_config(EMAIL_URL)
EMAIL_BACKEND = "post_office.EmailBackend"
POST_OFFICE = {
    "BACKENDS": {"default": EMAIL_CONFIG["EMAIL_BACKEND"]},
    "DEFAULT_PRIORITY": "medium",
    "MAX_RETRIES": 5,
    "RETRY_INTERVAL": timedelta(minutes=5),
    "CELERY_ENABLED": False,
    "MESSAGE_ID_ENABLED": True,
    # In the order in which they were written: a cancellation never before the appointment.
    "SENDING_ORDER": ["-priority", "pk"],
    "THREADS_PER_PROCESS": 1,
}
EMAIL_FILE_PATH = EMAIL_CONFIG.get("EMAIL_FILE_PATH")
for _naam in (
    "EMAIL_HOST",
    "EMAIL_PORT",
    "EMAIL_HOST_USER",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_USE_TLS",
    "EMAIL_USE_SSL",
):
    if _naam in EMAIL_CONFIG:
        globals()[_naam] = EMAIL_CONFIG[_naam]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = "loket@voorbeeld.test" if LOKAAL else verplicht("STANDAARD_AFZENDER")

# Files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static" / "gebouwd"]
STATIC_ROOT = (DATA_DIR if LOKAAL else BASE_DIR) / "statisch"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "beelden": {"BACKEND": "onderwijsregio.kern.opslag.Beeldopslag"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Language ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# What editors write --------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Redactie"
WAGTAILADMIN_BASE_URL = ADRES
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"}
}
WAGTAILIMAGES_IMAGE_MODEL = "loket.Beeld"
WAGTAILIMAGES_IMAGE_FORM_BASE = "loket.forms.beelden.Beeldformulier"
WAGTAILIMAGES_RENDITION_STORAGE = "beelden"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024 * 1024
# A photo on a page stays within what is left of 100 kB; see `artikel.eerste_bezoek_kb` of the benchmark.
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY = 40, 60
WAGTAILEMBEDS_FINDERS = []
# Accounts are the portal's own; nothing is asked of a server elsewhere.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# Logs: events with fields, never the content of a form or a search, nor the key in an address -------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regels": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                verberg_sleutels,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            "foreign_pre_chain": [
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso"),
            ],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regels"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django_structlog": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
