"""What no file describes: values that are just odd, addresses and bodies that are broken, steps in any order.

Whatever comes, the answer is one of those that the file promises for that address, a problem where it is a refusal,
and never a 500.
"""

import json
import re
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from demo.fabrieken.koppelingen import SleutelFactory
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db

VACATURES, STUDENTEN = "/api/v1/mijn/vacatures", "/api/v1/mijn/studenten"
ZONDER_SCHADE = settings(
    max_examples=30, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # what fails is short as it is; to make it shorter takes minutes
)  # fmt: skip
#: For any field, whatever it is for.
RAAR = [
    None, True, 0, -1, 0.1, 1e308, 2**63, 10**400, "", " ", "0,8 - 1,0", "31-02-2027", "0001-01-01", "NaN", "a\x00b", "\ud800",
    "<script>alert(1)</script>", "é" * 70_000, [], [None], ["ma"] * 500, {}, [{"id": 1}],
]  # fmt: skip
#: Fields with rules between them: what lies on, next to and beyond each border.
GROEPEN = [
    {
        "fte_min": [0, 0.0001, 0.1, 0.8, 1, 2, 9.99, 10, 100],
        "fte_max": [None, 0.1, 0.8, 1, 2, 9.99, 100],
        "dagen": [[], ["vr", "ma"]],
    },
    {
        "start_op": [None, "2000-01-01", "2028-02-29", "2100-12-31"],
        "contract_tot": [None, "2000-01-01", "2100-12-31"],
        "sluit_op": ["2000-01-01", "2100-12-31"],
        "contract": ["", "vast", "tijdelijk"],
    },
    {
        "status": [None, "concept", "gepubliceerd", "verborgen", "gesloten"],
        "uitkomst": [None, "vervuld_elders", "ingetrokken"],
        "noodoplossing": ["", "samengevoegd"],
        "aanleiding": ["", "ziekte"],
    },
    {
        "salaris_van": [None, 0, 1, 99999],
        "salaris_tot": [None, 0, 1, 99999],
        "schaal": ["", "LB", "LC"],
        "open_voor_studenten": [True, False],
    },
    {
        "functie": ["leerkracht", "vakdocent", "schoolleider"],
        "vak": ["", "wiskunde"],
        "groepen": [[], [1, 8]],
        "niveaus": [[], ["vwo"]],
        "ook_op": [[], ["De Bever", "De Bever"]],
    },
]
GRENZEN = {veld: waarden for groep in GROEPEN for veld, waarden in groep.items()}
#: Parts of an address: what is in an address by accident or on purpose.
PADDELEN = [
    "%00", "a%00b", "%2F", "a%2F%2Fb", "%2e%2e", "..%2f..", "%FF%FE", "%ED%A0%80", "%0A", "%09", "%20", "é", "%F0%9F%92%A9",
    "%E2%80%AE", "a" * 5000, "0", "-1", str(2**63 - 1), str(2**63), "9" * 400, "1e3", "%D9%A1", "null", "'%22%3B--", "reeks",
    "%252F", "a%3Fproef=true", "a%23b",
]  # fmt: skip
#: Bodies as they come from a program that is broken.
LIJVEN = [
    b"", b"{", b"null", b"true", b"0", b'""', b"[]", b"{}", b"\xff\xfe{", b'{"titel": "\xc3\x28"}', b'{"titel": NaN}',
    b'{"fte_min": 1e999}', b'{"fte_min": 1' + b"0" * 6000 + b"}", b'{"a": 1, "a": 2}', b"\xef\xbb\xbf{}", b"[" * 200_000,
    b'{"titel":' * 20_000 + b"1" + b"}" * 20_000, b'{"titel": "\\ud800"}', b"titel=Leerkracht", b"<xml/>",
    b'{"vacatures": [null, 1, {}]}', b'{"studenten": [], "periode": "\\u0000"}',
]  # fmt: skip
KOPPEN = [
    {"Content-Type": "text/plain"}, {"Content-Type": "multipart/form-data"}, {"Content-Type": "application/json; charset=x"},
    {"Content-Length": "-5"}, {"Content-Length": "x"}, {"Content-Length": "99999999999"}, {"Authorization": ""},
    {"Authorization": "Bearer"}, {"Authorization": "Bearer é"}, {"Authorization": "Basic b3J2Xw=="},
    {"Authorization": "Bearer orv_" + "a" * 9000}, {"If-Match": '"x", *, W/'}, {"If-None-Match": "\xe9"},
    {"If-Modified-Since": "31 februari"}, {"Accept": "image/png"}, {"Accept-Encoding": "gzip;q=é"}, {"Host": "a b"},
]  # fmt: skip


