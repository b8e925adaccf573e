"""Who applied for a vacancy, and what the board answered."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from loket.models import Kandidaat
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol

from ..keuzes import (
    FASEN,
    NIET_GEVRAAGD,
    OPEN,
    SOLLICITATIE_OVERGANGEN,
    Afwijsreden,
    Sollicitatiestatus,
)
from . import profiel

#: Working days within which a board answers, and after which the loket asks in the candidate's place.
ANTWOORD_WERKDAGEN = 10
LOKET_WERKDAGEN = 20


def antwoord_uiterlijk():
    """The last day of the board's term for what is sent today."""
    return plus_werkdagen(timezone.localdate(), ANTWOORD_WERKDAGEN)


def loket_vanaf():
    """The day on which the loket takes up what is sent today and was not answered."""
    return plus_werkdagen(timezone.localdate(), LOKET_WERKDAGEN)


class SollicitatieQuerySet(models.QuerySet):
    def open(self):
        """Applications that have not come to an end."""
        return self.filter(status__in=OPEN)

    def aangeboden(self):
        """The board offered the job, and the candidate did not say yes or no yet."""
        return self.filter(status=Sollicitatiestatus.AANGEBODEN)

    def lopende_mensen(self):
        """The candidates who have an application under way."""
        return Kandidaat.objects.filter(pk__in=self.open().values("kandidaat"))

    def besturen_van(self, kandidaat):
        """Numbers of the boards where this candidate has an application under way."""
        return self.open().filter(kandidaat=kandidaat).values_list("vacature__organisatie", flat=True)

    def onbeantwoord(self):
        """Applications that nobody answered: the candidate still waits for a first word."""
        return self.filter(status=Sollicitatiestatus.VERZONDEN)

    def zichtbaar_voor(self, gebruiker):
        """The candidate, HR of the vacancy's board, and the loket."""
        if gebruiker.heeft_rol(Rol.MAKELAAR):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR):
            return self.filter(eigen | Q(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id))
        return self.filter(eigen)

    def te_behandelen_door(self, gebruiker):
        """The applications that this HR colleague handles: those of the board, never the own one."""
        if not gebruiker.heeft_rol(Rol.HR):
            return self.none()
        bij_ons = self.filter(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id)
        return bij_ons.exclude(kandidaat__gebruiker=gebruiker.pk)

    def aan_het_werk_gezien_door(self, gebruiker):
        """What somebody reads at work: HR what they handle, the loket everything; never the own one."""
        if gebruiker.heeft_rol(Rol.MAKELAAR):
            return self.exclude(kandidaat__gebruiker=gebruiker.pk)
        return self.te_behandelen_door(gebruiker)

    def documenten_voor(self, gebruiker) -> Q:
        """The documents that this user reads through an application: HR of the board it was sent to."""
        if not gebruiker.heeft_rol(Rol.HR):
            return Q(pk__in=[])
        gezien = self.filter(vacature__organisatie=gebruiker.lidmaatschap.organisatie_id)
        gezien = gezien.exclude(status=Sollicitatiestatus.INGETROKKEN)
        return Q(pk__in=gezien.values("documenten"))


