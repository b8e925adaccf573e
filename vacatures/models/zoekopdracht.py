"""Saved searches, which vacancies they found, and how many mails that gave."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

import pgtrigger
from django.core import signing
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from ..keuzes import Frequentie, Opdrachtstatus, Vacaturestatus

#: When the mails of the morning leave.
POSTUUR = time(7)
#: How long a link that shows somebody's searches works; every mail brings a new one.
BEHEER_GELDIG = timedelta(days=90)


def posttijd(frequentie: str, nu: datetime) -> datetime:
    """The last moment at or before `nu` on which mails of this frequency leave: what was found until then is due."""
    if frequentie == Frequentie.METEEN:
        return nu
    plaatselijk = timezone.localtime(nu)
    terug = plaatselijk.weekday() if frequentie == Frequentie.WEKELIJKS else 0
    moment = _om_postuur(plaatselijk.date() - timedelta(days=terug))
    if moment > nu:
        stap = 7 if frequentie == Frequentie.WEKELIJKS else 1
        moment = _om_postuur(plaatselijk.date() - timedelta(days=terug + stap))
    return moment


def _om_postuur(dag) -> datetime:
    return timezone.make_aware(datetime.combine(dag, POSTUUR))


class ZoekopdrachtQuerySet(models.QuerySet):
    def actief(self):
        return self.filter(status=Opdrachtstatus.ACTIEF)

    def van(self, gebruiker):
        """Those of somebody who is logged in: under an address of the account that is confirmed."""
        adressen = gebruiker.emailaddress_set.filter(verified=True)
        return self.filter(email__in=adressen.annotate(klein=Lower("email")).values("klein"))

    def met_beheersleutel(self, sleutel: str):
        """All searches of the address that this key was mailed to; none when it is too old or not ours."""
        pk = Zoekopdracht.nummer_in(sleutel, "beheer", BEHEER_GELDIG)
        return self.filter(email__in=Zoekopdracht.objects.filter(pk=pk).values("email"))

    def te_mailen(self, nu: datetime):
        """Active ones that found an open vacancy which is due and was not mailed."""
        wachtend = Treffer.objects.te_melden().filter(zoekopdracht=OuterRef("pk"))
        aan_de_beurt = Q()
        for frequentie in Frequentie.values:
            tot = posttijd(frequentie, nu)
            aan_de_beurt |= Q(Exists(wachtend.filter(gevonden_op__lte=tot)), frequentie=frequentie)
        return self.actief().filter(aan_de_beurt)


def _ondertekenaar(waarvoor: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(sep=".", salt=f"vacatures.zoekopdracht.{waarvoor}")


class Zoekopdracht(models.Model):
    """Saved search (*zoekopdracht*) of one e-mail address: what is looked for, and how often that is mailed.

    It hangs on the address and on nothing else, so that nobody needs an account; when it stops, the row goes.
    `vanaf` is from when a vacancy counts as new; `haal_in` says that what appeared since then has not been
    looked at yet. `gezien_op` is when its owner last showed to want it.
    """

    email = models.EmailField("e-mailadres")
    naam = models.CharField("hoe heet deze zoekopdracht", max_length=80)
    omschrijving = models.CharField("wat u zoekt", max_length=500)
    tekst = models.CharField("woorden", max_length=100, blank=True)
    plek = models.CharField("rond", max_length=80, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    km = models.PositiveSmallIntegerField("hoe ver", null=True, blank=True)
    keuzes = models.JSONField("gekozen", default=dict, blank=True)
    frequentie = models.CharField("hoe vaak", max_length=10, choices=Frequentie, default=Frequentie.DAGELIJKS)
    status = models.CharField(max_length=12, choices=Opdrachtstatus, default=Opdrachtstatus.ONBEVESTIGD)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    vanaf = models.DateTimeField(default=timezone.now)
    haal_in = models.BooleanField(default=False, editable=False)
    gezien_op = models.DateTimeField(default=timezone.now)
    gevraagd_op = models.DateTimeField(null=True, blank=True, editable=False)
    bevestigingen = models.PositiveSmallIntegerField(default=0, editable=False)
    link_op = models.DateTimeField(null=True, blank=True, editable=False)
    geschreven_in = models.BigIntegerField(default=0, editable=False, db_index=True)

    objects = ZoekopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekopdracht"
        verbose_name_plural = "zoekopdrachten"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "tekst", "plek", "km", "keuzes"],
                name="zoekopdracht_een_keer_per_adres",
                nulls_distinct=False,
                violation_error_message="U hebt deze zoekopdracht al.",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="zoekopdracht_adres_in_kleine_letters"
            ),
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="zoekopdracht_heeft_naam",
                violation_error_message="Geef de zoekopdracht een naam.",
            ),
            models.CheckConstraint(
                condition=Q(plek="", lat__isnull=True, lon__isnull=True, km__isnull=True)
                | ~Q(plek="") & Q(lat__isnull=False, lon__isnull=False, km__gt=0),
                name="zoekopdracht_plek_met_afstand",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="zoekopdracht_status",
                field="status",
                transitions=[("onbevestigd", "actief"), ("actief", "pauze"), ("pauze", "actief")],
            ),
            # In which transaction the row was written last: so a process knows what it has not read yet.
            pgtrigger.Trigger(
                name="zoekopdracht_geschreven_in",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="NEW.geschreven_in = pg_current_xact_id()::text::bigint; RETURN NEW;",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def is_actief(self) -> bool:
        return self.status == Opdrachtstatus.ACTIEF

    @property
    def is_op_pauze(self) -> bool:
        return self.status == Opdrachtstatus.PAUZE

    @property
    def is_onbevestigd(self) -> bool:
        return self.status == Opdrachtstatus.ONBEVESTIGD

    @property
    def adres(self) -> str:
        """The page of the list that shows what this search finds now."""
        plek = self.plek[:4] if self.plek[:4].isdecimal() else self.plek
        vraag = {"q": self.tekst, "postcode": plek, "km": self.km or ""}
        vraag = {naam: waarde for naam, waarde in vraag.items() if waarde} | self.keuzes
        lijst = reverse("vacatures:vacatures")
        return f"{lijst}?{urlencode(vraag, doseq=True)}" if vraag else lijst

    def sleutel(self, waarvoor: str) -> str:
        """The key of a link in a mail: `bevestig`, `stop`, `nog` or `beheer`; each works for that only."""
        return _ondertekenaar(waarvoor).sign(str(self.pk))

    @staticmethod
    def nummer_in(sleutel: str, waarvoor: str, geldig: timedelta | None = None) -> int | None:
        """The number of the search in a key; None when it is not ours, is for something else, or is too old."""
        try:
            return int(_ondertekenaar(waarvoor).unsign(sleutel, max_age=geldig))
        except (signing.BadSignature, ValueError):
            return None

    @property
    def beheerpad(self) -> str:
        return reverse("vacatures:zoekopdrachten_met_sleutel", args=[self.sleutel("beheer")])

    @property
    def stoppad(self) -> str:
        return reverse("vacatures:zoekopdracht_stop", args=[self.sleutel("stop")])


class TrefferQuerySet(models.QuerySet):
    def te_melden(self):
        """Not mailed yet, and one can still apply."""
        return self.filter(
            gemeld_op__isnull=True,
            vacature__status=Vacaturestatus.GEPUBLICEERD,
            vacature__sluit_op__gte=timezone.localdate(),
        )


class Treffer(models.Model):
    """Hit (*treffer*): this vacancy answers this saved search. There is one, ever: nothing is mailed twice.

    `gemeld_op` is when it was mailed, or when it was due and its address had the vacancy by another search.
    """

    zoekopdracht = models.ForeignKey(Zoekopdracht, models.CASCADE, related_name="treffers", db_index=False)
    vacature = models.ForeignKey("vacatures.Vacature", models.CASCADE, related_name="+")
    past = models.PositiveSmallIntegerField(help_text="hoe goed de woorden passen; meer is beter")
    gevonden_op = models.DateTimeField(default=timezone.now)
    gemeld_op = models.DateTimeField(null=True, blank=True)

    objects = TrefferQuerySet.as_manager()

    class Meta:
        verbose_name = "treffer"
        verbose_name_plural = "treffers"
        constraints = [
            models.UniqueConstraint(
                fields=["zoekopdracht", "vacature"], name="treffer_een_keer_per_zoekopdracht"
            )
        ]
        indexes = [
            models.Index(
                fields=["zoekopdracht", "gevonden_op"],
                condition=Q(gemeld_op__isnull=True),
                name="treffer_te_melden",
            )
        ]

    def __str__(self):
        return f"{self.zoekopdracht_id} – {self.vacature_id}"


class AankondigingQuerySet(models.QuerySet):
    def te_doen(self):
        """Whose searches have not been looked for."""
        return self.filter(gedaan_op__isnull=True)


class Aankondiging(models.Model):
    """Announcement (*aankondiging*): a vacancy appeared or changed, so its saved searches are to be found."""

    vacature = models.OneToOneField("vacatures.Vacature", models.CASCADE, related_name="+", primary_key=True)
    gevraagd_op = models.DateTimeField(default=timezone.now)
    gedaan_op = models.DateTimeField(null=True, blank=True)

    objects = AankondigingQuerySet.as_manager()

    class Meta:
        verbose_name = "aankondiging"
        verbose_name_plural = "aankondigingen"
        indexes = [
            models.Index(
                fields=["gevraagd_op"], condition=Q(gedaan_op__isnull=True), name="aankondiging_te_doen"
            )
        ]

    def __str__(self):
        return f"{self.vacature_id}"


class Alertdag(models.Model):
    """What saved searches gave on one day, in counts: it stays when the searches themselves are gone."""

    dag = models.DateField(primary_key=True)
    nieuw = models.PositiveIntegerField(default=0)
    gestopt = models.PositiveIntegerField(default=0)
    mails = models.PositiveIntegerField(default=0)
    vacatures = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "dag van de zoekopdrachten"
        verbose_name_plural = "dagen van de zoekopdrachten"
        ordering = ["-dag"]

    def __str__(self):
        return f"{self.dag}"

    @classmethod
    def tel(cls, **erbij: int) -> None:
        """Add these to the counts of today."""
        meer = {naam: F(naam) + aantal for naam, aantal in erbij.items()}
        cls.objects.update_or_create(dag=timezone.localdate(), defaults=meer, create_defaults=erbij)