class Deur:
    """Knocks, and judges each answer by what the file promises."""

    def __init__(self, wereld):
        self.wereld, self.client = wereld, Client(raise_request_exception=False)
        self.bestand = self.client.get("/api/v1/openapi.json").json()["paths"]

    def handelingen(self):
        return [(methode, pad) for pad, methoden in self.bestand.items() for methode in methoden]

    def klop(self, methode, pad, lijf=b"", adres=None, zo_is_het=True, **koppen):
        """One request, taken back again when `zo_is_het`; `adres` fills in the path."""
        lijf = lijf if isinstance(lijf, bytes) else json.dumps(lijf).encode()
        koppen = self.wereld.koppen(pad) | koppen
        soort = koppen.pop("Content-Type", "application/json")
        with transaction.atomic():
            adres = adres or pad.format(**self.wereld.sleutels(pad))
            antwoord = self.client.generic(methode.upper(), adres, lijf, soort, headers=koppen)
            transaction.set_rollback(zo_is_het)
        return self.keur(antwoord, methode, pad, (adres[:80], lijf[:200], koppen))

    def keur(self, antwoord, methode, pad, wat):
        belofte = {int(status) for status in self.bestand[pad][methode]["responses"]}
        # a name of the portal that it does not have never comes as far as the API; an odd path may be another address
        belofte |= {304, 405} if "Host" not in wat[2] else {304, 400, 405}
        assert antwoord.status_code in belofte - {500}, (methode, pad, antwoord.status_code, wat)
        if antwoord.status_code >= 400 and "Host" not in wat[2]:
            assert antwoord["Content-Type"] == "application/problem+json", (methode, pad, wat)
            assert antwoord.json()["detail"], (methode, pad, wat)
        return antwoord


@pytest.fixture
def deur(apiwereld):
    return Deur(apiwereld)


def velden_van(bestand_van_client, naam):
    return sorted(bestand_van_client["components"]["schemas"][naam]["properties"])


def test_elk_veld_verdraagt_elke_rare_waarde(deur, apiwereld):
    schemas = deur.client.get("/api/v1/openapi.json").json()
    for veld in velden_van(schemas, "Vacaturein"):
        rijen = [apiwereld.vacature | {"kenmerk": f"2028-{n}", veld: waarde} for n, waarde in enumerate(RAAR)]
        uitslagen = deur.klop("post", f"{VACATURES}/reeks", {"vacatures": rijen}).json()["uitslagen"]
        assert len(uitslagen) == len(RAAR), "each row is judged by itself"
    (student,) = apiwereld.studenten["studenten"]
    for veld in velden_van(schemas, "Studentin"):
        for waarde in RAAR:
            deur.klop("post", STUDENTEN, apiwereld.studenten | {"studenten": [student | {veld: waarde}]})


def test_velden_die_van_elkaar_afhangen_in_elke_combinatie(deur, apiwereld):
    geaccepteerd = set()
    for groep in GROEPEN:
        alle = [dict(zip(groep, waarden, strict=True)) for waarden in product(*groep.values())]
        for begin in range(0, len(alle), 100):
            rijen = [
                apiwereld.vacature | velden | {"kenmerk": f"2028-{nummer}"}
                for nummer, velden in enumerate(alle[begin : begin + 100])
            ]
            uitslagen = deur.klop("post", f"{VACATURES}/reeks", {"vacatures": rijen}).json()["uitslagen"]
            geaccepteerd |= {
                veld
                for velden, uit in zip(alle[begin : begin + 100], uitslagen, strict=True)
                if uit["gevolg"] == "nieuw"
                for veld in velden
            }
    assert geaccepteerd == set(GRENZEN), "of every group something comes past all checks"


