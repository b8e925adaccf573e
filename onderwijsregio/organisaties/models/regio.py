"""The region, its organisations and schools."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from ..keuzes import Meetstatus, Opleidingsstatus, Organisatiesoort, Sector, Stemregel


class Bron(models.Model):
    """Source (*bron*): the document or file that a figure or fact comes from."""

    code = models.SlugField(unique=True)
    titel = models.CharField(max_length=200)
    uitgever = models.CharField(max_length=200, blank=True)
    datum = models.DateField(null=True, blank=True)
    omschrijving = models.TextField(blank=True)

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["titel"]

    def __str__(self):
        return self.titel


class Regio(models.Model):
    """Region (*onderwijsregio*): the one region that this installation serves."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    code = models.SlugField()
    naam = models.CharField(max_length=120)
    inleiding = models.TextField(blank=True)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list)
    gemeenten = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    themawoord = models.CharField(max_length=20, default="thema", help_text="thema, domein of pijler")
    stemregels = ArrayField(
        models.CharField(max_length=10, choices=Stemregel),
        default=list,
        help_text="Manieren van besluiten, in de volgorde waarin de regio ze probeert",
    )
    vervangingspool = models.BooleanField(default=False)
    lesaanbod = models.BooleanField(default=False, help_text="vakmensen van buiten geven lessen op scholen")
    lesaanbod_uren = models.PositiveSmallIntegerField(
        default=22,
        validators=[MinValueValidator(1)],
        help_text="hoeveel uur onderwijstijd per maand een school zo mag invullen",
    )
    penvoerder = models.ForeignKey("Organisatie", models.PROTECT, null=True, blank=True, related_name="+")
    loket = models.ForeignKey("Organisatie", models.PROTECT, null=True, blank=True, related_name="+")
    loketnaam = models.CharField(max_length=80, default="het loket")
    huisstijl = models.SlugField(default="neutraal")
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    reactietermijn_werkdagen = models.PositiveSmallIntegerField(default=2)
    bewaartermijn_maanden = models.PositiveSmallIntegerField(
        default=24,
        validators=[MinValueValidator(1)],
        help_text="na het laatste contact met een kandidaat",
    )

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="er_is_een_regio")]

    def __str__(self):
        return self.naam


class Buurregio(models.Model):
    """Neighbouring region (*buurregio*): where another region begins, and where one can go there."""

    naam = models.CharField(max_length=80, unique=True)
    gemeenten = ArrayField(models.CharField(max_length=80), help_text="de gemeenten waar zij begint")
    lat = models.FloatField(validators=[MinValueValidator(50), MaxValueValidator(54)])
    lon = models.FloatField(validators=[MinValueValidator(3), MaxValueValidator(8)])
    website = models.URLField(blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "buurregio"
        verbose_name_plural = "buurregio's"
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__range=(50, 54), lon__range=(3, 8)),
                name="buurregio_ligt_in_nederland",
                violation_error_message="Dit punt ligt niet in Nederland.",
            ),
        ]

    def __str__(self):
        return self.naam


