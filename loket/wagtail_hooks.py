"""What the editors' workplace leaves out: what belongs to the portal itself."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

WEG_UIT_INSTELLINGEN = {"users", "groups", "workflow-tasks"}


@hooks.register("construct_settings_menu")
def zonder_accounts(request, menu_items):
    """Accounts and groups follow from the roles; see acties.redactie."""
    menu_items[:] = [punt for punt in menu_items if punt.name not in WEG_UIT_INSTELLINGEN]


@hooks.register("construct_main_menu")
def zonder_documenten(request, menu_items):
    """Nothing here shows a document of Wagtail, and its help is about other sites; the manual is docs/beheer."""
    menu_items[:] = [punt for punt in menu_items if punt.name not in ("documents", "help")]


@hooks.register("construct_help_menu")
def zonder_hulp_van_elders(request, menu_items):
    """What is behind the menu of help leads away from the portal."""
    menu_items[:] = []


@hooks.register("insert_global_admin_js")
def kiezers_onder_streng_beleid():
    """Start the fields that choose a page or an image; see static/bron/redactie.js."""
    return format_html('<script src="{}"></script>', static("redactie.js"))
