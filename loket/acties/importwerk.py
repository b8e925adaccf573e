"""The work of an import: claimed by one worker, checked, and written in one transaction or not at all."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from redis.exceptions import RedisError

from onderwijsregio.kern.kolommen import Fout, Gelezen
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..importeren.kandidaten import lees_kandidaten
from ..keuzes import BEGELEIDERS, Bestaanden, Fouterijen, Importstatus, Kandidaatstatus, Stapsoort
from ..models import Importopdracht, Importrij, Kandidaat, Stap
from ..models.kandidaat import HEEL_DE_KLANTREIS
from ..models.persoonsgegevens import DOMEIN
from .adressen import bekende_adressen
from .eigenaren import MAG_NIET, mag_volgende_stap_hebben
from .klantreis import spreek_volgende_stap_af
from .momentopname import velden_van

STIL_NA = timedelta(minutes=2)
MAX_POGINGEN = 3
PER_KEER = 250
CONCEPT_BEWAREN = timedelta(days=7)
FOUTEN_BEWAREN = timedelta(days=30)
#: What a file may say about somebody who is known already.
BIJ_TE_WERKEN = (
    "voornaam", "achternaam", "telefoon", "postcode", "sectoren", "bevoegdheid", "vooropleiding", "dagen",
    "max_afstand_km", "motivatie",
)  # fmt: skip
LEEG = ("", [], None, "geen")
GEEN_BEGELEIDER = "Deze persoon begeleidt hier geen kandidaten. Kies een collega die in het portaal staat."
GEEN_TOESTEMMING = (
    "Wie nieuw is, gaf een bestuur nog geen toestemming om mee te kijken. Kies een collega van het loket."
)


class Gestopt(Exception):
    """Somebody asked to stop before anything was written, or another worker took over."""


@dataclass
class Beoordeling:
    """What a file would do: who is new, who is known, and every faulty cell."""

    nieuw: list[Gelezen] = field(default_factory=list)
    bekend: list[Gelezen] = field(default_factory=list)
    fout: list[Gelezen] = field(default_factory=list)

    @property
    def fouten(self) -> list[Fout]:
        return [fout for rij in self.fout for fout in rij.fouten]


def beoordeel_import(opdracht: Importopdracht) -> Beoordeling:
    """Read the sheet and sort its rows. Raises ValidationError when the file cannot be read."""
    tabel = opdracht.tabel()
    plaatsen = opdracht.plaatsen(len(tabel.koppen))
    rijen = lees_kandidaten(tabel, plaatsen)
    bekend = bekende_adressen(rij.waarden["email"] for rij in rijen if "email" in rij.waarden)
    _keur_eigenaren(rijen, tabel.koppen, plaatsen, bekend)
    _keur_gewisten(rijen, tabel.koppen, plaatsen)
    _keur_dezelfden(rijen, tabel.koppen, plaatsen, bekend)
    uitkomst = Beoordeling()
    for rij in rijen:
        if rij.fouten:
            uitkomst.fout.append(rij)
        else:
            (uitkomst.bekend if rij.waarden["email"] in bekend else uitkomst.nieuw).append(rij)
    return uitkomst


def _keur_dezelfden(rijen, koppen: list[str], plaatsen: dict[str, int], bekend: dict[str, int]) -> None:
    """Two addresses of one person are one person: the second row would write over the first."""
    eerder: dict[int, int] = {}
    for rij in rijen:
        if nummer := bekend.get(adres := rij.waarden.get("email", "")):
            if nummer in eerder and not rij.fouten:
                reden = f"Dit is dezelfde persoon als op regel {eerder[nummer]}. Houd per persoon één regel."
                rij.fouten.append(Fout(rij.regel, koppen[plaatsen["email"]], adres, reden))
            eerder.setdefault(nummer, rij.regel)


def _keur_eigenaren(rijen, koppen: list[str], plaatsen: dict[str, int], bekend: dict[str, int]) -> None:
    """Who is named as owner guides candidates here, and may see this one; the address becomes their number.

    Whoever is new gave no consent yet, so nobody outside the loket may get them.
    """
    genoemd = {rij.waarden["eigenaar"] for rij in rijen if "eigenaar" in rij.waarden}
    begeleiders, loket = _mensen(genoemd, BEGELEIDERS), _mensen(genoemd, HEEL_DE_KLANTREIS)
    for rij in rijen:
        if adres := rij.waarden.get("eigenaar"):
            eigenaar, kandidaat = begeleiders.get(adres), bekend.get(rij.waarden.get("email", ""))
            if eigenaar is None:
                reden = GEEN_BEGELEIDER
            elif kandidaat is None:
                reden = "" if adres in loket else GEEN_TOESTEMMING
            else:
                reden = "" if adres in loket or _mag(kandidaat, eigenaar) else MAG_NIET
            if reden:
                rij.fouten.append(Fout(rij.regel, koppen[plaatsen["eigenaar"]], adres, reden))
            rij.waarden["eigenaar"] = eigenaar


def _mag(kandidaat: int, eigenaar: int) -> bool:
    return mag_volgende_stap_hebben(Kandidaat.objects.get(pk=kandidaat), Gebruiker.objects.get(pk=eigenaar))


def _mensen(adressen: set[str], rollen: Sequence[str]) -> dict[str, int]:
    """Of these addresses the numbers of who has one of these roles now."""
    leden = Lidmaatschap.objects.nu().filter(rol__in=rollen).values("gebruiker")
    mensen = Gebruiker.objects.filter(email__in=adressen, is_active=True, pk__in=leden)
    return dict(mensen.values_list("email", "pk"))


def _keur_gewisten(rijen, koppen: list[str], plaatsen: dict[str, int]) -> None:
    """Nobody is filled in again after the erasure: the address that was left there is nobody's."""
    for rij in rijen:
        adres = rij.waarden.get("email", "")
        if adres.endswith(f"@{DOMEIN}"):
            reden = "Deze persoon is gewist. Haal de regel weg."
            rij.fouten.append(Fout(rij.regel, koppen[plaatsen["email"]], adres, reden))


