"""Putting the texts of a region on its website, without ever touching what its editors made of them."""

import hashlib
import json
from collections.abc import Iterable

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from onderwijsregio.organisaties.models import Bron, Organisatie
from onderwijsregio.organisaties.regiodata import controleer_sleutels, zoek

from ..importeren.inhoud import Tekstbestand, als_blokken, als_vragen
from ..models import (
    Artikel,
    Artikelen,
    Informatiepagina,
    Inhoudsbestand,
    Organisatiepagina,
    Organisaties,
    Regeling,
    Regelingen,
    Route,
    Routepagina,
    Routepaginas,
    Startpagina,
    Verhaal,
    Verhalen,
    Vragenpagina,
)
from ..models.bladzijden import Bladzijde

log = structlog.get_logger(__name__)

ALTIJD = {"soort", "titel", "samenvatting", "volgorde", "bron", "zoektitel"}
#: Each kind of text: its model, and the keys that it has besides those that every text has.
SOORTEN = {
    "start": (Startpagina, {"thema", "uitgelicht"}),
    "informatie": (Informatiepagina, set()),
    "artikelen": (Artikelen, set()),
    "artikel": (Artikel, {"datum"}),
    "verhalen": (Verhalen, set()),
    "verhaal": (Verhaal, {"wie", "routes", "sector", "verzonnen"}),
    "vragen": (Vragenpagina, set()),
    "regelingen": (Regelingen, set()),
    "regeling": (Regeling, {"onderwerp", "voor_wie", "bedrag", "aanvragen", "geldig_tot"}),
    "routes": (Routepaginas, set()),
    "route": (Routepagina, {"route"}),
    "organisaties": (Organisaties, set()),
    "organisatie": (Organisatiepagina, {"organisatie"}),
}
VERPLICHT = {
    "artikel": {"datum"},
    "verhaal": {"wie"},
    "regeling": {"onderwerp", "voor_wie"},
    "route": {"route"},
    "organisatie": {"organisatie"},
}
OVERGENOMEN = {
    "datum",
    "wie",
    "sector",
    "verzonnen",
    "onderwerp",
    "voor_wie",
    "bedrag",
    "aanvragen",
    "geldig_tot",
}


@transaction.atomic
def laad_bladzijden(bestanden: Iterable[Tekstbestand], start: Startpagina) -> dict[str, list[str]]:
    """Make and update the pages of these texts, parents first.

    Returns the paths by what happened: nieuw, gewijzigd, gelijk, or redactie for what the editors changed,
    moved or threw away. Raises ValidationError, KeyError or ObjectDoesNotExist when a text is not right.
    """
    uitkomst: dict[str, list[str]] = {"nieuw": [], "gewijzigd": [], "gelijk": [], "redactie": []}
    for bestand in bestanden:
        wat = laad_bladzijde(bestand, start)
        uitkomst[wat].append(bestand.pad)
        if wat == "redactie":
            log.info("bladzijde_is_van_de_redactie", pad=bestand.pad)
    return uitkomst


def laad_bladzijde(bestand: Tekstbestand, start: Startpagina) -> str:
    """Load one text; returns what happened (see laad_bladzijden)."""
    bekend = Inhoudsbestand.objects.filter(pad=bestand.pad).select_related("bladzijde").first()
    if bekend is not None and bekend.bestand == bestand.vingerafdruk:
        return "gelijk"
    if bekend is not None:
        bladzijde = bekend.bladzijde and bekend.bladzijde.specific
        if bladzijde is None or stand_van(bladzijde) != bekend.stand:
            return "redactie"
    else:
        bladzijde = _plek_voor(bestand, start)
        if bladzijde is None:
            return "redactie"
    _vul(bladzijde, bestand, start)
    _publiceer(bladzijde, bestand, start)
    _leg_vast(bladzijde, bestand)
    return "gewijzigd" if bekend else "nieuw"


def stand_van(bladzijde: Bladzijde) -> str:
    """The fingerprint of all that an editor can change of a page, drafts included."""
    nu = bladzijde.get_latest_revision_as_object()
    eigen = {veld.name for veld in [*nu._meta.local_fields, *nu._meta.local_many_to_many]} | {
        "title", "slug", "seo_title", "search_description", "go_live_at", "expire_at",
    }  # fmt: skip
    gegevens = {naam: waarde for naam, waarde in nu.serializable_data().items() if naam in eigen}
    plek = {"online": bladzijde.live, "ouder": bladzijde.get_parent().pk}
    return hashlib.sha256(json.dumps(gegevens | plek, sort_keys=True, default=str).encode()).hexdigest()


def _plek_voor(bestand: Tekstbestand, start: Startpagina) -> Bladzijde | None:
    """The page that a new text fills: one that nobody wrote on yet, or a new one, not yet saved.

    None when the editors have a page of their own there, or threw the parent away.
    """
    model, _ = _soort(bestand)
    bestaand = _bestaande(bestand, model, start)
    if bestaand is not None:
        return bestaand if isinstance(bestaand, model) and bestaand.latest_revision_id is None else None
    ouder = _op_adres(bestand.ouder, start)
    if ouder is None:
        if Inhoudsbestand.objects.filter(pad=bestand.ouder).exists():
            return None
        raise ValidationError(f"de map {bestand.ouder} heeft geen index.md.")
    if not model.can_create_at(ouder):
        raise ValidationError(f"een bladzijde van de soort {bestand.gegevens['soort']} kan hier niet staan.")
    return model(live=False)


def _bestaande(bestand: Tekstbestand, model: type[Bladzijde], start: Startpagina) -> Bladzijde | None:
    if model is Organisatiepagina:
        gevonden = model.objects.filter(organisatie__code=bestand.gegevens["organisatie"]).first()
        if gevonden is not None:
            return gevonden
    return _op_adres(bestand.pad, start)


