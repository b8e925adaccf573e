"""A vacancy, and the questions that are asked about vacancies."""

import re
from datetime import date

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from loket.keuzes import Bevoegdheid, Vak
from onderwijsregio.organisaties.keuzes import Dag, Functie, Rol, Sector

from ..keuzes import (
    VACATURE_OVERGANGEN,
    Aanleiding,
    Contractvorm,
    Dagdeel,
    Niveau,
    Noodoplossing,
    Schaal,
    Uitkomst,
    Vacaturestatus,
)
from .sollicitatie import Sollicitatie

#: Hours a week of a full-time job in the collective agreements of primary and secondary education.
UREN_PER_FTE = 40
#: Not published (yet): what only the board itself sees.
BINNEN_HET_BESTUUR = (
    Vacaturestatus.CONCEPT,
    Vacaturestatus.TER_CONTROLE,
    Vacaturestatus.GEPLAND,
    Vacaturestatus.VERBORGEN,
)
#: What no reference may be: under a board's vacancies the API has these addresses itself.
EIGEN_ADRES = re.compile(r"reeks|.*/(publiceren|sluiten)")


def keur_kenmerk(kenmerk: str) -> None:
    """A board's reference stands in an address of the API, as it is; a slash between two parts of it may be.

    Raises ValidationError for what a program on the way would make another address of.
    """
    leeg = any(not deel.strip(" .") for deel in kenmerk.split("/"))
    if leeg or kenmerk != kenmerk.strip() or not kenmerk.isprintable():
        raise ValidationError(
            "Schrijf een kenmerk met gewone tekens. Begin en eindig niet met een spatie of een schuine streep, "
            "en zet geen twee schuine strepen bij elkaar."
        )
    if EIGEN_ADRES.fullmatch(kenmerk):
        raise ValidationError("Kies een ander kenmerk: dit woord gebruikt de koppeling zelf.")


