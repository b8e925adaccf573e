"""The workplace of the editors: the website itself, and who may do what there.

Wagtail keeps rights in groups. They follow from the memberships: nobody is put in a group by hand.
"""

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie

from ..models import Organisatiepagina, Organisaties, Startpagina
from ..rechten import MODERATOREN, is_van_de_hele_regio

REDACTIE, MODERATIE, VAN_ORGANISATIE = "Redactie", "Moderatie", "Redactie van "
SCHRIJVEN = ("add", "change")
PUBLICEREN = ("publish", "lock", "unlock", "bulk_delete")
BEELDEN = ("add_image", "choose_image")


@transaction.atomic
def richt_website_in() -> Startpagina:
    """Make sure that there is a start page, groups for whoever writes, and an approval before publication.

    Safe to run again; what Wagtail brings as an example goes away. Returns the start page.
    """
    Locale.objects.get_or_create(language_code="nl")
    start = Startpagina.objects.first() or _nieuwe_startpagina()
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != start.pk:
        oud, site.root_page = site.root_page_id, start
        site.hostname, site.site_name = "localhost", "De website"
        site.save()
        Page.objects.filter(pk=oud, depth=2).not_exact_type(Startpagina).delete()
    _verwijder_voorbeelden()
    _geef(_groep(REDACTIE), start, SCHRIJVEN)
    _geef(_groep(MODERATIE), start, SCHRIJVEN + PUBLICEREN)
    _groep(MODERATIE).permissions.add(*Permission.objects.filter(content_type__app_label="wagtailredirects"))
    _zorg_voor_goedkeuring(start)
    stem_redactie_af()
    return start


def _nieuwe_startpagina() -> Startpagina:
    wortel = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    zin = "Het loket helpt u verder, van de eerste vraag tot een plek op een school."
    return wortel.add_child(
        instance=Startpagina(title="Werken in het onderwijs", slug="start", samenvatting=zin)
    )


def _verwijder_voorbeelden() -> None:
    """Wagtail's own groups and workflow: nobody's rights come from them here."""
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()


def _groep(naam: str) -> Group:
    """The group with this name, which may enter the workplace and use images."""
    groep, nieuw = Group.objects.get_or_create(name=naam)
    if nieuw:
        groep.permissions.add(Permission.objects.get(codename="access_admin"))
        verzameling = Collection.get_first_root_node() or Collection.add_root(name="Root")
        for recht in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=BEELDEN):
            GroupCollectionPermission.objects.create(group=groep, collection=verzameling, permission=recht)
    return groep


def _geef(groep: Group, bladzijde: Page, soorten: tuple[str, ...]) -> None:
    """Let the group do this with the page and everything under it."""
    for recht in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{soort}_page" for soort in soorten]
    ):
        GroupPagePermission.objects.get_or_create(group=groep, page_id=bladzijde.pk, permission=recht)


def _zorg_voor_goedkeuring(start: Startpagina) -> None:
    """What an editor hands in is approved by a moderator."""
    if WorkflowPage.objects.filter(page=start).exists():
        return
    taak, _ = GroupApprovalTask.objects.get_or_create(name="Goedkeuring door de programmaleider")
    taak.groups.set([_groep(MODERATIE)])
    stroom, _ = Workflow.objects.get_or_create(name="Goedkeuring")
    WorkflowTask.objects.get_or_create(workflow=stroom, task=taak)
    WorkflowPage.objects.create(workflow=stroom, page=start)


@transaction.atomic
def stem_rechten_af(gebruiker: Gebruiker) -> None:
    """Put the user in exactly the groups that follow from the memberships in force today."""
    if not Startpagina.objects.exists():
        return
    groepen = {groep for lid in gebruiker.lidmaatschappen.nu() if (groep := _groep_van(lid))}
    eigen = gebruiker.groups.filter(name__in=[REDACTIE, MODERATIE])
    eigen |= gebruiker.groups.filter(name__startswith=VAN_ORGANISATIE)
    if set(eigen) != groepen:
        gebruiker.groups.remove(*eigen)
        gebruiker.groups.add(*groepen)


def stem_redactie_af() -> None:
    """The same for everybody who writes, may publish, or did: memberships begin and end with the day."""
    schrijvers = Lidmaatschap.objects.filter(rol__in=[Rol.REDACTEUR, *MODERATOREN])
    for gebruiker in Gebruiker.objects.filter(pk__in=schrijvers.values("gebruiker")).order_by("pk"):
        stem_rechten_af(gebruiker)


def _groep_van(lid: Lidmaatschap) -> Group | None:
    """The group that this membership puts somebody in, if any."""
    if lid.rol in MODERATOREN:
        return _groep(MODERATIE)
    if lid.rol != Rol.REDACTEUR:
        return None
    if is_van_de_hele_regio(lid.organisatie):
        return _groep(REDACTIE)
    groep = _groep(f"{VAN_ORGANISATIE}{lid.organisatie.code}")
    if bladzijde := _bladzijde_van(lid.organisatie):
        _geef(groep, bladzijde, SCHRIJVEN)
    return groep


def _bladzijde_van(organisatie: Organisatie) -> Organisatiepagina | None:
    """The page of the organisation; a draft when there is none yet, nothing without a place to put it."""
    bestaand = Organisatiepagina.objects.filter(organisatie=organisatie).first()
    lijst = Organisaties.objects.first()
    if bestaand or not lijst:
        return bestaand
    return lijst.add_child(
        instance=Organisatiepagina(
            title=organisatie.naam,
            slug=slugify(organisatie.code),
            organisatie=organisatie,
            samenvatting=f"{organisatie.naam} in de regio.",
            live=False,
        )
    )


def publiceer_gepland() -> None:
    """Publish what editors planned for by now, and take offline what they planned to end. Safe to run twice."""
    call_command("publish_scheduled", verbosity=0)
