"""Meetings, their agenda, and the figure on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from demo.fabrieken.governance import AgendapuntFactory, GremiumFactory, VergaderingFactory
from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory
from governance import acties
from governance.keuzes import Vergaderstatus


@pytest.fixture
def indicator(regio):
    """A figure that has no period of its own: the last measurement counts."""
    indicator = IndicatorFactory(optelwijze="laatste")
    vandaag = timezone.localdate()
    MetingFactory(
        indicator=indicator, peildatum=vandaag, van=None, tot_en_met=None, waarde=12, bron__titel="Telling"
    )
    return indicator


def test_een_vergadering_ligt_in_de_toekomst(gremium, secretaris):
    with pytest.raises(ValidationError, match="nog komt"):
        acties.plan_vergadering(gremium=gremium, begint_op=timezone.now(), plaats="Zaal", door=secretaris)
    straks = timezone.now() + timedelta(minutes=1)
    vergadering = acties.plan_vergadering(gremium=gremium, begint_op=straks, plaats="Zaal", door=secretaris)
    assert vergadering.status == Vergaderstatus.GEPLAND


def test_alleen_de_secretaris_plant(gremium, lid):
    with pytest.raises(PermissionDenied):
        acties.plan_vergadering(
            gremium=gremium, begint_op=timezone.now() + timedelta(days=1), plaats="Zaal", door=lid
        )


def test_wie_een_zetel_heeft_krijgt_een_uitnodiging(gremium, secretaris, lid, hr, verstuur, mailoutbox):
    morgen = timezone.now() + timedelta(days=1)
    acties.plan_vergadering(gremium=gremium, begint_op=morgen, plaats="Zaal 2", door=secretaris)
    verstuur()
    assert [mail.to for mail in mailoutbox] == [[lid.email]]
    assert "Zaal 2" in mailoutbox[0].body


def test_een_cijfer_blijft_zoals_het_was_toen_het_op_de_agenda_kwam(vergadering, secretaris, indicator):
    punt = acties.agendeer(vergadering=vergadering, titel="Starters", indicator=indicator, door=secretaris)
    indicator.metingen.update(waarde=99)
    punt.refresh_from_db()
    assert punt.cijfer["tekst"] == "12 personen"
    assert punt.cijfer["bron"] == "Telling"
    assert punt.cijfer["peildatum"] == timezone.localdate().isoformat()
    assert punt.cijfer["versie"] == 1


def test_agendapunten_komen_achteraan(vergadering, secretaris):
    punten = [
        acties.agendeer(vergadering=vergadering, titel=titel, door=secretaris)
        for titel in ("Opening", "Rest")
    ]
    assert [punt.volgorde for punt in punten] == [1, 2]
    assert punten[0].cijfer is None


def test_besluiten_krijgen_het_volgende_nummer_van_het_jaar_over_alle_gremia(vergadering, punt, secretaris):
    jaar = timezone.localtime(vergadering.begint_op).year
    ander = AgendapuntFactory(
        vergadering=VergaderingFactory(gremium=GremiumFactory(), begint_op=vergadering.begint_op)
    )
    nummers = [
        acties.stel_besluit_voor(agendapunt=agendapunt, tekst="Ja", door=secretaris).nummer
        for agendapunt in (punt, ander)
    ]
    assert nummers == [f"{jaar}-001", f"{jaar}-002"]


def test_bij_een_agendapunt_hoort_een_besluit(punt, secretaris):
    acties.stel_besluit_voor(agendapunt=punt, tekst="Ja", door=secretaris)
    with pytest.raises(ValidationError, match="al een besluit"):
        acties.stel_besluit_voor(agendapunt=punt, tekst="Nee", door=secretaris)


def test_een_vergadering_is_pas_na_haar_begin_af_te_ronden(vergadering, secretaris):
    with pytest.raises(ValidationError, match="nog niet begonnen"):
        acties.rond_vergadering_af(vergadering=vergadering, door=secretaris)


def test_een_open_stemming_houdt_de_vergadering_open(vergadering, besluit, secretaris):
    vergadering.begint_op = timezone.now()
    vergadering.save()
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    with pytest.raises(ValidationError, match="loopt nog een stemming"):
        acties.rond_vergadering_af(vergadering=vergadering, door=secretaris)
    acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert acties.rond_vergadering_af(vergadering=vergadering, door=secretaris).status == "gehouden"


def test_na_afronden_staat_de_agenda_vast(vergadering, punt, secretaris):
    vergadering.begint_op = timezone.now()
    vergadering.save()
    acties.rond_vergadering_af(vergadering=vergadering, door=secretaris)
    with pytest.raises(ValidationError, match="staat vast"):
        acties.agendeer(vergadering=vergadering, titel="Te laat", door=secretaris)
    with pytest.raises(ValidationError, match="staat vast"):
        acties.stel_besluit_voor(agendapunt=punt, tekst="Te laat", door=secretaris)
