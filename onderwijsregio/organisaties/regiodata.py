"""Loads the region, its sources, organisations and postcode areas from readable data files.

What each key means stands in docs/beheer/nieuwe-regio.md. Loading twice changes nothing, and a key that
the file leaves out keeps the value that the database has: an administrator may have filled it in.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.kern.tijd import Schooljaar

from .models import Bron, Buurregio, Organisatie, Partnerschap, Postcodegebied, Regio, Schoolvakantie, Thema

REGIO = {
    "code", "naam", "inleiding", "sectoren", "gemeenten", "themawoord", "stemregels", "vervangingspool",
    "lesaanbod", "lesaanbod_uren",
    "penvoerder", "loket", "loketnaam", "huisstijl", "email", "telefoon", "reactietermijn_werkdagen",
}  # fmt: skip
BRON = {"code", "titel", "uitgever", "datum", "omschrijving"}
THEMA = {"code", "naam", "omschrijving"}
ORGANISATIE = {
    "code", "naam", "soort", "bevoegd_gezag", "website", "rol_toelichting",
    "leerlingen", "leerlingen_peildatum", "leerlingen_status",
}  # fmt: skip
PARTNERSCHAP = {"code", "naam", "sectoren", "instituten"}
BUURREGIO = {"naam", "gemeenten", "lat", "lon", "website"}
VAKANTIE = {"naam", "van", "tot_en_met"}
POSTCODE = {"pc4", "plaats", "gemeente", "wijk", "lat", "lon", "bron"}


class Regiofout(Exception):
    """Something in a data file is wrong; the text names file and entry, in Dutch."""


@contextmanager
def in_bestand(bestand: str, vermelding: str) -> Iterator[None]:
    """Name file and entry in whatever goes wrong inside; raises Regiofout."""
    try:
        yield
    except KeyError as fout:
        raise Regiofout(f"{bestand}, {vermelding}: de sleutel {fout} ontbreekt.") from fout
    except ObjectDoesNotExist as fout:
        raise Regiofout(f"{bestand}, {vermelding}: {fout}") from fout
    except ValidationError as fout:
        raise Regiofout(f"{bestand}, {vermelding}: {_als_zin(fout)}") from fout


def _als_zin(fout: ValidationError) -> str:
    if not hasattr(fout, "error_dict"):
        return " ".join(fout.messages)
    return " ".join(f"{veld}: {' '.join(teksten)}" for veld, teksten in fout.message_dict.items())


def controleer_sleutels(vermelding: dict, bekend: Iterable[str]) -> None:
    """Raise ValidationError when the entry has a key that nobody knows, most often a typing mistake."""
    if vreemd := sorted(set(vermelding) - set(bekend)):
        raise ValidationError(
            f"onbekende sleutel {', '.join(vreemd)}. Bekend zijn: {', '.join(sorted(bekend))}."
        )


def laad_elke(
    gegevens: Regiogegevens, bestand: str, tabel: str, bekend: set[str], laad_een: Callable[[dict], object]
) -> None:
    """Call `laad_een` with each `[[tabel]]` of `<bestand>.toml`; raises Regiofout that names the entry."""
    for nummer, vermelding in enumerate(gegevens.toml(bestand).get(tabel, []), start=1):
        with in_bestand(f"{bestand}.toml", f"{tabel} {vermelding.get('code', nummer)}"):
            controleer_sleutels(vermelding, bekend)
            laad_een(vermelding)


def zoek(model: type[Model], code: str) -> Model:
    """The row with this code; raises ObjectDoesNotExist with a Dutch sentence."""
    try:
        return model.objects.get(code=code)
    except model.DoesNotExist as fout:
        raise model.DoesNotExist(f"{model._meta.verbose_name} '{code}' is onbekend.") from fout


def bewaar(model: type[Model], sleutel: dict, waarden: dict) -> Model:
    """Make the row that `sleutel` names have these values, and write only when something differs.

    Raises ValidationError when a value is not allowed. Returns the row.
    """
    rij = model.objects.filter(**sleutel).first() or model(**sleutel)
    was = {veld.attname: getattr(rij, veld.attname) for veld in model._meta.concrete_fields}
    for naam, waarde in waarden.items():
        setattr(rij, naam, waarde)
    rij.full_clean()
    if rij._state.adding or any(getattr(rij, naam) != waarde for naam, waarde in was.items()):
        rij.save()
    return rij


def laad(gegevens: Regiogegevens) -> None:
    """Load what this app knows of the region; raises Regiofout. The caller gives the transaction."""
    laad_elke(gegevens, "bronnen", "bron", BRON, laad_bron)
    laad_elke(gegevens, "organisaties", "organisatie", ORGANISATIE, laad_organisatie)
    laad_elke(gegevens, "organisaties", "partnerschap", PARTNERSCHAP, laad_partnerschap)
    laad_regio(gegevens)
    laad_themas(gegevens)
    laad_buurregios(gegevens)
    laad_postcodes(gegevens)
    laad_elke(gegevens, "vakanties", "vakantie", VAKANTIE, laad_vakantie)


def laad_bron(bron: dict) -> None:
    bewaar(Bron, {"code": bron.pop("code")}, bron)


def laad_organisatie(organisatie: dict) -> None:
    if "rol_toelichting" in organisatie:
        organisatie["toelichting"] = organisatie.pop("rol_toelichting")
    bewaar(Organisatie, {"code": organisatie.pop("code")}, organisatie)


def laad_partnerschap(partnerschap: dict) -> None:
    instituten = [zoek(Organisatie, code) for code in partnerschap.pop("instituten", [])]
    rij = bewaar(Partnerschap, {"code": partnerschap.pop("code")}, partnerschap)
    rij.instituten.set(instituten)


def laad_regio(gegevens: Regiogegevens) -> None:
    with in_bestand("regio.toml", "regio"):
        waarden = gegevens.toml("regio")["regio"]
        controleer_sleutels(waarden, REGIO)
        for rol in {"penvoerder", "loket"} & set(waarden):
            waarden[rol] = zoek(Organisatie, waarden[rol])
        bewaar(Regio, {"id": 1}, waarden)


def laad_themas(gegevens: Regiogegevens) -> None:
    volgorde = count(1)
    laad_elke(
        gegevens, "regio", "thema", THEMA,
        lambda thema: bewaar(Thema, {"code": thema.pop("code")}, {**thema, "volgorde": next(volgorde)}),
    )  # fmt: skip


def laad_buurregios(gegevens: Regiogegevens) -> None:
    volgorde = count(1)
    laad_elke(
        gegevens, "regio", "buurregio", BUURREGIO,
        lambda buur: bewaar(Buurregio, {"naam": buur.pop("naam")}, {**buur, "volgorde": next(volgorde)}),
    )  # fmt: skip


def laad_vakantie(vakantie: dict) -> None:
    """There is one of each name in a school year: other days are a change, and no second holiday."""
    jaar = Schooljaar.van(date.fromisoformat(str(vakantie["van"])))
    er_is = Schoolvakantie.objects.filter(
        naam=vakantie["naam"], van__range=(jaar.eerste_dag, jaar.laatste_dag)
    ).first()
    bewaar(Schoolvakantie, {"pk": er_is and er_is.pk}, vakantie)


def laad_postcodes(gegevens: Regiogegevens) -> None:
    for regel, rij in enumerate(gegevens.csv("postcodes"), start=2):
        with in_bestand("postcodes.csv", f"regel {regel}"):
            controleer_sleutels(rij, POSTCODE)
            bewaar(Postcodegebied, {"pc4": rij.pop("pc4")}, rij)
