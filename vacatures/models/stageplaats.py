"""What a school offers students, in which part of the school year, and who guides them there."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from loket.keuzes import Vak
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Dag, Opleidingsstatus, Rol
from onderwijsregio.organisaties.models import School

from ..keuzes import AANBOD_OVERGANGEN, MET_VAK, Aanbodstatus, Begeleidersrol, Opleidingssoort

#: Who tells what a board offers, and who looks at the whole region.
VERTELT_AANBOD = (Rol.HR, Rol.COORDINATOR)
HELE_REGIO = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER)
#: More students of one kind than any school has.
HOOGSTENS = 99

#: Never more students at the same time than the mentors can have. Periods overlap (a half lies in the whole
#: year), so it is counted on the first day of each of them. Whoever writes at the same time waits for the offer.
GENOEG_BEGELEIDING = """
    SELECT status INTO stand FROM vacatures_stageaanbod WHERE id = {aanbod} FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT count(*), coalesce(sum(studenten), 0) INTO mensen, ruimte
        FROM vacatures_stagebegeleider WHERE aanbod_id = {aanbod};
    SELECT coalesce(max(samen), 0) INTO nodig FROM (
        SELECT sum(ook.plaatsen) AS samen
        FROM vacatures_stageplaats plaats
        JOIN vacatures_stageperiode begin ON begin.id = plaats.periode_id
        JOIN vacatures_stageplaats ook ON ook.aanbod_id = plaats.aanbod_id
        JOIN vacatures_stageperiode duur ON duur.id = ook.periode_id
        WHERE plaats.aanbod_id = {aanbod} AND begin.van BETWEEN duur.van AND duur.tot
        GROUP BY plaats.id
    ) tegelijk;
    IF nodig > ruimte AND (mensen > 0 OR stand = 'bevestigd') THEN
        RAISE EXCEPTION 'Er zijn meer plaatsen dan de begeleiders studenten kunnen hebben'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stage_genoeg_begeleiding';
    END IF;
    RETURN NULL;
"""


def genoeg_begeleiding(naam: str, operation, aanbod: str) -> pgtrigger.Trigger:
    """The same rule on each table from which it can be broken, checked when the transaction ends."""
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("stand", "text"), ("mensen", "integer"), ("ruimte", "integer"), ("nodig", "integer")],
        func=GENOEG_BEGELEIDING.format(aanbod=aanbod),
    )


class StagejaarQuerySet(models.QuerySet):
    def om_op_te_geven(self) -> "Stagejaar | None":
        """The year that schools tell about now: the first whose last day to tell lies ahead, else the last one."""
        komend = self.filter(opgeven_voor__gte=timezone.localdate()).order_by("begin").first()
        return komend or self.order_by("-begin").first()


class Stagejaar(models.Model):
    """School year with internships (*stagejaar*), and the last day on which schools tell what they offer."""

    begin = models.PositiveSmallIntegerField("begint in", unique=True)
    opgeven_voor = models.DateField("opgeven tot en met")

    objects = StagejaarQuerySet.as_manager()

    class Meta:
        verbose_name = "stagejaar"
        verbose_name_plural = "stagejaren"
        ordering = ["begin"]

    def __str__(self):
        return str(Schooljaar(self.begin))

    @property
    def code(self) -> str:
        """How the year stands in an address."""
        return str(self.begin)

    def die_vertellen(self) -> models.QuerySet[School]:
        """The open schools that we expect to tell: those that train teachers, in whatever way."""
        return School.objects.open().exclude(opleidingsstatus=Opleidingsstatus.GEEN)

    def nog_niet_verteld(self) -> models.QuerySet[School]:
        """Those of them that told nothing, or did not confirm it."""
        verteld = Stageaanbod.objects.filter(jaar=self, status=Aanbodstatus.BEVESTIGD)
        return self.die_vertellen().exclude(pk__in=verteld.values("school"))


class StageperiodeQuerySet(models.QuerySet):
    def nog_niet_voorbij(self):
        """Under way or still to come: for these an institute's system brings students."""
        return self.filter(tot__gte=timezone.localdate())

    def met_code(self, code_met_jaar: str):
        """The period of which this is `code_met_jaar` (a year, a dash and a code); none when there is none."""
        jaar, _, code = code_met_jaar.partition("-")
        return self.filter(jaar__begin=int(jaar), code=code)


