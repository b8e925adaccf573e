"""Pages that editors write. Everything here is public once it is published; a draft is seen in /cms/ only."""

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from onderwijsregio.kern import menu
from onderwijsregio.organisaties.keuzes import SOORTEN_IN_MEERVOUD, Sector
from onderwijsregio.organisaties.models import Bron, Organisatie, School, Thema

from ..keuzes import Regelingonderwerp
from .blokken import Inhoud, Menuthema, Vragen
from .route import Route


class Bladzijde(Page):
    """Page (*bladzijde*): what all pages have in common."""

    samenvatting = models.CharField(
        max_length=300, help_text="Een of twee zinnen: onder de kop, op kaartjes en in zoekmachines"
    )
    inhoud = StreamField(Inhoud(required=False), blank=True, verbose_name="tekst")
    bronnen = ParentalManyToManyField(Bron, blank=True, related_name="+")

    content_panels = [*Page.content_panels, FieldPanel("samenvatting"), FieldPanel("inhoud")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], "Vindbaarheid"
        ),
        FieldPanel("bronnen"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("samenvatting", boost=2),
        index.SearchField("inhoud"),
    ]
    private_page_options = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def adres(self) -> str:
        """Where the page is, from the root of the website."""
        return adres_van(self)

    @property
    def omschrijving(self) -> str:
        """What a search engine shows under the title."""
        return self.search_description or self.samenvatting

    def get_context(self, request, *args, **kwargs):
        voorouders = self.get_ancestors().filter(depth__gt=2)
        return super().get_context(request, *args, **kwargs) | {
            "voorouders": [(ouder.title, adres_van(ouder)) for ouder in voorouders],
        }


def adres_van(bladzijde: Page) -> str:
    """The address of any page: the website begins at depth 2, and its first part is the start page's own."""
    return "/" + bladzijde.url_path.split("/", 2)[2]


def verwijzingen(links) -> list[dict]:
    """The links of a theme that lead somewhere: not to a page that is gone or not published."""
    regels = []
    for link in links:
        bladzijde = link["bladzijde"]
        if bladzijde and bladzijde.live:
            regels.append({"tekst": link["tekst"] or bladzijde.title, "url": adres_van(bladzijde)})
        elif link["naar"]:
            regels.append({"tekst": link["tekst"], "url": link["naar"]})
    return regels


class Startpagina(Bladzijde):
    """Start page (*startpagina*): what editors write on the home page, and the menu of the website."""

    thema = StreamField(
        [("thema", Menuthema())],
        blank=True,
        verbose_name="menu",
        help_text="Vier tot zes; sleep om te ordenen",
    )
    uitgelicht = StreamField(
        [("bladzijde", PageChooserBlock(["loket.Artikel", "loket.Verhaal"]))],
        blank=True,
        max_num=3,
        help_text="Hooguit drie; leeg: het nieuwste",
    )

    content_panels = [
        *Bladzijde.content_panels[:2],
        FieldPanel("thema"),
        FieldPanel("uitgelicht"),
        FieldPanel("inhoud"),
    ]
    template = "loket/home.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "startpagina"

    @classmethod
    def huidige(cls) -> "Startpagina":
        """What is published; without editors, a page that says the least."""
        return cls.objects.live().first() or cls(title="Werken in het onderwijs")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return {
            "page": self,
            "themablokken": self.menu(),
            "routes": Route.objects.all()[:6],
            "uitgelicht": self.uitgelichte_bladzijden(),
            "themas": Thema.objects.all(),
            "blokken": menu.blokken(request, "home"),
        }

    def menu(self) -> list[dict]:
        """The themes in their order, as dicts with `titel`, `tekst` and `links` (tekst and url)."""
        themas = [blok.value for blok in self.thema]
        return [
            {"titel": thema["titel"], "tekst": thema["tekst"], "links": verwijzingen(thema["links"])}
            for thema in themas
        ]

    def uitgelichte_bladzijden(self) -> list[Bladzijde]:
        """The stories and news that editors chose, or else the newest of both."""
        gekozen = [blok.value for blok in self.uitgelicht if blok.value and blok.value.live]
        if gekozen:
            return [bladzijde.specific for bladzijde in gekozen]
        return [*Verhaal.objects.live()[:2], *Artikel.objects.live()[:1]]


class Informatiepagina(Bladzijde):
    """Information page (*informatiepagina*): a text, with the pages under it."""

    template = "loket/bladzijden/informatie.html"
    parent_page_types = ["loket.Startpagina", "loket.Informatiepagina", "loket.Organisatiepagina"]

    class Meta:
        verbose_name = "informatiepagina"
        verbose_name_plural = "informatiepagina's"

    def get_context(self, request, *args, **kwargs):
        onderliggend = self.get_children().live().specific()
        return super().get_context(request, *args, **kwargs) | {"onderliggend": onderliggend}