# The job ------------------------------------------------------------------------------------------------


def te_importeren() -> list[int]:
    """Imports that wait for a worker, after giving back those whose worker fell silent."""
    with transaction.atomic():
        stil = Importopdracht.objects.select_for_update(skip_locked=True).filter(
            status=Importstatus.BEZIG, levensteken_op__lt=timezone.now() - STIL_NA
        )
        for opdracht in stil.defer("inhoud"):
            opgeven = opdracht.poging >= MAX_POGINGEN
            opdracht.status = Importstatus.MISLUKT if opgeven else Importstatus.GEVRAAGD
            opdracht.reden = f"De import viel {MAX_POGINGEN} keer stil." if opgeven else ""
            opdracht.save(update_fields=["status", "reden"])
    return list(Importopdracht.objects.filter(status=Importstatus.GEVRAAGD).values_list("pk", flat=True))


def importeer(*, opdracht_id: int) -> bool:
    """Do this import, unless somebody else does or did; whether it was done here."""
    opdracht = _claim(opdracht_id)
    if opdracht is None:
        return False
    try:
        _controleer_en_schrijf(opdracht)
    except Gestopt:
        _eindig(opdracht, Importstatus.GESTOPT, "Gestopt. Er is niets geïmporteerd.")
    except ValidationError as fout:
        _eindig(opdracht, Importstatus.GEWEIGERD, " ".join(fout.messages))
    except Exception as fout:
        reden = "Er ging iets mis. Er is niets geïmporteerd. Probeer het opnieuw."
        _eindig(opdracht, Importstatus.MISLUKT, f"{reden} ({type(fout).__name__})")
        raise
    return True


@transaction.atomic
def _claim(opdracht_id: int) -> Importopdracht | None:
    wachtend = Importopdracht.objects.select_for_update(skip_locked=True, of=["self"])
    opdracht = wachtend.filter(pk=opdracht_id, status=Importstatus.GEVRAAGD).first()
    if opdracht:
        opdracht.status = Importstatus.BEZIG
        opdracht.poging += 1
        opdracht.bezig_met, opdracht.levensteken_op = "Het bestand lezen en controleren", timezone.now()
        opdracht.save(update_fields=["status", "poging", "bezig_met", "levensteken_op"])
    return opdracht


def _eigen(opdracht: Importopdracht):
    """The row of this import, as long as it is this worker's."""
    return Importopdracht.objects.filter(pk=opdracht.pk, status=Importstatus.BEZIG, poging=opdracht.poging)


def _eindig(opdracht: Importopdracht, status: str, reden: str, **velden) -> None:
    _eigen(opdracht).update(
        status=status, reden=reden[:500], inhoud=b"", klaar_op=timezone.now(), bezig_met="", **velden
    )


