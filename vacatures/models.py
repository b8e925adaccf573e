"""Vacancies of the region's boards, internship places, and who applied."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from loket.keuzes import Bevoegdheid
from onderwijsregio.kern.afstand import afstand_km
from onderwijsregio.organisaties.keuzes import Dag, Functie, Rol, Sector

from .keuzes import Opleidingssoort, Sollicitatiestatus, Uitkomst, Vacaturestatus


class VacatureQuerySet(models.QuerySet):
    def open(self):
        """Published and not past their closing date: what a visitor finds."""
        return self.filter(status=Vacaturestatus.GEPUBLICEERD, sluit_op__gte=timezone.localdate())

    def zoek(self, tekst: str):
        """Vacancies that match all words of `tekst` in Dutch, the best first."""
        vraag = SearchQuery(tekst, config="dutch", search_type="websearch")
        return (
            self.filter(zoekvector=vraag)
            .annotate(rang=SearchRank(F("zoekvector"), vraag))
            .order_by("-rang", "pk")
        )

    def binnen(self, *, lat: float, lon: float, km: int):
        """Vacancies at most `km` kilometres from a point, annotated with `afstand` in km, nearest first."""
        return (
            self.annotate(afstand=afstand_km(lat=lat, lon=lon, veld="school__gebied"))
            .filter(afstand__lte=km)
            .order_by("afstand", "pk")
        )

    def als_kaart(self):
        """Only what a card shows: the texts and the search index of each vacancy stay where they are."""
        return self.select_related("school").only(
            "titel",
            "sector",
            "fte_min",
            "fte_max",
            "open_voor_zij_instroom",
            "sluit_op",
            "school__naam",
            "school__plaats",
        )

    def zichtbaar_voor(self, gebruiker):
        """Open vacancies are public.

        A board's HR also sees its own drafts and closed ones, the loket the closed ones of all boards,
        and a candidate the ones they applied for.
        """
        openbaar = Q(status=Vacaturestatus.GEPUBLICEERD, sluit_op__gte=timezone.localdate())
        if not gebruiker.is_authenticated:
            return self.filter(openbaar)
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self.exclude(status=Vacaturestatus.CONCEPT)
        eigen = Sollicitatie.objects.filter(vacature=OuterRef("pk"), kandidaat__gebruiker=gebruiker.pk)
        gezien = openbaar | Exists(eigen)
        if gebruiker.heeft_rol(Rol.HR):
            gezien |= Q(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.filter(gezien)

    def verlopen(self, dag=None):
        """Published, but past their closing date on `dag` (default today)."""
        return self.filter(status=Vacaturestatus.GEPUBLICEERD, sluit_op__lt=dag or timezone.localdate())

    def te_beheren_door(self, gebruiker):
        """The vacancies that this user may write: those of the own board, as HR."""
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


@pghistory.track(exclude=["zoekvector"])
class Vacature(models.Model):
    """Vacancy (*vacature*): a job that a board offers at one of its schools; closed with its outcome."""

    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="vacatures")
    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="vacatures")
    titel = models.CharField(max_length=120)
    functie = models.CharField(max_length=20, choices=Functie, default=Functie.LEERKRACHT)
    sector = models.CharField(max_length=3, choices=Sector)
    omschrijving = models.TextField()
    bevoegdheid = models.CharField(
        "gevraagde bevoegdheid", max_length=14, choices=Bevoegdheid, default=Bevoegdheid.PABO
    )
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag), verbose_name="werkdagen")
    fte_min = models.DecimalField("fte vanaf", max_digits=3, decimal_places=2)
    fte_max = models.DecimalField("fte tot en met", max_digits=3, decimal_places=2)
    open_voor_zij_instroom = models.BooleanField("open voor zij-instromers", default=False)
    start_op = models.DateField("begint op")
    sluit_op = models.DateField("reageren kan tot en met")
    contactnaam = models.CharField("wie kan ik bellen", max_length=80)
    contacttelefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    salaris = models.CharField("wat verdient iemand", max_length=120, blank=True)
    begeleiding = models.TextField("hoe wordt een nieuwe collega begeleid", blank=True)
    meelopen = models.BooleanField("een dagdeel meelopen kan", default=False)
    status = models.CharField(max_length=12, choices=Vacaturestatus, default=Vacaturestatus.CONCEPT)
    uitkomst = models.CharField(max_length=14, choices=Uitkomst, blank=True, default="")
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now, editable=False)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    verlopen_gemeld_op = models.DateField(null=True, blank=True, editable=False)
    zoekvector = models.GeneratedField(
        expression=SearchVector("titel", weight="A", config="dutch")
        + SearchVector("omschrijving", weight="B", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = VacatureQuerySet.as_manager()

    class Meta:
        verbose_name = "vacature"
        verbose_name_plural = "vacatures"
        ordering = ["-gepubliceerd_op", "-pk"]
        indexes = [GinIndex(fields=["zoekvector"]), models.Index(fields=["status", "sluit_op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(fte_min__gt=0, fte_max__lte=1, fte_min__lte=F("fte_max")),
                name="vacature_fte_klopt",
                violation_error_message="Fte ligt boven 0 en is hoogstens 1; van laag naar hoog.",
            ),
            models.CheckConstraint(
                condition=Q(status="gesloten", gesloten_op__isnull=False) & ~Q(uitkomst="")
                | ~Q(status="gesloten") & Q(uitkomst="", gesloten_op__isnull=True),
                name="vacature_gesloten_met_uitkomst",
                violation_error_message="Een gesloten vacature heeft een uitkomst.",
            ),
            models.CheckConstraint(
                condition=~Q(status="gepubliceerd") | Q(gepubliceerd_op__isnull=False),
                name="vacature_gepubliceerd_heeft_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="vacature_status",
                field="status",
                transitions=[
                    ("concept", "gepubliceerd"),
                    ("concept", "gesloten"),
                    ("gepubliceerd", "gesloten"),
                ],
            )
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("vacatures:vacature", args=[self.pk])

    @property
    def is_verlopen(self) -> bool:
        """Still published, but applying is no longer possible."""
        return self.status == Vacaturestatus.GEPUBLICEERD and self.sluit_op < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.status == Vacaturestatus.GEPUBLICEERD and self.sluit_op >= timezone.localdate()


class Stageplaats(models.Model):
    """Internship place (*stageplaats*): how many students of a kind a school can receive in a school year."""

    school = models.ForeignKey("organisaties.School", models.CASCADE, related_name="stageplaatsen")
    schooljaar = models.PositiveSmallIntegerField(help_text="het jaar waarin het schooljaar begint")
    soort = models.CharField(max_length=10, choices=Opleidingssoort)
    plaatsen = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "stageplaats"
        verbose_name_plural = "stageplaatsen"
        ordering = ["school__naam", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "schooljaar", "soort"], name="stageplaats_een_per_soort"
            )
        ]

    def __str__(self):
        return f"{self.school}, {self.get_soort_display()}"


class SollicitatieQuerySet(models.QuerySet):
    def open(self):
        """Applications that have not come to an end."""
        return self.filter(status__in=[Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD])

    def zichtbaar_voor(self, gebruiker):
        """The candidate, HR of the vacancy's board, and the loket."""
        if gebruiker.heeft_rol(Rol.MAKELAAR):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(eigen | Q(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id))
        return self.filter(eigen)

    def documenten_voor(self, gebruiker) -> Q:
        """The documents that this user reads through an application: HR of the board it was sent to."""
        if not gebruiker.heeft_rol(Rol.HR):
            return Q(pk__in=[])
        gezien = self.filter(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id)
        gezien = gezien.exclude(status=Sollicitatiestatus.INGETROKKEN)
        return Q(pk__in=gezien.values("documenten"))