def test_stappen_in_elke_volgorde(deur, apiwereld):
    """A few steps with the same two vacancies, each with some fields on a border, tried or for real."""
    velden = st.sets(st.sampled_from(sorted(GRENZEN)), max_size=3).flatmap(
        lambda namen: st.fixed_dictionaries({naam: st.sampled_from(GRENZEN[naam]) for naam in namen})
    )
    stap = st.tuples(
        st.sampled_from(["put", "sluiten", "publiceren", "reeks", "get"]),
        st.sampled_from(["2027/778", "2027-001"]),
        st.sampled_from([False, False, True]),
        st.one_of(st.just({}), velden),
        st.sampled_from([{}, {}, {}, {"If-Match": "*"}, {"If-None-Match": "*"}, {"If-Match": '"oud"'}]),
    )

    @ZONDER_SCHADE
    @given(st.lists(stap, min_size=2, max_size=6))
    def loop(stappen):
        with transaction.atomic():
            for wat, kenmerk, proef, velden, koppen in [("put", "2027/778", False, {}, {}), *stappen]:
                einde = f"/{wat}" if wat in ("publiceren", "sluiten") else ""
                pad = f"{VACATURES}/reeks" if wat == "reeks" else f"{VACATURES}/{{kenmerk}}{einde}"
                rij = apiwereld.vacature | velden
                lijf = {"vacatures": [rij | {"kenmerk": kenmerk}] * 2} if wat == "reeks" else rij
                lijf = {"uitkomst": velden.get("uitkomst") or "ingetrokken"} if wat == "sluiten" else lijf
                adres = pad.format(kenmerk=kenmerk.replace("/", "%2F")) + "?proef=true" * (
                    proef and wat != "get"
                )
                methode = wat if wat in ("put", "get") else "post"
                deur.klop(methode, pad, lijf, adres, zo_is_het=False, **koppen)
            transaction.set_rollback(True)

    loop()


def test_elk_adres_verdraagt_een_pad_dat_geen_pad_is(deur):
    for methode, pad in deur.handelingen():
        for deel in PADDELEN if "{" in pad else ():
            adres = re.sub(r"\{\w+\}", lambda _, deel=deel: deel, pad)
            antwoord = deur.client.generic(methode.upper(), adres, headers=deur.wereld.koppen(pad))
            assert antwoord.status_code < 500, (methode, adres[:120])
            if antwoord.status_code >= 400:
                assert antwoord["Content-Type"] == "application/problem+json", (methode, adres[:120])


def test_elk_adres_verdraagt_een_kapotte_inhoud_en_kapotte_koppen(deur, apiwereld):
    vooraf = list(Vacature.objects.values())
    for methode, pad in deur.handelingen():
        for lijf in LIJVEN if methode in ("put", "post") else (b"", b"{"):
            deur.klop(methode, pad, lijf)
        for koppen in KOPPEN:
            deur.klop(methode, pad, apiwereld.goede_inhoud(pad), **koppen)
        te_groot = deur.client.generic(
            methode.upper(), pad.format(**apiwereld.sleutels(pad)), b"x" * (10 * 1024 * 1024),
            "application/json", headers=apiwereld.koppen(pad),
        )  # fmt: skip
        assert te_groot.status_code == 413, (methode, pad)
        veel = "&".join(f"p{n}=1" for n in range(3000))
        assert (
            deur.klop(methode, pad, adres=f"{pad.format(**apiwereld.sleutels(pad))}?{veel}").status_code
            == 422
        )
    assert list(Vacature.objects.values()) == vooraf


def test_een_sleutel_van_een_ander_bestuur_ziet_en_verandert_niets(deur, apiwereld, hr_ander):
    SleutelFactory(
        tekst="orv_00000002_van-een-ander",
        koppeling__organisatie=hr_ander.lidmaatschap.organisatie,
        koppeling__gemaakt_door=hr_ander,
    )
    koppen = {"Authorization": "Bearer orv_00000002_van-een-ander"}
    for methode, pad in deur.handelingen():
        if "{kenmerk}" in pad:
            antwoord = deur.klop(methode, pad, apiwereld.goede_inhoud(pad), **koppen)
            assert antwoord.status_code in (404, 422), (methode, pad)
