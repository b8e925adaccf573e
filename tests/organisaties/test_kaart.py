"""The map of the region: north is up, nothing falls off, names can be read, dots lead to schools."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.organisaties import SchoolFactory
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from onderwijsregio.organisaties import kaart
from onderwijsregio.organisaties.kaart import Punt
from onderwijsregio.organisaties.models import Buurregio, Postcodegebied
from onderwijsregio.organisaties.regiodata import Regiofout, laad

PUNTEN = st.builds(
    Punt, st.floats(52, 52.6), st.floats(4.4, 5.6), st.sampled_from(["Almere", "Bloemendaal", "Heemstede", "Ouder-Amstel"])
)  # fmt: skip
BUREN = st.builds(Punt, st.floats(51, 53), st.floats(3.5, 7), st.sampled_from(["Lelystad", "Gooi en Vecht"]))


def test_zonder_gebieden_is_er_geen_kaart():
    assert kaart.teken([]) is None


def test_het_noorden_is_boven_en_het_oosten_rechts():
    getekend = kaart.teken([Punt(52.5, 5.3, "noordoost"), Punt(52.3, 5.1, "zuidwest")])
    boven, onder = getekend.vlakken
    assert boven.y < onder.y
    assert boven.x > onder.x


def test_een_graad_naar_het_oosten_is_korter_dan_een_naar_het_noorden():
    punten = [Punt(52.0, 5.0, ""), Punt(52.1, 5.0, ""), Punt(52.0, 5.1, "")]
    a, noord, oost = kaart.teken(punten).vlakken
    assert (oost.x - a.x) / (a.y - noord.y) == pytest.approx(0.615, abs=0.01)


def test_een_buur_staat_aan_de_rand_met_een_pijl_zijn_kant_op():
    midden = [Punt(52.3, 5.1, "A"), Punt(52.5, 5.3, "A")]
    buren = [Punt(52.4, 6.0, "oost"), Punt(53.0, 5.2, "noord"), Punt(52.4, 4.0, "west")]
    getekend = kaart.teken(midden, buren=buren)
    assert {naam.tekst for naam in getekend.buren} == {"oost →", "noord ↑", "← west"}


@given(st.lists(PUNTEN, min_size=1, max_size=30), st.lists(BUREN, max_size=4))
def test_alles_staat_op_het_vel_en_geen_naam_op_een_andere(punten, buren):
    getekend = kaart.teken(punten, buren=buren)
    assert 0 < getekend.hoogte <= kaart.HOOGSTENS
    for stip in getekend.vlakken:
        assert stip.x - stip.straal >= 0
        assert stip.x + stip.straal <= getekend.breedte
        assert stip.y - stip.straal >= 0
        assert stip.y + stip.straal <= getekend.hoogte
    for naam in (*getekend.namen, *getekend.buren):
        assert naam.links >= 0
        assert naam.links + naam.breedte <= getekend.breedte
    alle = (*getekend.namen, *getekend.buren)
    assert not [(a, b) for i, a in enumerate(alle) for b in alle[i + 1 :] if a.raakt(b)]


@given(st.lists(PUNTEN, min_size=1, max_size=8), st.integers(1, 9))
def test_stippen_op_een_punt_staan_naast_elkaar_en_op_het_vel(punten, aantal):
    plekken = [
        Punt(punt.lat, punt.lon, f"{nummer}", aantal) for nummer, punt in enumerate([*punten, *punten])
    ]
    getekend = kaart.teken(punten, plekken=plekken)
    stippen = getekend.stippen
    assert len(stippen) == len(plekken)
    assert not [(a, b) for i, a in enumerate(stippen) for b in stippen[i + 1 :] if a.raakt(b)]
    assert not [(naam, stip) for naam in getekend.namen for stip in stippen if naam.bedekt(stip)]
    for stip in stippen:
        assert stip.straal <= stip.x <= getekend.breedte - stip.straal
        assert stip.straal <= stip.y <= getekend.hoogte - stip.straal


def test_een_stip_alleen_staat_op_haar_eigen_punt():
    midden = Punt(52.4, 5.2, "A")
    getekend = kaart.teken([midden], plekken=[midden])
    ((vlak,), (stip,)) = getekend.vlakken, getekend.stippen
    assert (stip.x, stip.y) == (vlak.x, vlak.y)


@pytest.mark.parametrize("regio", ["almere", "hak"])
def test_de_kaart_van_elke_regio_heeft_haar_delen_en_buren(db, regio):
    laad(Regiogegevens(regio, REGIOS))
    buren = [Punt(buur.lat, buur.lon, buur.naam) for buur in Buurregio.objects.all()]
    getekend = kaart.teken(kaart.punten_van(Postcodegebied.objects.all()), buren=buren)
    assert len(getekend.namen) == len({punt.tekst for punt in kaart.punten_van(Postcodegebied.objects.all())})
    assert len(getekend.buren) == len(buren) >= 4
    assert all(naam.y <= getekend.hoogte for naam in (*getekend.namen, *getekend.buren))


def test_een_buurregio_buiten_nederland_wordt_geweigerd(db, tmp_path):
    map_ = tmp_path / "proef"
    map_.mkdir()
    bron = (REGIOS / "leeg" / "regio.toml").read_text("utf-8")
    (map_ / "regio.toml").write_text(
        bron + '\n[[buurregio]]\nnaam = "Ver"\ngemeenten = ["Ver"]\nlat = 12.0\nlon = 5.0\n', "utf-8"
    )
    (map_ / "organisaties.toml").write_text(
        (REGIOS / "leeg" / "organisaties.toml").read_text("utf-8"), "utf-8"
    )
    with pytest.raises(Regiofout, match=r"regio\.toml, buurregio 1: lat"):
        laad(Regiogegevens("proef", tmp_path))


def test_een_stip_leidt_naar_de_scholen_in_dat_postcodegebied(db, client):
    gebied = Postcodegebied.objects.create(
        pc4="1311", plaats="Almere", gemeente="Almere", wijk="Stad", lat=52.37, lon=5.22
    )
    hier = SchoolFactory(naam="De Hier", postcode="1311AB", gebied=gebied)
    daar = SchoolFactory(naam="De Daar", postcode="1355AB", gebied=None)
    bladzijde = client.get("/scholen/").content.decode()
    assert "/scholen/?waar=1311" in bladzijde
    gevonden = client.get("/scholen/?waar=1311").content.decode()
    assert hier.naam in gevonden
    assert daar.naam not in gevonden
    assert "Bekijk ze op de kaart" not in client.get("/scholen/?waar=1355").content.decode(), (
        "nothing to draw"
    )