def _controleer_en_schrijf(opdracht: Importopdracht, nog: int = 2) -> None:
    """Check all rows, then write the good ones; again when somebody signed up in between."""
    gelezen = beoordeel_import(opdracht)
    fouten = [asdict(fout) for fout in gelezen.fouten]
    totaal = len(gelezen.nieuw) + len(gelezen.bekend) + len(gelezen.fout)
    aantallen = {"nieuw": 0, "bijgewerkt": 0, "bestond": 0, "fout": len(gelezen.fout)}
    if not _eigen(opdracht).update(
        totaal=totaal,
        fouten=fouten,
        aantallen=aantallen,
        bezig_met="Opschrijven",
        levensteken_op=timezone.now(),
    ):
        raise Gestopt
    if gelezen.fout and opdracht.foute_rijen == Fouterijen.NIETS:
        regels = "1 regel is" if len(gelezen.fout) == 1 else f"{len(gelezen.fout)} regels zijn"
        raise ValidationError(f"Er is niets geïmporteerd, want {regels} fout. Verbeter het bestand.")
    try:
        _schrijf(opdracht, gelezen, aantallen)
    except IntegrityError:
        if not nog:
            raise
        _controleer_en_schrijf(opdracht, nog - 1)


@transaction.atomic
def _schrijf(opdracht: Importopdracht, gelezen: Beoordeling, aantallen: dict) -> None:
    """All rows, and the end of the import: together or not at all."""
    eigen = _eigen(opdracht).select_for_update(of=["self"]).first()
    if eigen is None or eigen.stoppen:
        raise Gestopt
    gedaan = len(gelezen.fout)
    for begin in range(0, len(gelezen.nieuw), PER_KEER):
        deel = gelezen.nieuw[begin : begin + PER_KEER]
        _maak(opdracht, deel)
        gedaan += len(deel)
        meld_voortgang(opdracht.pk, gedaan)
        _eis_niet_gestopt(opdracht.pk)
    aantallen["nieuw"] = len(gelezen.nieuw)
    aantallen["bijgewerkt"] = _werk_bij(opdracht, gelezen.bekend)
    aantallen["bestond"] = len(gelezen.bekend) - aantallen["bijgewerkt"]
    eigen.status, eigen.aantallen, eigen.inhoud = Importstatus.KLAAR, aantallen, b""
    eigen.gedaan = eigen.totaal
    eigen.klaar_op, eigen.bezig_met = timezone.now(), ""
    eigen.save()


def _maak(opdracht: Importopdracht, rijen: list[Gelezen]) -> None:
    kandidaten = Kandidaat.objects.bulk_create(_kandidaat(opdracht, rij.waarden) for rij in rijen)
    Stap.objects.bulk_create(
        stap
        for kandidaat, rij in zip(kandidaten, rijen, strict=True)
        for stap in _stappen(opdracht, kandidaat, rij.waarden.get("opmerking", ""), nieuw=True)
    )
    Importrij.objects.bulk_create(
        Importrij(
            opdracht=opdracht, regel=rij.regel, kandidaat=kandidaat, nieuw=True, werd=velden_van(kandidaat)
        )
        for kandidaat, rij in zip(kandidaten, rijen, strict=True)
    )


def _kandidaat(opdracht: Importopdracht, waarden: dict) -> Kandidaat:
    velden = {veld: waarden[veld] for veld in (*BIJ_TE_WERKEN, "email", "fase", "status") if veld in waarden}
    if velden.get("status", Kandidaatstatus.ACTIEF) == Kandidaatstatus.ACTIEF:
        velden |= {
            "volgende_stap": waarden.get("volgende_stap") or opdracht.volgende_stap,
            "volgende_stap_van_id": waarden.get("eigenaar") or opdracht.eigenaar_id,
            "volgende_stap_op": waarden.get("volgende_stap_op") or opdracht.volgende_stap_op,
        }
    if sinds := waarden.get("bekend_sinds"):
        velden["aangemaakt_op"] = timezone.make_aware(datetime.combine(sinds, time(12)))
    return Kandidaat(**velden)


def _stappen(opdracht: Importopdracht, kandidaat: Kandidaat, opmerking: str, nieuw: bool):
    vast = {
        "kandidaat": kandidaat,
        "door_id": opdracht.door_id,
        "over": f"{opdracht._meta.label_lower}:{opdracht.pk}",
        "intern": True,
    }
    wat = "Overgenomen" if nieuw else "Bijgewerkt"
    yield Stap(soort=Stapsoort.GEIMPORTEERD, tekst=f"{wat} uit het bestand {opdracht.bestandsnaam}.", **vast)
    if opmerking:
        yield Stap(soort=Stapsoort.CONTACT, tekst=opmerking, **vast)


def _werk_bij(opdracht: Importopdracht, rijen: list[Gelezen]) -> int:
    """Change who is known already, as far as was asked, and keep every remark; how many records changed."""
    bekend = bekende_adressen(rij.waarden["email"] for rij in rijen)
    per_nummer = {bekend[rij.waarden["email"]]: rij for rij in rijen if rij.waarden["email"] in bekend}
    bekenden = Kandidaat.objects.filter(pk__in=per_nummer).order_by("pk")
    gewijzigd = 0
    for kandidaat in bekenden.select_for_update(of=["self"]):
        rij = per_nummer[kandidaat.pk]
        gewijzigd += _wijzig(opdracht, kandidaat, rij)
    return gewijzigd


