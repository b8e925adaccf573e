"""What was decided or submitted cannot be changed, also not with SQL past the portal."""

import pytest
from django.db import DatabaseError, connection, transaction

from demo.fabrieken.governance import BesluitFactory, StemmingFactory
from governance import acties, tasks
from governance.models import Besluit, Rapportage, Stem, Stemming


@pytest.fixture
def aangenomen(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    for zetel in zetels:
        acties.stem(stemming=stemming, zetel=zetel, keuze="voor", door=secretaris)
    return acties.sluit_stemming(stemming=stemming, door=secretaris)


@pytest.fixture
def ingediend(plan, secretaris, peildatum):
    rapportage = acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)
    tasks.maak_rapportage(rapportage.pk)
    return acties.dien_in(rapportage=rapportage, door=secretaris)


def weigert(sql, *waarden):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE governance_besluit SET tekst = 'iets anders' WHERE id = %s",
        "UPDATE governance_besluit SET status = 'voorgesteld', vastgesteld_op = NULL WHERE id = %s",
        "UPDATE governance_besluit SET totstandkoming = '[]' WHERE id = %s",
        "DELETE FROM governance_besluit WHERE id = %s",
        "UPDATE governance_agendapunt SET titel = 'x'"
        " WHERE id = (SELECT agendapunt_id FROM governance_besluit WHERE id = %s)",
        "UPDATE governance_stemming SET uitslag = 'open', gesloten_op = NULL WHERE besluit_id = %s",
        "DELETE FROM governance_stemming WHERE besluit_id = %s",
        "INSERT INTO governance_stemming (besluit_id, ronde, regel, uitslag, reden, geopend_op)"
        " VALUES (%s, 9, 'consent', 'open', '', now())",
        "UPDATE governance_stem SET keuze = 'tegen'"
        " WHERE stemming_id IN (SELECT id FROM governance_stemming WHERE besluit_id = %s)",
        "DELETE FROM governance_stem"
        " WHERE stemming_id IN (SELECT id FROM governance_stemming WHERE besluit_id = %s)",
    ],
)
def test_een_aangenomen_besluit_staat_vast(aangenomen, sql):
    weigert(sql, aangenomen.pk)
    assert Besluit.objects.get() == aangenomen
    assert Stem.objects.filter(keuze="voor").count() == 3


def test_een_stem_komt_er_na_sluiten_niet_bij(aangenomen, zetels, secretaris):
    stem = Stem.objects.first()
    weigert(
        "INSERT INTO governance_stem (stemming_id, zetel_id, keuze, gewicht, toelichting, door_id, op)"
        " SELECT stemming_id, %s, 'tegen', 1, '', door_id, now() FROM governance_stem WHERE id = %s",
        zetels[0].pk,
        stem.pk,
    )


def test_een_stem_verhuist_niet_van_of_naar_een_gesloten_stemming(aangenomen, zetels):
    open_stemming = StemmingFactory(besluit=BesluitFactory(status="in_stemming"))
    weigert("UPDATE governance_stem SET stemming_id = %s", open_stemming.pk)
    assert open_stemming.stemmen.count() == 0


def test_een_besluit_slaat_de_stemming_niet_over(besluit):
    weigert(
        "UPDATE governance_besluit"
        " SET status = 'aangenomen', vastgesteld_op = now(), totstandkoming = '[]' WHERE id = %s",
        besluit.pk,
    )


def test_een_bezwaar_heeft_een_toelichting(besluit, zetels, secretaris):
    stemming = StemmingFactory(besluit=BesluitFactory(status="in_stemming"))
    weigert(
        "INSERT INTO governance_stem (stemming_id, zetel_id, keuze, gewicht, toelichting, door_id, op)"
        " VALUES (%s, %s, 'bezwaar', 1, ' ', %s, now())",
        stemming.pk,
        zetels[0].pk,
        secretaris.pk,
    )


def test_een_gremium_wordt_niet_groter_dan_afgesproken(gremium, zetels):
    gremium.max_zetels = 3
    gremium.save()
    weigert(
        "INSERT INTO governance_zetel (gremium_id, organisatie_id, functie, stemrecht, mandaat, van)"
        " SELECT gremium_id, organisatie_id, 'adviseur', false, '', van FROM governance_zetel LIMIT 1"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE governance_rapportage SET invoer = '{}' WHERE id = %s",
        "UPDATE governance_rapportage SET pdf = 'x' WHERE id = %s",
        "UPDATE governance_rapportage SET peildatum = '2020-01-01' WHERE id = %s",
        "UPDATE governance_rapportage SET status = 'concept', ingediend_op = NULL WHERE id = %s",
        "DELETE FROM governance_rapportage WHERE id = %s",
    ],
)
def test_een_ingediende_rapportage_staat_vast(ingediend, sql):
    weigert(sql, ingediend.pk)
    assert Rapportage.objects.get().invoer_sha256 == ingediend.invoer_sha256


def test_een_stemming_bestaat_alleen_bij_een_besluit_in_stemming(besluit):
    weigert(
        "INSERT INTO governance_stemming (besluit_id, ronde, regel, uitslag, reden, geopend_op)"
        " VALUES (%s, 1, 'consensus', 'open', '', now())",
        besluit.pk,
    )
    assert not Stemming.objects.exists()