class Thema(models.Model):
    """Theme (*thema*, *domein* or *pijler*): how the region groups its work."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=160)
    omschrijving = models.TextField(blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["volgorde"]

    def __str__(self):
        return self.naam


class OrganisatieQuerySet(models.QuerySet):
    def besturen(self):
        """The organisations that employ people at schools."""
        return self.filter(soort__in=[Organisatiesoort.SCHOOLBESTUUR, Organisatiesoort.MBO])

    def naamloos(self):
        """Boards that an import made from a number alone; an administrator still has to say who they are."""
        return self.filter(naam__startswith=f"{Organisatie.NAAMLOOS} ", bevoegd_gezag__isnull=False)

    def met_open_scholen(self):
        """The boards of schools that have not been closed."""
        return self.filter(pk__in=School.objects.open().values("bestuur"))

    def zichtbaar_voor(self, gebruiker):
        """Organisations are public: everybody sees all of them."""
        return self


@pghistory.track()
class Organisatie(models.Model):
    """Organisation (*organisatie*): a school board, institute, municipality or other partner."""

    #: How a board is called of which an import knows no more than its number.
    NAAMLOOS = "Bevoegd gezag"

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=160)
    soort = models.CharField(max_length=20, choices=Organisatiesoort)
    bevoegd_gezag = models.CharField(
        "nummer bevoegd gezag (DUO)",
        max_length=6,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^\d{5,6}$", "Een bevoegdgezagnummer heeft vijf of zes cijfers.")],
    )
    website = models.URLField(blank=True)
    toelichting = models.TextField(blank=True)
    leerlingen = models.PositiveIntegerField(null=True, blank=True)
    leerlingen_peildatum = models.DateField(null=True, blank=True)
    leerlingen_status = models.CharField(max_length=12, choices=Meetstatus, default=Meetstatus.NIET_GEMETEN)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = [Lower("naam")]
        constraints = [
            models.CheckConstraint(
                condition=Q(leerlingen__isnull=True) ^ Q(leerlingen_status__in=["gemeten", "voorbeeld"]),
                name="organisatie_leerlingen_en_status",
                violation_error_message="Een aantal leerlingen hoort bij de status gemeten of voorbeeld.",
            )
        ]

    def __str__(self):
        return self.naam

    @property
    def is_naamloos(self) -> bool:
        """Whether an import made it from a number alone."""
        return self.bevoegd_gezag is not None and self.naam.startswith(f"{self.NAAMLOOS} ")


class Partnerschap(models.Model):
    """Partnership (*partnerschap*): training schools and institutes that train together."""

    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    sectoren = ArrayField(models.CharField(max_length=3, choices=Sector), default=list, blank=True)
    instituten = models.ManyToManyField(Organisatie, blank=True, related_name="partnerschappen")
    scholen = models.ManyToManyField("School", blank=True, related_name="partnerschappen")

    class Meta:
        verbose_name = "partnerschap"
        verbose_name_plural = "partnerschappen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Postcodegebied(models.Model):
    """Postcode area (*postcodegebied*): the four digits of a postcode, with a point on the map (WGS 84)."""

    pc4 = models.CharField(max_length=4, primary_key=True)
    plaats = models.CharField(max_length=80)
    gemeente = models.CharField(max_length=80, blank=True)
    wijk = models.CharField(max_length=80, blank=True)
    lat = models.DecimalField(
        max_digits=8, decimal_places=6, validators=[MinValueValidator(50), MaxValueValidator(54)]
    )
    lon = models.DecimalField(
        max_digits=8, decimal_places=6, validators=[MinValueValidator(3), MaxValueValidator(8)]
    )
    bron = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "postcodegebied"
        verbose_name_plural = "postcodegebieden"
        ordering = ["pc4"]
        constraints = [
            models.CheckConstraint(condition=Q(pc4__regex=r"^[1-9]\d{3}$"), name="pc4_is_vier_cijfers"),
            models.CheckConstraint(
                condition=Q(lat__range=(50, 54), lon__range=(3, 8)),
                name="postcodegebied_ligt_in_nederland",
                violation_error_message="Dit punt ligt niet in Nederland.",
            ),
        ]

    def __str__(self):
        return f"{self.pc4} {self.plaats}"


class SchoolQuerySet(models.QuerySet):
    def open(self):
        """Schools that have not been closed."""
        return self.filter(gesloten_op__isnull=True)

    def zichtbaar_voor(self, gebruiker):
        """Schools are public: everybody sees all of them."""
        return self


class School(models.Model):
    """School (*school*, *vestiging*): one location, with its BRIN and location number.

    A school without BRIN is one of the demo's invented ones. A closed school stays, with its date.
    """

    bestuur = models.ForeignKey(Organisatie, models.PROTECT, related_name="scholen")
    brin = models.CharField(max_length=4, blank=True)
    vestiging = models.CharField("vestigingsnummer", max_length=2, blank=True)
    naam = models.CharField(max_length=160)
    sector = models.CharField(max_length=3, choices=Sector)
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=40, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    gemeente = models.CharField(max_length=80, blank=True)
    wijk = models.CharField(max_length=80, blank=True)
    gebied = models.ForeignKey(
        Postcodegebied,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="scholen",
        help_text="geeft het punt",
    )
    denominatie = models.CharField(max_length=80, blank=True)
    onderwijsstructuur = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    website = models.CharField(max_length=200, blank=True)
    schoolweging = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    leerlingen = models.PositiveIntegerField(null=True, blank=True)
    leerlingen_peildatum = models.DateField(null=True, blank=True)
    leerlingen_status = models.CharField(max_length=12, choices=Meetstatus, default=Meetstatus.NIET_GEMETEN)
    opleidingsstatus = models.CharField(
        max_length=16, choices=Opleidingsstatus, default=Opleidingsstatus.GEEN
    )
    gesloten_op = models.DateField(null=True, blank=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = "school"
        verbose_name_plural = "scholen"
        ordering = [Lower("naam"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["brin", "vestiging"],
                condition=~Q(brin=""),
                name="school_brin_en_vestiging_uniek",
                violation_error_message="Er is al een school met dit BRIN- en vestigingsnummer.",
            ),
            models.CheckConstraint(
                condition=Q(brin="", vestiging="")
                | Q(brin__regex=r"^\d{2}[A-Z]{2}$", vestiging__regex=r"^[0-9A-Z]{2}$"),
                name="school_brin_heeft_vorm",
                violation_error_message="Een BRIN is twee cijfers en twee letters, een vestiging uit twee.",
            ),
            models.CheckConstraint(
                condition=Q(leerlingen__isnull=True) ^ Q(leerlingen_status__in=["gemeten", "voorbeeld"]),
                name="school_leerlingen_en_status",
                violation_error_message="Een aantal leerlingen hoort bij de status gemeten of voorbeeld.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("organisaties:school", args=[self.pk])

    @property
    def pc4(self) -> str:
        return self.postcode[:4]

    @property
    def website_url(self) -> str:
        """The website as a link; DUO publishes it without scheme."""
        if not self.website or self.website.lower().startswith(("http://", "https://")):
            return self.website
        return f"https://{self.website}"

    @property
    def waar(self) -> str:
        """Neighbourhood and place as one reads them, each once."""
        return ", ".join(dict.fromkeys(deel for deel in (self.wijk, self.plaats) if deel))