def _anders(opdracht: Importopdracht, kandidaat: Kandidaat, waarden: dict) -> dict:
    """What would change in this record."""
    if opdracht.bestaanden == Bestaanden.OVERSLAAN:
        return {}
    alleen_leeg = opdracht.bestaanden == Bestaanden.AANVULLEN
    return {
        veld: waarden[veld]
        for veld in BIJ_TE_WERKEN
        if waarden.get(veld) and waarden[veld] != getattr(kandidaat, veld)
        if not alleen_leeg or getattr(kandidaat, veld) in LEEG
    }


def _stap_uit_rij(opdracht: Importopdracht, kandidaat: Kandidaat, waarden: dict) -> dict | None:
    """The next step that the row brings: only for who has none, or in the place of the one that is there."""
    if (
        opdracht.bestaanden == Bestaanden.OVERSLAAN
        or waarden.get("status", "actief") != Kandidaatstatus.ACTIEF
    ):
        return None
    if kandidaat.is_actief and opdracht.bestaanden == Bestaanden.AANVULLEN:
        return None
    eigen = (kandidaat.volgende_stap, kandidaat.volgende_stap_van, kandidaat.volgende_stap_op)
    wat, wie, op = (waarden.get(veld) for veld in ("volgende_stap", "eigenaar", "volgende_stap_op"))
    if not (wat or (kandidaat.is_actief and (wie or op))):
        return None
    nieuw = (
        wat or kandidaat.volgende_stap,
        Gebruiker.objects.get(pk=wie) if wie else eigen[1] or opdracht.eigenaar,
        op or eigen[2] or opdracht.volgende_stap_op,
    )
    return dict(zip(("volgende_stap", "eigenaar", "op"), nieuw, strict=True)) if nieuw != eigen else None


def _wijzig(opdracht: Importopdracht, kandidaat: Kandidaat, rij: Gelezen) -> bool:
    """Write what is new in this row; whether there was anything."""
    was, anders = velden_van(kandidaat), _anders(opdracht, kandidaat, rij.waarden)
    stap, opmerking = _stap_uit_rij(opdracht, kandidaat, rij.waarden), rij.waarden.get("opmerking", "")
    if opmerking and kandidaat.stappen.filter(soort=Stapsoort.CONTACT, tekst=opmerking).exists():
        opmerking = ""  # the same file once more
    if not (anders or stap or opmerking):
        return False
    for veld, waarde in anders.items():
        setattr(kandidaat, veld, waarde)
    kandidaat.save(update_fields=list(anders))
    Stap.objects.bulk_create(_stappen(opdracht, kandidaat, opmerking, nieuw=False))
    if stap:
        spreek_volgende_stap_af(kandidaat=kandidaat, door=opdracht.door, **stap)
    werd = velden_van(kandidaat)
    velden = [veld for veld in werd if was[veld] != werd[veld]]
    Importrij.objects.create(
        opdracht=opdracht,
        regel=rij.regel,
        kandidaat=kandidaat,
        nieuw=False,
        was={veld: was[veld] for veld in velden},
        werd={veld: werd[veld] for veld in velden},
    )
    return True


# Progress and stopping: beside the transaction, so that others see it -----------------------------------


def meld_voortgang(opdracht_id: int, gedaan: int) -> None:
    """Tell whoever looks how many rows are done; without a cache nobody sees it, and nothing else changes."""
    try:
        cache.set(f"loket:import:{opdracht_id}", gedaan, 600)
    except RedisError:
        return


def voortgang(opdracht: Importopdracht) -> int:
    """How many rows are done."""
    try:
        return min(cache.get(f"loket:import:{opdracht.pk}") or 0, opdracht.totaal)
    except RedisError:
        return 0


def vraag_stop(opdracht_id: int) -> None:
    """Ask the worker that is writing to stop."""
    try:
        cache.set(f"loket:import:{opdracht_id}:stop", 1, 600)
    except RedisError:
        return


def _eis_niet_gestopt(opdracht_id: int) -> None:
    try:
        gestopt = cache.get(f"loket:import:{opdracht_id}:stop")
    except RedisError:
        return
    if gestopt:
        raise Gestopt


def ruim_imports_op() -> None:
    """Drafts that nobody started and faulty rows that nobody needs any more hold personal data: they go."""
    nu = timezone.now()
    Importopdracht.objects.filter(status=Importstatus.CONCEPT, gemaakt_op__lt=nu - CONCEPT_BEWAREN).delete()
    Importopdracht.objects.filter(klaar_op__lt=nu - FOUTEN_BEWAREN).exclude(fouten=[]).update(fouten=[])