class Sollicitatie(models.Model):
    """Application (*sollicitatie*): a candidate wants this job; the board answers."""

    vacature = models.ForeignKey(Vacature, models.PROTECT, related_name="sollicitaties")
    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="sollicitaties")
    motivatie = models.TextField()
    documenten = models.ManyToManyField("loket.Document", blank=True, related_name="sollicitaties")
    status = models.CharField(max_length=12, choices=Sollicitatiestatus, default=Sollicitatiestatus.VERZONDEN)
    antwoord = models.TextField(blank=True)
    verzonden_op = models.DateTimeField(default=timezone.now)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = SollicitatieQuerySet.as_manager()

    class Meta:
        verbose_name = "sollicitatie"
        verbose_name_plural = "sollicitaties"
        ordering = ["verzonden_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "kandidaat"],
                name="sollicitatie_een_per_vacature",
                violation_error_message="U hebt al op deze vacature gereageerd.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["verzonden", "ingetrokken"]) | Q(beantwoord_op__isnull=False),
                name="sollicitatie_antwoord_heeft_datum",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="sollicitatie_status",
                field="status",
                transitions=[
                    ("verzonden", "uitgenodigd"),
                    ("verzonden", "aangenomen"),
                    ("verzonden", "afgewezen"),
                    ("verzonden", "ingetrokken"),
                    ("uitgenodigd", "aangenomen"),
                    ("uitgenodigd", "afgewezen"),
                    ("uitgenodigd", "ingetrokken"),
                ],
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} – {self.vacature}"

    def get_absolute_url(self):
        return reverse("vacatures:sollicitatie", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in (Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD)