class VacatureQuerySet(models.QuerySet):
    def open(self):
        """Published and not past their closing date: what a visitor finds."""
        return self.filter(status=Vacaturestatus.GEPUBLICEERD, sluit_op__gte=timezone.localdate())

    def als_kaart(self):
        """Only what a card shows: the texts and the search index of each vacancy stay where they are."""
        return self.select_related("school").only(
            "titel",
            "sector",
            "dagdeel",
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
            return self.filter(gepubliceerd_op__isnull=False)
        eigen = Sollicitatie.objects.filter(vacature=OuterRef("pk"), kandidaat__gebruiker=gebruiker.pk)
        gezien = openbaar | Exists(eigen)
        if gebruiker.heeft_rol(Rol.HR):
            gezien |= Q(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.filter(gezien)

    def verlopen(self, dag=None):
        """Published, but past their closing date on `dag` (default today)."""
        return self.filter(status=Vacaturestatus.GEPUBLICEERD, sluit_op__lt=dag or timezone.localdate())

    def te_publiceren(self, dag=None):
        """Planned for `dag` (default today) or before."""
        return self.filter(status=Vacaturestatus.GEPLAND, publiceer_op__lte=dag or timezone.localdate())

    def ongewijzigd_sinds(self, dag):
        """Open, and neither published nor confirmed after `dag`."""
        return self.open().filter(
            Q(vernieuwd_op__lte=dag) | Q(vernieuwd_op__isnull=True, gepubliceerd_op__date__lte=dag)
        )

    def verborgen(self):
        """The hidden shortage: work that is done by a makeshift, whatever became of it since."""
        return self.exclude(noodoplossing="").filter(
            status__in=[Vacaturestatus.VERBORGEN, Vacaturestatus.GESLOTEN]
        )

    def te_beheren_door(self, gebruiker):
        """The vacancies that this user may write: those of the own board, as HR."""
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(organisatie=gebruiker.lidmaatschap.organisatie_id)
        return self.none()


@pghistory.track(exclude=["zoekvector", "geschreven_in"])
class Vacature(models.Model):
    """Vacancy (*vacature*): a job that a board offers at one or more of its schools; closed with its outcome.

    `school` is where somebody begins; `ook_op` are other schools, `hele_bestuur` says that it is for all.
    A hidden vacancy (*verborgen vacature*) is work that a makeshift does (`noodoplossing`): it is
    registered so that the region can count it, and never published.

    `sluit_op_was` is the closing date of the board itself, for a vacancy that nobody confirmed and that went off
    the website before that day.
    """

    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="vacatures")
    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="vacatures")
    titel = models.CharField(max_length=120)
    functie = models.CharField(max_length=20, choices=Functie, default=Functie.LEERKRACHT)
    sector = models.CharField(max_length=3, choices=Sector)
    vak = models.CharField(max_length=16, choices=Vak, blank=True)
    niveaus = ArrayField(models.CharField(max_length=4, choices=Niveau), default=list, blank=True)
    groepen = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    ook_op = models.ManyToManyField("organisaties.School", blank=True, related_name="+")
    hele_bestuur = models.BooleanField("voor alle scholen van het bestuur", default=False)
    omschrijving = models.TextField()
    bevoegdheid = models.CharField(
        "gevraagde bevoegdheid", max_length=14, choices=Bevoegdheid, default=Bevoegdheid.PABO
    )
    dagen = ArrayField(models.CharField(max_length=2, choices=Dag), verbose_name="werkdagen")
    dagdeel = models.CharField("deel van de dag", max_length=7, choices=Dagdeel, default=Dagdeel.HEEL)
    fte_min = models.DecimalField("fte vanaf", max_digits=3, decimal_places=2)
    fte_max = models.DecimalField("fte tot en met", max_digits=3, decimal_places=2)
    open_voor_zij_instroom = models.BooleanField("open voor zij-instromers", default=False)
    open_voor_herintreders = models.BooleanField("open voor wie terugkomt in het onderwijs", default=False)
    open_voor_starters = models.BooleanField("open voor startende leraren", default=False)
    open_voor_studenten = models.BooleanField("open voor studenten", default=False)
    contract = models.CharField(max_length=10, choices=Contractvorm, default=Contractvorm.VAST)
    contract_tot = models.DateField("tot en met", null=True, blank=True)
    schaal = models.CharField(max_length=3, choices=Schaal, blank=True)
    salaris_van = models.DecimalField("salaris vanaf", max_digits=7, decimal_places=2, null=True, blank=True)
    salaris_tot = models.DecimalField("salaris tot", max_digits=7, decimal_places=2, null=True, blank=True)
    aanleiding = models.CharField(max_length=8, choices=Aanleiding, blank=True)
    afwijking = models.TextField("waarom anders dan de regio afsprak", blank=True)
    noodoplossing = models.CharField(max_length=12, choices=Noodoplossing, blank=True)
    kenmerk = models.CharField("eigen kenmerk", max_length=40, blank=True, validators=[keur_kenmerk])
    start_op = models.DateField("begint op")
    sluit_op = models.DateField("reageren kan tot en met")
    contactnaam = models.CharField("wie kan ik bellen", max_length=80)
    contacttelefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    salaris = models.CharField("wat verdient iemand", max_length=120, blank=True)
    begeleiding = models.TextField("hoe wordt een nieuwe collega begeleid", blank=True)
    team = models.TextField("met wie werkt iemand samen", blank=True)
    werkdag = models.TextField("hoe ziet een dag eruit", blank=True)
    meelopen = models.BooleanField("een dagdeel meelopen kan", default=False)
    status = models.CharField(max_length=12, choices=Vacaturestatus, default=Vacaturestatus.CONCEPT)
    uitkomst = models.CharField(max_length=14, choices=Uitkomst, blank=True, default="")
    gemaakt_door = models.ForeignKey("organisaties.Gebruiker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now, editable=False)
    publiceer_op = models.DateField(null=True, blank=True)
    controle_gevraagd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    controle_opmerking = models.TextField(blank=True)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    vernieuwd_op = models.DateField(null=True, blank=True)
    vernieuwen_gevraagd_op = models.DateField(null=True, blank=True, editable=False)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    verlopen_gemeld_op = models.DateField(null=True, blank=True, editable=False)
    sluit_op_was = models.DateField(null=True, blank=True, editable=False)
    geschreven_in = models.BigIntegerField(default=0, editable=False, db_index=True)
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
            models.CheckConstraint(
                condition=~Q(status="gepland") | Q(publiceer_op__isnull=False),
                name="vacature_gepland_heeft_dag",
            ),
            models.CheckConstraint(
                condition=~Q(status="ter_controle") | Q(controle_gevraagd_door__isnull=False),
                name="vacature_ter_controle_van_iemand",
            ),
            models.CheckConstraint(
                condition=~Q(status="verborgen") | ~Q(noodoplossing=""),
                name="vacature_verborgen_met_noodoplossing",
                violation_error_message="Kies hoe het werk nu is opgelost.",
            ),
            models.CheckConstraint(
                condition=Q(noodoplossing="") | Q(gepubliceerd_op__isnull=True),
                name="vacature_verborgen_nooit_gepubliceerd",
                violation_error_message="Een verborgen vacature komt niet op de website.",
            ),
            models.CheckConstraint(
                condition=Q(contract_tot__isnull=True)
                | Q(contract__in=["uitzicht", "tijdelijk", "vervanging"], contract_tot__gte=F("start_op")),
                name="vacature_contract_eindigt_na_begin",
                violation_error_message="Alleen een tijdelijke baan heeft een einddatum, na de eerste werkdag.",
            ),
            models.CheckConstraint(
                condition=Q(salaris_van__isnull=True, salaris_tot__isnull=True)
                | Q(salaris_van__gt=0, salaris_tot__isnull=False, salaris_tot__gte=F("salaris_van")),
                name="vacature_salaris_van_laag_naar_hoog",
                violation_error_message="Vul een laagste en een hoogste bedrag in, van laag naar hoog.",
            ),
            models.CheckConstraint(
                condition=Q(groepen__contained_by=[1, 2, 3, 4, 5, 6, 7, 8]),
                name="vacature_groepen_1_tot_8",
                violation_error_message="Een groep is er een van 1 tot en met 8.",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "kenmerk"],
                condition=~Q(kenmerk=""),
                name="vacature_kenmerk_uniek_in_bestuur",
                violation_error_message="Uw bestuur heeft al een vacature met dit kenmerk.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="vacature_status",
                field="status",
                transitions=VACATURE_OVERGANGEN,
            ),
            # In which transaction the row was written last: so the search index knows what it has not read yet.
            pgtrigger.Trigger(
                name="vacature_geschreven_in",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="NEW.geschreven_in = pg_current_xact_id()::text::bigint; RETURN NEW;",
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("vacatures:vacature", args=[self.pk])

    @property
    def is_verborgen(self) -> bool:
        """Work that a makeshift does: never to be published."""
        return bool(self.noodoplossing)

    @property
    def is_te_publiceren(self) -> bool:
        """Whether somebody of the board can still bring it on the website."""
        return self.status == Vacaturestatus.CONCEPT and not self.is_verborgen

    @property
    def uren(self) -> tuple[int, int]:
        """The fewest and the most hours a week, rounded to whole ones."""
        return round(self.fte_min * UREN_PER_FTE), round(self.fte_max * UREN_PER_FTE)

    @property
    def open_voor(self) -> list[str]:
        """For whom this job is open besides who is qualified and experienced, in words."""
        woorden = {
            "zij-instromers": self.open_voor_zij_instroom,
            "wie terugkomt in het onderwijs": self.open_voor_herintreders,
            "startende leraren": self.open_voor_starters,
            "studenten": self.open_voor_studenten,
        }
        return [woord for woord, geldt in woorden.items() if geldt]

    @property
    def niveaus_in_woorden(self) -> str:
        return ", ".join(Niveau(niveau).label for niveau in self.niveaus)

    @property
    def is_verlopen(self) -> bool:
        """Still published, but applying is no longer possible."""
        return self.status == Vacaturestatus.GEPUBLICEERD and self.sluit_op < timezone.localdate()

    @property
    def verschijnt_op(self) -> date | None:
        """The day to come on which it was planned to appear; None when there is no waiting for one."""
        return self.publiceer_op if self.publiceer_op and self.publiceer_op > timezone.localdate() else None

    @property
    def was_openbaar(self) -> bool:
        """Whether everybody could read it once: an address that is known outside, also when it closed."""
        return self.gepubliceerd_op is not None

    @property
    def is_open(self) -> bool:
        return self.status == Vacaturestatus.GEPUBLICEERD and self.sluit_op >= timezone.localdate()


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class OokOp(Vacature.ook_op.through):
    """School where a vacancy is too (*ook op*): the rows behind `Vacature.ook_op`, for their history."""

    class Meta:
        proxy = True
        verbose_name = "ook op deze school"
        verbose_name_plural = "ook op deze scholen"