class Stageperiode(models.Model):
    """Part of a school year (*stageperiode*): the whole year, a half, or what a region agreed upon."""

    jaar = models.ForeignKey(Stagejaar, models.CASCADE, related_name="perioden")
    code = models.SlugField(max_length=20)
    naam = models.CharField(max_length=60)
    van = models.DateField()
    tot = models.DateField("tot en met")

    objects = StageperiodeQuerySet.as_manager()

    class Meta:
        verbose_name = "stageperiode"
        verbose_name_plural = "stageperioden"
        ordering = ["jaar__begin", "van", "-tot", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "code"],
                name="stageperiode_code_uniek",
                violation_error_message="Deze periode is er al in dit schooljaar.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="stageperiode_eindigt_na_begin",
                violation_error_message="Het einde van een periode ligt na het begin.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} {self.jaar}"

    @property
    def code_met_jaar(self) -> str:
        """Which period of which year, for another system."""
        return f"{self.jaar.code}-{self.code}"


class StageaanbodQuerySet(models.QuerySet):
    def openbaar(self):
        """What students may count on: confirmed, at schools that are open."""
        return self.filter(status=Aanbodstatus.BEVESTIGD, school__gesloten_op__isnull=True)

    def verteld(self):
        """What says something: how many places there are, who guides, or that it is right so."""
        iets = Q(plaatsen__isnull=False) | Q(begeleiders__isnull=False)
        return self.filter(iets | Q(status=Aanbodstatus.BEVESTIGD))

    def over_te_nemen(self, jaar):
        """The places of the year before, of schools that told nothing yet about this one."""
        vorig = self.filter(jaar__begin=jaar.begin - 1, plaatsen__isnull=False).distinct()
        return vorig.exclude(school__in=jaar.aanbod.verteld().values("school"))

    def te_beheren_door(self, gebruiker):
        """The offers of schools that this user tells about."""
        return self.filter(school__in=eigen_stagescholen(gebruiker))

    def zichtbaar_voor(self, gebruiker):
        """The own offers and those of partners, also drafts; to everybody what is public."""
        if not gebruiker.is_authenticated:
            return self.openbaar()
        gezien = Q(school__in=gevolgde_stagescholen(gebruiker))
        return self.filter(gezien | Q(pk__in=self.model.objects.openbaar().values("pk")))