def _op_adres(pad: str, start: Startpagina) -> Bladzijde | None:
    """The page that was loaded from this path, wherever it is now, or else the one at this address."""
    geladen = Inhoudsbestand.objects.filter(pad=pad).select_related("bladzijde").first()
    if geladen is not None and geladen.bladzijde is not None:
        return geladen.bladzijde.specific
    url_path = f"{start.url_path}{pad}/" if pad else start.url_path
    gevonden = Page.objects.filter(url_path=url_path).first()
    return gevonden and gevonden.specific


def _soort(bestand: Tekstbestand) -> tuple[type[Bladzijde], set[str]]:
    """Model and own keys of the kind of text; raises ValidationError when kind or keys are not right."""
    soort = bestand.gegevens["soort"]
    if soort not in SOORTEN:
        raise ValidationError(f"onbekende soort {soort}. Bekend zijn: {', '.join(SOORTEN)}.")
    controleer_sleutels(bestand.gegevens, ALTIJD | SOORTEN[soort][1])
    if ontbreekt := (VERPLICHT.get(soort, set()) | {"titel", "samenvatting"}) - set(bestand.gegevens):
        raise KeyError(min(ontbreekt))
    return SOORTEN[soort]


def _vul(bladzijde: Bladzijde, bestand: Tekstbestand, start: Startpagina) -> None:
    """Give the page what the file says. Raises ValidationError, KeyError or ObjectDoesNotExist."""
    _, eigen = _soort(bestand)
    gegevens = bestand.gegevens
    bladzijde.title, bladzijde.samenvatting = gegevens["titel"], gegevens["samenvatting"]
    bladzijde.seo_title = gegevens.get("zoektitel", "")
    if bestand.pad:
        bladzijde.slug = bestand.pad.rpartition("/")[2]
    for naam in eigen & OVERGENOMEN:
        setattr(bladzijde, naam, gegevens.get(naam, bladzijde._meta.get_field(naam).get_default()))
    _vul_tekst(bladzijde, bestand.tekst)
    _vul_verwijzingen(bladzijde, gegevens, start)


def _publiceer(bladzijde: Bladzijde, bestand: Tekstbestand, start: Startpagina) -> None:
    """Save the page, a new one under its parent, and put it online. Raises ValidationError."""
    if bladzijde.pk is None:
        _op_adres(bestand.ouder, start).add_child(instance=bladzijde)
    else:
        bladzijde.full_clean()
    bladzijde.save_revision().publish()


def _vul_tekst(bladzijde: Bladzijde, tekst: str) -> None:
    if isinstance(bladzijde, Vragenpagina):
        bladzijde.vragen = json.dumps(als_vragen(tekst))
    else:
        bladzijde.inhoud = json.dumps(als_blokken(tekst))


def _vul_verwijzingen(bladzijde: Bladzijde, gegevens: dict, start: Startpagina) -> None:
    """Whatever the file names by code or address."""
    bron = gegevens.get("bron", [])
    if isinstance(bladzijde, Routepagina):
        bladzijde.route = zoek(Route, gegevens["route"])
    if isinstance(bladzijde, Organisatiepagina):
        bladzijde.organisatie = zoek(Organisatie, gegevens["organisatie"])
    bladzijde.bronnen = [zoek(Bron, code) for code in ([bron] if isinstance(bron, str) else bron)]
    if isinstance(bladzijde, Verhaal):
        bladzijde.routes = [zoek(Route, code) for code in gegevens.get("routes", [])]
    if isinstance(bladzijde, Startpagina):
        uitgelicht = [_bladzijde_op(adres, start) for adres in gegevens.get("uitgelicht", [])]
        bladzijde.uitgelicht = json.dumps([{"type": "bladzijde", "value": pk} for pk in uitgelicht])
        themas = [_menuthema(thema, start) for thema in gegevens.get("thema", [])]
        bladzijde.thema = json.dumps([{"type": "thema", "value": thema} for thema in themas])


def _menuthema(thema: dict, start: Startpagina) -> dict:
    controleer_sleutels(thema, {"titel", "tekst", "links"})
    links = [_verwijzing(link, start) for link in thema.get("links", [])]
    return {"titel": thema["titel"], "tekst": thema.get("tekst", ""), "links": links}


def _verwijzing(link: dict, start: Startpagina) -> dict:
    """A link of the menu; raises ValidationError when it has no words and is no page of the editors."""
    controleer_sleutels(link, {"naar", "tekst"})
    bladzijde = _op_adres(link["naar"].strip("/"), start) if link["naar"].strip("/") else None
    if bladzijde is None and "tekst" not in link:
        raise ValidationError(f"de link naar {link['naar']} heeft een tekst nodig.")
    adres = "" if bladzijde else link["naar"]
    return {"bladzijde": bladzijde and bladzijde.pk, "naar": adres, "tekst": link.get("tekst", "")}


def _bladzijde_op(adres: str, start: Startpagina) -> int:
    bladzijde = _op_adres(adres.strip("/"), start)
    if bladzijde is None:
        raise ValidationError(f"er is geen bladzijde op {adres}.")
    return bladzijde.pk


def _leg_vast(bladzijde: Bladzijde, bestand: Tekstbestand) -> None:
    vers = type(bladzijde).objects.get(pk=bladzijde.pk)
    Inhoudsbestand.objects.update_or_create(
        pad=bestand.pad,
        defaults={"bladzijde_id": vers.pk, "bestand": bestand.vingerafdruk, "stand": stand_van(vers)},
    )
