"""Two editors on one vacancy: the second reads what the first changed, and the history knows every field of it."""

from demo.fabrieken.organisaties import SchoolFactory
from vacatures import rapportages

from .test_levensloop import pad
from .test_vacature import ingevuld


def test_wie_te_laat_bewaart_ziet_wat_de_collega_veranderde_en_houdt_de_eigen_tekst(
    als, hr, collega, vacature
):
    begin = vacature.gewijzigd_op.isoformat()
    vast = ingevuld(vacature.school, versie=begin)
    als(collega).post(pad(vacature, "wijzigen"), vast | {"titel": "Van de collega"})
    antwoord = als(hr).post(pad(vacature, "wijzigen"), vast | {"titel": "Van mij"})
    assert antwoord.status_code == 422
    assert antwoord.context["ingehaald"].wie == collega.naam
    for titel in ("Van de collega", "Van mij"):
        assert titel in antwoord.text
    vacature.refresh_from_db()
    assert vacature.titel == "Van de collega"


def test_wat_alleen_de_collega_veranderde_blijft_en_wat_beiden_veranderden_kiest_de_tweede(
    als, hr, collega, vacature
):
    """The second typed a title and left the team and the schools as they were; the first changed all three."""
    adres = pad(vacature, "wijzigen")
    ander = SchoolFactory(bestuur=vacature.organisatie, naam="De Otter")
    als(collega).post(adres, ingevuld(vacature.school, versie=vacature.gewijzigd_op.isoformat()))
    vacature.refresh_from_db()
    vast = ingevuld(vacature.school, versie=vacature.gewijzigd_op.isoformat())
    van_collega = {"titel": "Van de collega", "team": "Twaalf mensen", "ook_op": [ander.pk], "meelopen": "on"}
    van_collega |= {"fte_max": "0.70", "dagen": ["di", "vr"]}
    als(collega).post(adres, vast | van_collega)
    antwoord = als(hr).post(adres, vast | {"titel": "Van mij", "salaris": "Volgens de cao"})

    gezien = {rij.veld: (rij.nu, rij.overgenomen) for rij in antwoord.context["ingehaald"].verschillen}
    assert gezien == {
        "titel": ("Van de collega", False),
        "team": ("Twaalf mensen", True),
        "ook_op": ("De Otter", True),
        "meelopen": ("ja", True),
        "fte_max": ("0,7", True),
        "dagen": ("dinsdag, vrijdag", True),
    }
    form = antwoord.context["form"]
    assert als(hr).post(adres, form.data).status_code == 302
    vacature.refresh_from_db()
    assert (vacature.titel, vacature.team, vacature.salaris, vacature.meelopen) == (
        "Van mij", "Twaalf mensen", "Volgens de cao", True,
    )  # fmt: skip
    assert list(vacature.ook_op.all()) == [ander]


def test_ook_welke_andere_scholen_erbij_kwamen_en_weggingen_staat_in_de_geschiedenis(
    als, hr, collega, vacature
):
    adres = pad(vacature, "wijzigen")
    bever, otter = (SchoolFactory(bestuur=vacature.organisatie, naam=naam) for naam in ("De Das", "De Otter"))
    for wie, scholen in ((hr, [bever.pk]), (collega, [bever.pk, otter.pk]), (hr, [])):
        als(wie).post(adres, ingevuld(vacature.school, ook_op=scholen))
    gezien = [
        (keer.wie, verandering.was, verandering.werd)
        for keer in rapportages.geschiedenis(vacature)
        for verandering in keer.veranderingen
        if verandering.veld == "Ook op deze scholen"
    ]
    assert gezien == [
        (hr.naam, "De Das, De Otter", "leeg"),
        (collega.naam, "De Das", "De Das, De Otter"),
        (hr.naam, "leeg", "De Das"),
    ]