@pghistory.track()
class Stageaanbod(models.Model):
    """Offer of internships (*stageaanbod*): what one school tells about one school year, and whom to ask.

    A draft may be a copy of the year before; students see it once it is confirmed.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="stageaanbod")
    jaar = models.ForeignKey(Stagejaar, models.PROTECT, related_name="aanbod")
    status = models.CharField(max_length=9, choices=Aanbodstatus, default=Aanbodstatus.CONCEPT)
    contactnaam = models.CharField("contactpersoon", max_length=80, blank=True)
    contactmail = models.EmailField("e-mailadres", blank=True)
    contacttelefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    toelichting = models.TextField("wat een student nog moet weten", max_length=1000, blank=True)
    overgenomen = models.BooleanField("overgenomen van het jaar ervoor", default=False)
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StageaanbodQuerySet.as_manager()

    class Meta:
        verbose_name = "stageaanbod"
        verbose_name_plural = "stageaanbod"
        ordering = ["jaar__begin", "school__naam", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "jaar"], name="stageaanbod_een_per_school_en_jaar"),
            models.CheckConstraint(
                condition=~Q(status="bevestigd") | Q(bevestigd_op__isnull=False),
                name="stageaanbod_bevestigd_met_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="stageaanbod_status", field="status", transitions=AANBOD_OVERGANGEN),
            genoeg_begeleiding(
                "stageaanbod_genoeg_begeleiding", pgtrigger.Insert | pgtrigger.Update, "NEW.id"
            ),
        ]

    def __str__(self):
        return f"{self.school}, {self.jaar}"

    @property
    def is_bevestigd(self) -> bool:
        return self.status == Aanbodstatus.BEVESTIGD

    def get_absolute_url(self):
        return f"{reverse('vacatures:stageaanbod', args=[self.school_id])}?jaar={self.jaar.begin}"


class Stagebegeleider(models.Model):
    """Who guides students (*werkplekbegeleider*, *schoolopleider*), and how many at the same time."""

    aanbod = models.ForeignKey(Stageaanbod, models.CASCADE, related_name="begeleiders")
    naam = models.CharField(max_length=80)
    rol = models.CharField(max_length=9, choices=Begeleidersrol, default=Begeleidersrol.WERKPLEKBEGELEIDER)
    studenten = models.PositiveSmallIntegerField(
        "hoeveel studenten tegelijk", validators=[MaxValueValidator(HOOGSTENS)]
    )

    class Meta:
        verbose_name = "begeleider"
        verbose_name_plural = "begeleiders"
        ordering = ["-rol", "naam", "pk"]
        triggers = [
            genoeg_begeleiding(
                "begeleider_genoeg_begeleiding", pgtrigger.Insert | pgtrigger.Update, "NEW.aanbod_id"
            ),
            genoeg_begeleiding("begeleider_weg_genoeg_begeleiding", pgtrigger.Delete, "OLD.aanbod_id"),
        ]

    def __str__(self):
        return self.naam


@pghistory.track()
class Stageplaats(models.Model):
    """Internship places (*stageplaats*): how many students of a kind a school has in a period, and how.

    A row with 0 says that there is no place; no row says that nobody told. In the same way a `vergoeding` (euro a
    month) of 0 says that a student gets nothing, and None that nobody told. `afwijking` is why it is another
    amount than the region agreed.
    """

    aanbod = models.ForeignKey(Stageaanbod, models.CASCADE, related_name="plaatsen")
    periode = models.ForeignKey(Stageperiode, models.PROTECT, related_name="plaatsen")
    soort = models.CharField("opleiding", max_length=10, choices=Opleidingssoort)
    vak = models.CharField(max_length=16, choices=Vak, blank=True)
    plaatsen = models.PositiveSmallIntegerField(
        "aantal plaatsen", validators=[MaxValueValidator(HOOGSTENS, f"Vul hoogstens {HOOGSTENS} in.")]
    )
    dagen = ArrayField(
        models.CharField(max_length=2, choices=Dag), default=list, blank=True, verbose_name="op welke dagen"
    )
    groepen = models.CharField("in welke groepen of klassen", max_length=80, blank=True)
    vanaf = models.DateField("vanaf welke dag", null=True, blank=True)
    gevraagd = models.CharField("wat vraagt u van een student", max_length=300, blank=True)
    vergoeding = models.DecimalField(
        "stagevergoeding per maand",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Vul 0 of meer in.")],
    )
    afwijking = models.TextField("waarom anders dan de regio afsprak", max_length=1000, blank=True)

    class Meta:
        verbose_name = "stageplaats"
        verbose_name_plural = "stageplaatsen"
        ordering = ["aanbod", "periode__van", "-periode__tot", "soort", "vak"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbod", "periode", "soort", "vak"],
                name="stageplaats_een_per_soort",
                violation_error_message="Deze opleiding staat al bij deze periode. Wijzig die regel.",
            ),
            models.CheckConstraint(
                condition=Q(plaatsen__lte=HOOGSTENS),
                name="stageplaats_geloofwaardig",
                violation_error_message=f"Vul hoogstens {HOOGSTENS} in.",
            ),
            models.CheckConstraint(
                condition=Q(vak="") | Q(soort__in=MET_VAK),
                name="stageplaats_vak_hoort_bij_soort",
                violation_error_message="Bij deze opleiding hoort geen vak.",
            ),
            models.CheckConstraint(
                condition=Q(vergoeding__isnull=True) | Q(vergoeding__gte=0),
                name="stageplaats_vergoeding_niet_onder_nul",
                violation_error_message="Vul 0 of meer in.",
            ),
            models.CheckConstraint(
                condition=Q(afwijking="") | Q(vergoeding__isnull=False),
                name="stageplaats_uitleg_bij_vergoeding",
                violation_error_message="Vul de vergoeding in waarover de uitleg gaat.",
            ),
        ]
        triggers = [
            genoeg_begeleiding(
                "stageplaats_genoeg_begeleiding", pgtrigger.Insert | pgtrigger.Update, "NEW.aanbod_id"
            ),
            pgtrigger.Trigger(
                name="stageplaats_in_eigen_jaar",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF (SELECT jaar_id FROM vacatures_stageaanbod WHERE id = NEW.aanbod_id)
                        <> (SELECT jaar_id FROM vacatures_stageperiode WHERE id = NEW.periode_id) THEN
                        RAISE EXCEPTION 'Deze periode hoort bij een ander schooljaar'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'stageplaats_in_eigen_jaar';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.naam}, {self.periode.naam}"

    @property
    def naam(self) -> str:
        """The kind, with the subject when there is one."""
        soort = self.get_soort_display()
        return f"{soort}: {self.get_vak_display()}" if self.vak else soort


class Stageherinnering(models.Model):
    """Reminder (*herinnering*) that a board had not told yet; `door` is empty when the portal sent it by itself."""

    jaar = models.ForeignKey(Stagejaar, models.CASCADE, related_name="herinneringen")
    bestuur = models.ForeignKey("organisaties.Organisatie", models.CASCADE, related_name="+")
    verstuurd_op = models.DateField(default=timezone.localdate)
    door = models.ForeignKey(
        "organisaties.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["-verstuurd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "bestuur", "verstuurd_op"],
                name="stageherinnering_een_per_dag",
                violation_error_message="Dit bestuur kreeg vandaag al een herinnering.",
            )
        ]

    def __str__(self):
        return f"{self.bestuur}, {self.jaar}"


# Whose schools -------------------------------------------------------------------------------------------


def eigen_stagescholen(gebruiker) -> models.QuerySet[School]:
    """The open schools about which this user tells: those of the own board, or one when the role names it."""
    scholen = School.objects.open()
    if not gebruiker.heeft_rol(*VERTELT_AANBOD):
        return scholen.none()
    lid = gebruiker.lidmaatschap
    if lid.school_id:
        return scholen.filter(pk=lid.school_id, bestuur=lid.organisatie_id)
    return scholen.filter(bestuur=lid.organisatie_id)


def gevolgde_stagescholen(gebruiker) -> models.QuerySet[School]:
    """The open schools whose offer this user follows: the loket all of them, others their own.

    A coordinator also follows the schools of the partnerships in which the own board or institute trains.
    """
    if gebruiker.heeft_rol(*HELE_REGIO):
        return School.objects.open()
    eigen = eigen_stagescholen(gebruiker)
    if not gebruiker.heeft_rol(Rol.COORDINATOR):
        return eigen
    organisatie = gebruiker.lidmaatschap.organisatie_id
    samen = Q(partnerschappen__scholen__in=eigen) | Q(partnerschappen__instituten=organisatie)
    return School.objects.open().filter(Q(pk__in=eigen) | Q(pk__in=School.objects.filter(samen).values("pk")))
