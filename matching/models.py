"""Match rounds, what they propose, and what people agreed."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import Rol

from .keuzes import Rondesoort, Rondestatus, Voorstelstatus


class MatchrondeQuerySet(models.QuerySet):
    def wachtend(self):
        """Rounds that were asked for and are not finished."""
        return self.filter(status__in=[Rondestatus.GEVRAAGD, Rondestatus.BEZIG])

    def zichtbaar_voor(self, gebruiker):
        """Only the loket and the programme leader see match rounds."""
        return self if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER) else self.none()


class Matchronde(models.Model):
    """Match round (*matchronde*): one run of the engine, with the rules and the input as they were."""

    soort = models.CharField(max_length=12, choices=Rondesoort, default=Rondesoort.VACATURES)
    status = models.CharField(max_length=10, choices=Rondestatus, default=Rondestatus.GEVRAAGD, db_index=True)
    voortgang = models.PositiveSmallIntegerField(default=0, help_text="procent")
    bezig_met = models.CharField(max_length=120, blank=True)
    poging = models.PositiveSmallIntegerField(
        default=0, help_text="hoe vaak een rekenaar begon; wie is ingehaald, legt niets meer vast"
    )
    levensteken_op = models.DateTimeField(null=True, blank=True)
    regels = models.JSONField(default=dict)
    invoer = models.JSONField(null=True, blank=True)
    uitkomst = models.JSONField(null=True, blank=True, help_text="wie niet is voorgesteld, en waarom")
    doelwaarde = models.BigIntegerField(
        null=True, blank=True, help_text="som van de scores, bewezen het hoogst"
    )
    gevraagd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    gevraagd_op = models.DateTimeField(default=timezone.now)
    gestart_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    fout = models.TextField(blank=True)

    objects = MatchrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "matchronde"
        verbose_name_plural = "matchrondes"
        ordering = ["-gevraagd_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voortgang__lte=100), name="matchronde_voortgang_hoogstens_100"
            ),
            models.UniqueConstraint(
                fields=["soort"],
                condition=Q(status__in=["gevraagd", "bezig"]),
                name="matchronde_een_tegelijk",
                violation_error_message="Er loopt al een matchronde. Wacht tot die klaar is.",
            ),
            models.CheckConstraint(
                condition=~Q(status="klaar")
                | Q(klaar_op__isnull=False, invoer__isnull=False, doelwaarde__isnull=False),
                name="matchronde_klaar_met_uitkomst",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="matchronde_status",
                field="status",
                transitions=[
                    ("gevraagd", "bezig"),
                    ("bezig", "gevraagd"),
                    ("bezig", "klaar"),
                    ("bezig", "mislukt"),
                ],
            )
        ]

    def __str__(self):
        return f"Matchronde van {timezone.localtime(self.gevraagd_op):%d-%m-%Y %H:%M}"

    def get_absolute_url(self):
        return reverse("matching:ronde", args=[self.pk])


class VoorstelQuerySet(models.QuerySet):
    def open(self):
        """Proposals that have not come to an end."""
        return self.filter(status__in=[Voorstelstatus.VOORGESTELD, Voorstelstatus.GOEDGEKEURD])

    def wachtende_mensen(self):
        """The candidates who are proposed for a job and wait for what comes of it."""
        return Kandidaat.objects.filter(pk__in=self.open().values("kandidaat"))

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all; candidate and HR of the board only what the makelaar approved."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        betrokken = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR):
            bestuur = gebruiker.lidmaatschap.organisatie_id
            afgeschermd = Kandidaat.objects.afgeschermd_voor(gebruiker)
            betrokken |= Q(vacature__organisatie=bestuur) & ~Q(kandidaat__in=afgeschermd.values("pk"))
        return self.filter(betrokken, goedgekeurd_op__isnull=False)


@pghistory.track()
class Voorstel(models.Model):
    """Proposal (*voorstel*): the engine proposes a candidate for a vacancy, with a score in parts.

    The makelaar approves or rejects; then candidate and school both say yes or no. *Afgewezen* means that
    a person said no; *vervallen* that facts overtook it, such as a placement elsewhere.
    """

    ronde = models.ForeignKey(Matchronde, models.PROTECT, related_name="voorstellen")
    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="voorstellen")
    vacature = models.ForeignKey("vacatures.Vacature", models.PROTECT, related_name="voorstellen")
    score = models.PositiveIntegerField(help_text="0 tot en met 1000")
    delen = models.JSONField(help_text="per onderdeel: naam, punten, van, reden")
    status = models.CharField(max_length=12, choices=Voorstelstatus, default=Voorstelstatus.VOORGESTELD)
    goedgekeurd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)
    kandidaat_ja_op = models.DateTimeField(null=True, blank=True)
    school_ja_op = models.DateTimeField(null=True, blank=True)
    reden_afwijzing = models.TextField(blank=True)

    objects = VoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "kandidaat"], name="voorstel_een_per_kandidaat"),
            models.UniqueConstraint(fields=["ronde", "vacature"], name="voorstel_een_per_vacature"),
            models.UniqueConstraint(
                fields=["kandidaat"],
                condition=Q(status="goedgekeurd"),
                name="voorstel_een_goedgekeurd_per_kandidaat",
                violation_error_message="Voor deze kandidaat loopt al een goedgekeurd voorstel.",
            ),
            models.UniqueConstraint(
                fields=["vacature"],
                condition=Q(status="goedgekeurd"),
                name="voorstel_een_goedgekeurd_per_vacature",
                violation_error_message="Voor deze vacature loopt al een goedgekeurd voorstel.",
            ),
            models.CheckConstraint(condition=Q(score__lte=1000), name="voorstel_score_tot_1000"),
            models.CheckConstraint(
                condition=Q(status__in=["voorgesteld", "afgewezen", "vervallen"])
                | Q(goedgekeurd_op__isnull=False),
                name="voorstel_door_een_mens_goedgekeurd",
                violation_error_message="Een voorstel gaat pas door als een makelaar het heeft goedgekeurd.",
            ),
            models.CheckConstraint(
                condition=~Q(status="geplaatst")
                | Q(kandidaat_ja_op__isnull=False, school_ja_op__isnull=False),
                name="voorstel_geplaatst_met_twee_keer_ja",
                violation_error_message="Een plaatsing vraagt een ja van de kandidaat en van de school.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["afgewezen", "vervallen"]) | Q(reden_afwijzing__regex=r"\S"),
                name="voorstel_afgewezen_met_reden",
                violation_error_message="Geef een reden.",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="voorstel_status",
                field="status",
                transitions=[
                    ("voorgesteld", "goedgekeurd"),
                    ("voorgesteld", "afgewezen"),
                    ("voorgesteld", "vervallen"),
                    ("goedgekeurd", "geplaatst"),
                    ("goedgekeurd", "afgewezen"),
                    ("goedgekeurd", "vervallen"),
                ],
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} bij {self.vacature}"

    @property
    def is_open(self) -> bool:
        return self.status in (Voorstelstatus.VOORGESTELD, Voorstelstatus.GOEDGEKEURD)

    def get_absolute_url(self):
        return reverse("matching:voorstel", args=[self.pk])


class PlaatsingQuerySet(models.QuerySet):
    def lopende_mensen(self):
        """The candidates who work, today or later, where they were placed."""
        return Kandidaat.objects.filter(pk__in=self.lopend().values("kandidaat"))

    def lopend(self):
        """Placements that have not ended."""
        return self.filter(Q(eind_op__isnull=True) | Q(eind_op__gte=timezone.localdate()))

    def besturen_van(self, kandidaat):
        """Numbers of the boards where this candidate works, today or later."""
        return self.lopend().filter(kandidaat=kandidaat).values_list("school__bestuur", flat=True)

    def zichtbaar_voor(self, gebruiker):
        """The loket sees all, HR those of the own board, a candidate the own one."""
        if gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
            return self
        eigen = Q(kandidaat__gebruiker=gebruiker.pk)
        if gebruiker.heeft_rol(Rol.HR):
            eigen |= Q(school__bestuur=gebruiker.lidmaatschap.organisatie_id)
        return self.filter(eigen)


class Plaatsing(models.Model):
    """Placement (*plaatsing*): candidate and school agreed; the vacancy is filled."""

    kandidaat = models.ForeignKey("loket.Kandidaat", models.PROTECT, related_name="plaatsingen")
    vacature = models.OneToOneField("vacatures.Vacature", models.PROTECT, related_name="plaatsing")
    voorstel = models.OneToOneField(Voorstel, models.PROTECT, null=True, blank=True, related_name="plaatsing")
    school = models.ForeignKey("organisaties.School", models.PROTECT, related_name="plaatsingen")
    start_op = models.DateField()
    eind_op = models.DateField(null=True, blank=True)
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["-start_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eind_op__isnull=True) | Q(eind_op__gt=F("start_op")),
                name="plaatsing_begin_voor_eind",
            )
        ]

    def __str__(self):
        return f"{self.kandidaat} op {self.school}"