class Lijst(Bladzijde):
    """What the lists of news, stories, arrangements and organisations have in common."""

    parent_page_types = ["loket.Startpagina"]
    max_count = 1

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"rijen": self.rijen()}


class Artikelen(Lijst):
    """News (*nieuws*): the list of articles."""

    template = "loket/bladzijden/artikelen.html"
    subpage_types = ["loket.Artikel"]

    class Meta:
        verbose_name = "nieuws"

    def rijen(self):
        return Artikel.objects.live().child_of(self)


class ArtikelManager(Page.objects.__class__):
    def get_queryset(self):
        return super().get_queryset().order_by("-datum", "-pk")


class Artikel(Bladzijde):
    """Article (*artikel*): a piece of news."""

    datum = models.DateField(default=timezone.localdate)
    beeld = models.ForeignKey("loket.Beeld", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ArtikelManager()

    content_panels = [
        *Bladzijde.content_panels[:2], FieldPanel("datum"), FieldPanel("beeld"), FieldPanel("inhoud"),
    ]  # fmt: skip
    template = "loket/bladzijden/artikel.html"
    parent_page_types = ["loket.Artikelen"]
    subpage_types = []

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"


class Verhalen(Lijst):
    """Stories (*verhalen*): the list of them."""

    template = "loket/bladzijden/verhalen.html"
    subpage_types = ["loket.Verhaal"]

    class Meta:
        verbose_name = "verhalen"

    def rijen(self):
        return Verhaal.objects.live().child_of(self).prefetch_related("routes").order_by("path")


class Verhaal(Bladzijde):
    """Story (*verhaal*) of somebody who works in education, and the route they took."""

    wie = models.CharField(max_length=120, help_text="Zoals: Samira, zij-instromer op een basisschool")
    routes = ParentalManyToManyField(Route, blank=True, related_name="verhalen")
    sector = models.CharField(max_length=3, choices=Sector, blank=True)
    verzonnen = models.BooleanField("de persoon is verzonnen", default=False)
    beeld = models.ForeignKey("loket.Beeld", models.SET_NULL, null=True, blank=True, related_name="+")

    content_panels = [
        *Bladzijde.content_panels[:2], FieldPanel("wie"), FieldPanel("routes"), FieldPanel("sector"),
        FieldPanel("verzonnen"), FieldPanel("beeld"), FieldPanel("inhoud"),
    ]  # fmt: skip
    template = "loket/bladzijden/verhaal.html"
    parent_page_types = ["loket.Verhalen"]
    subpage_types = []

    class Meta:
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"


class Vragenpagina(Bladzijde):
    """Frequently asked questions (*veelgestelde vragen*)."""

    vragen = StreamField(Vragen())

    content_panels = [*Bladzijde.content_panels[:2], FieldPanel("vragen")]
    search_fields = [*Bladzijde.search_fields, index.SearchField("vragen")]
    template = "loket/bladzijden/vragen.html"
    parent_page_types = ["loket.Startpagina", "loket.Informatiepagina", "loket.Organisatiepagina"]
    subpage_types = []

    class Meta:
        verbose_name = "veelgestelde vragen"
        verbose_name_plural = "veelgestelde vragen"


class Regelingen(Lijst):
    """Local arrangements (*regelingen*): the list of them."""

    template = "loket/bladzijden/regelingen.html"
    subpage_types = ["loket.Regeling"]

    class Meta:
        verbose_name = "regelingen"

    def rijen(self):
        return Regeling.objects.live().child_of(self).geldig()


class RegelingQuerySet(Page.objects.get_queryset().__class__):
    def geldig(self):
        """Arrangements that have not ended, by subject."""
        vandaag = timezone.localdate()
        return self.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=vandaag)).order_by(
            "onderwerp", "path"
        )


class Regeling(Bladzijde):
    """Arrangement (*regeling*) of the region: an allowance, an agreement about salary, help with a house."""

    onderwerp = models.CharField(max_length=10, choices=Regelingonderwerp)
    voor_wie = models.CharField("voor wie?", max_length=300)
    bedrag = models.CharField("hoeveel?", max_length=200, blank=True)
    aanvragen = models.CharField("hoe vraagt u het aan?", max_length=300, blank=True)
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)

    objects = Page.objects.__class__.from_queryset(RegelingQuerySet)()

    content_panels = [
        *Bladzijde.content_panels[:2], FieldPanel("onderwerp"), FieldPanel("voor_wie"), FieldPanel("bedrag"),
        FieldPanel("aanvragen"), FieldPanel("geldig_tot"), FieldPanel("inhoud"),
    ]  # fmt: skip
    search_fields = [*Bladzijde.search_fields, index.SearchField("voor_wie")]
    template = "loket/bladzijden/regeling.html"
    parent_page_types = ["loket.Regelingen"]
    subpage_types = []

    class Meta:
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"