class Sollicitatie(models.Model):
    """Application (*sollicitatie*): a candidate wants this job; the board answers.

    `profiel` is what the board reads about the candidate, as it was when it was sent. `gelezen_op` is when
    the board opened it first: from then on what was written stands. `eerste_antwoord_op` is when the
    candidate got the first invitation, offer or no; `beantwoord_op` when the last. `loket_mag_helpen_op`
    says since when the loket may help when it comes to nothing, `doorgegeven_op` that it was asked to.
    """

    vacature = models.ForeignKey("vacatures.Vacature", models.PROTECT, related_name="sollicitaties")
    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="sollicitaties")
    motivatie = models.TextField()
    documenten = models.ManyToManyField("loket.Document", blank=True, related_name="sollicitaties")
    profiel = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=12, choices=Sollicitatiestatus, default=Sollicitatiestatus.VERZONDEN)
    antwoord = models.TextField(blank=True)
    reden = models.CharField(
        "reden van de afwijzing",
        max_length=14,
        choices=[*Afwijsreden.choices, (NIET_GEVRAAGD, "niet gevraagd")],
        blank=True,
    )
    verzonden_op = models.DateTimeField(default=timezone.now)
    antwoord_uiterlijk = models.DateField(default=antwoord_uiterlijk)
    loket_vanaf = models.DateField(default=loket_vanaf, editable=False)
    gelezen_op = models.DateTimeField(null=True, blank=True)
    eerste_antwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    herinnerd_op = models.DateField(null=True, blank=True, editable=False)
    te_laat_gemeld_op = models.DateField(null=True, blank=True, editable=False)
    loket_op = models.DateField("opgepakt door het loket op", null=True, blank=True, editable=False)
    loket_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    loket_mag_helpen_op = models.DateTimeField(null=True, blank=True)
    doorgegeven_op = models.DateTimeField("doorgegeven aan het loket op", null=True, blank=True)
    doorgegeven_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SollicitatieQuerySet.as_manager()

    class Meta:
        verbose_name = "sollicitatie"
        verbose_name_plural = "sollicitaties"
        ordering = ["verzonden_op"]
        indexes = [models.Index(fields=["status", "antwoord_uiterlijk"])]
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
            models.CheckConstraint(
                condition=Q(status__in=["verzonden", "ingetrokken"])
                | Q(eerste_antwoord_op__isnull=False, eerste_antwoord_op__lte=F("beantwoord_op")),
                name="sollicitatie_eerste_antwoord_voor_het_laatste",
            ),
            models.CheckConstraint(
                condition=Q(status="afgewezen") & ~Q(reden="") | ~Q(status="afgewezen") & Q(reden=""),
                name="sollicitatie_afgewezen_met_reden",
                violation_error_message="Kies waarom u deze kandidaat afwijst.",
            ),
            models.CheckConstraint(
                condition=Q(doorgegeven_op__isnull=True)
                | Q(status="afgewezen", loket_mag_helpen_op__isnull=False),
                name="sollicitatie_doorgegeven_met_toestemming",
                violation_error_message="Dit kan alleen na een afwijzing, als de kandidaat het goedvindt.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="sollicitatie_status", field="status", transitions=SOLLICITATIE_OVERGANGEN)
        ]

    def __str__(self):
        return f"{self.kandidaat} – {self.vacature}"

    def get_absolute_url(self):
        return reverse("vacatures:sollicitatie", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_te_wijzigen(self) -> bool:
        """Whether the candidate may still change what was sent: as long as nobody read it."""
        return self.status == Sollicitatiestatus.VERZONDEN and self.gelezen_op is None

    @property
    def is_te_laat(self) -> bool:
        """The board's term has passed without a word."""
        return self.status == Sollicitatiestatus.VERZONDEN and self.antwoord_uiterlijk < timezone.localdate()

    @property
    def is_van_student(self) -> bool:
        """Whether an institute told that the candidate is still learning; when not, nobody knows for sure."""
        return self.kandidaat.stagestudenten.nog_in_opleiding().exists()

    @property
    def verbergt_zich(self) -> bool:
        """Whether the candidate hides from the board: that sees this application, and not the person."""
        return self.kandidaat.afschermingen.filter(organisatie=self.vacature.organisatie_id).exists()

    @property
    def is_door_te_geven(self) -> bool:
        """Whether the loket may be asked to go on with this candidate."""
        mag = self.status == Sollicitatiestatus.AFGEWEZEN and self.loket_mag_helpen_op is not None
        return mag and self.doorgegeven_op is None

    @property
    def fase(self) -> str:
        """The stage in the pipeline of the board, in its words."""
        return FASEN[Sollicitatiestatus(self.status)]

    @property
    def profiel_in_woorden(self) -> list[tuple[str, str]]:
        """What the board reads about the candidate: name and value of each part."""
        return profiel.in_woorden(self.profiel)
