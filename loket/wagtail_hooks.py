"""What the editors' workplace leaves out: what belongs to the portal itself, or to another editor."""

from django.db.models import Q
from django.http import Http404
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

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


@hooks.register("construct_reports_menu")
def zonder_telling_per_soort(request, menu_items):
    """It names the page of each kind that was written last, whoever wrote it; see `middleware.NIET_HIER`."""
    menu_items[:] = [punt for punt in menu_items if punt.name != "page-types-usage"]


@hooks.register("construct_page_chooser_queryset")
def kiest_uit_wat_er_staat(pages, request):
    """A link leads to what is on the website, or to a page that this editor writes: no draft of another board."""
    eigen = page_permission_policy.explorable_instances(request.user)
    te_zien = Q(live=True) | Q(pk__in=eigen.values("pk"))
    onder = request.resolver_match.kwargs.get("parent_page_id")
    if onder and not Page.objects.filter(te_zien, pk=onder).exists():
        raise Http404
    return pages.filter(te_zien)


@hooks.register("insert_global_admin_js")
def kiezers_onder_streng_beleid():
    """Start the fields that choose a page or an image; see static/bron/redactie.js."""
    return format_html('<script src="{}"></script>', static("redactie.js"))