class Routepaginas(Lijst):
    """The ways into education (*routes*): what editors write above the list of them."""

    template = "loket/routes.html"
    subpage_types = ["loket.Routepagina"]

    class Meta:
        verbose_name = "routes"

    def rijen(self):
        return Route.objects.all()


class Routepagina(Bladzijde):
    """Page of a route (*routepagina*): what editors tell beside the facts, which come from the region's file.

    It stands at the address of its route: its slug is the code of the route.
    """

    route = models.OneToOneField(Route, models.PROTECT, related_name="bladzijde")

    content_panels = [*Bladzijde.content_panels[:2], FieldPanel("route"), FieldPanel("inhoud")]
    template = "loket/route.html"
    parent_page_types = ["loket.Routepaginas"]
    subpage_types = []

    class Meta:
        verbose_name = "pagina van een route"
        verbose_name_plural = "pagina's van routes"

    def full_clean(self, *args, **kwargs):
        if self.route_id:
            self.slug = self.route.code
        super().full_clean(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"route": self.route}


class Organisaties(Lijst):
    """The organisations of the region: the list of their pages."""

    template = "loket/bladzijden/organisaties.html"
    subpage_types = ["loket.Organisatiepagina"]

    class Meta:
        verbose_name = "organisaties"

    def rijen(self):
        gepubliceerd = Organisatiepagina.objects.live().child_of(self).select_related("organisatie")
        op_soort = {soort: [] for soort in SOORTEN_IN_MEERVOUD}
        for bladzijde in gepubliceerd.order_by("title"):
            op_soort[bladzijde.organisatie.soort].append(bladzijde)
        return [
            (SOORTEN_IN_MEERVOUD[soort], bladzijden) for soort, bladzijden in op_soort.items() if bladzijden
        ]


class Organisatieformulier(WagtailAdminPageForm):
    """Whose page it is, is for who writes for the whole region; a board's editor only has their own board."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.parent_page.permissions_for_user(self.for_user).can_edit():
            eigen = Organisatie.objects.filter(pk=self.instance.organisatie_id)
            self.fields["organisatie"].queryset = eigen


class Organisatiepagina(Bladzijde):
    """Page of an organisation (*organisatiepagina*): who they are, and what one comes to them for."""

    organisatie = models.OneToOneField(Organisatie, models.PROTECT, related_name="bladzijde")

    base_form_class = Organisatieformulier
    content_panels = [*Bladzijde.content_panels[:2], FieldPanel("organisatie"), FieldPanel("inhoud")]
    template = "loket/bladzijden/organisatie.html"
    parent_page_types = ["loket.Organisaties"]
    subpage_types = ["loket.Informatiepagina", "loket.Vragenpagina", "loket.Schoolpagina"]

    class Meta:
        verbose_name = "pagina van een organisatie"
        verbose_name_plural = "pagina's van organisaties"

    def get_context(self, request, *args, **kwargs):
        scholen = School.objects.zichtbaar_voor(request.user).open().filter(bestuur=self.organisatie_id)
        return super().get_context(request, *args, **kwargs) | {
            "scholen": scholen,
            "onderliggend": self.get_children().live().specific(),
        }


class Schoolformulier(WagtailAdminPageForm):
    """A board writes about its own schools."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        organisatie = self.parent_page.specific.organisatie_id
        self.fields["school"].queryset = School.objects.open().filter(bestuur=organisatie)


class Schoolpagina(Bladzijde):
    """Page of a school (*schoolpagina*): what a board tells about one of its schools.

    It is read on the page of the school itself, beside the facts; its own address leads there.
    """

    school = models.OneToOneField(School, models.PROTECT, related_name="bladzijde")

    base_form_class = Schoolformulier
    content_panels = [*Bladzijde.content_panels[:2], FieldPanel("school"), FieldPanel("inhoud")]
    template = "loket/bladzijden/school.html"
    parent_page_types = ["loket.Organisatiepagina"]
    subpage_types = []

    class Meta:
        verbose_name = "pagina van een school"
        verbose_name_plural = "pagina's van scholen"

    @property
    def adres(self) -> str:
        return self.school.get_absolute_url()

    def get_url_parts(self, request=None):
        parts = super().get_url_parts(request)
        return parts and (*parts[:2], self.adres)

    def serve(self, request: HttpRequest, *args, **kwargs):
        return redirect(self.adres)
