"""What is measured, while the portal of the benchmark is running."""

import time
from contextlib import contextmanager
from copy import copy
from statistics import median

import django
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.belasting import belast
from bench.telefoon import eerste_bezoek

django.setup()

ZOEKPADEN = [
    "/vacatures/?q=leerkracht",
    "/vacatures/?q=docent",
    "/vacatures/?q=groep+5",
    "/vacatures/?q=assistent",
]
INHOUDPAD = "/over-het-loket/"
#: Whoever has filled in a form gets pages that are made for them, not remembered ones (docs/adr/0011).
EIGEN_COOKIE = {settings.CSRF_COOKIE_NAME: "x" * 32}


def cijfer(naam: str, waarde: float, eenheid: str, n: int) -> dict:
    return {"naam": naam, "waarde": round(waarde, 3), "eenheid": eenheid, "n": n}


def paginas(adres: str, kaal_adres: str) -> list[dict]:
    """Requests a second of home, a content page and search, each beside the bare view measured just before.

    First as visitors without cookies share them, then (`vers`) made anew for each request.
    """
    belast(adres, ["/", *ZOEKPADEN], seconden=1)  # a template is compiled once; that is not what we ask
    kaal = belast(kaal_adres, ["/"])
    resultaten = [cijfer("kaal_django.rps_16", kaal.per_seconde, "verzoeken/s", kaal.aantal)]
    eigen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in EIGEN_COOKIE.items())}
    for soort, koppen in (("", None), (".vers", eigen)):
        for naam, paden in (("home", ["/"]), ("inhoud", [INHOUDPAD]), ("zoeken", ZOEKPADEN)):
            gemeten = belast(adres, paden, koppen=koppen)
            aandeel = 100 * gemeten.per_seconde / kaal.per_seconde
            resultaten += [
                cijfer(f"{naam}{soort}.rps_16", gemeten.per_seconde, "verzoeken/s", gemeten.aantal),
                cijfer(f"{naam}{soort}.aandeel_van_kaal", aandeel, "%", gemeten.aantal),
                cijfer(f"{naam}{soort}.p95_ms", gemeten.p95_ms, "ms", gemeten.aantal),
            ]
    return resultaten


def telefoon(adres: str) -> list[dict]:
    """The first visit to pages that are read on a slow phone; of each figure the middle one of three."""
    resultaten = []
    with artikel_met_foto() as artikelpad:
        bladzijden = {"home": "/", "inhoud": INHOUDPAD, "contact": "/contact/", "artikel": artikelpad}
        for naam, pad in bladzijden.items():
            bezoeken = [eerste_bezoek(adres + pad) for _ in range(3)]
            resultaten += [
                cijfer(f"{naam}.eerste_bezoek_kb", median(b.kb for b in bezoeken), "kB", 3),
                cijfer(f"{naam}.telefoon_s", median(b.seconden for b in bezoeken), "s", 3),
                cijfer(f"{naam}.verschuiving", max(b.verschuiving for b in bezoeken), "CLS", 3),
            ]
    return resultaten


@contextmanager
def artikel_met_foto():
    """The address of an article with one ordinary photo, the heaviest page there is; gone again afterwards."""
    from io import BytesIO

    from django.core.files.images import ImageFile

    from loket.models import Artikel, Artikelen, Beeld

    uit = BytesIO()
    _foto().save(uit, "JPEG", quality=88)
    beeld = Beeld(title="Proef", description="Een klas", file=ImageFile(uit, name="proef.jpg"))
    beeld.save()
    artikel = Artikel(title="Proef", slug="proef-foto", samenvatting="Proef", beeld=beeld)
    artikel.inhoud = [("tekst", f"<p>{'Zo ziet een werkdag eruit. ' * 12}</p>")] * 5
    Artikelen.objects.get().add_child(instance=artikel)
    try:
        yield artikel.adres
    finally:
        artikel.delete()
        beeld.delete()


def _foto():
    """A picture of 1,600 pixels wide with as much detail as a photo has: coarse noise under finer noise."""
    import random

    from PIL import Image

    toeval = random.Random(3)
    foto = Image.new("RGB", (1600, 1067), "gray")
    for stukjes, dekking in ((4, 0.6), (12, 0.45), (40, 0.35), (130, 0.22), (400, 0.1)):
        maat = (stukjes, stukjes * 2 // 3)
        ruis = Image.frombytes("RGB", maat, toeval.randbytes(3 * maat[0] * maat[1]))
        foto = Image.blend(foto, ruis.resize(foto.size, Image.Resampling.BICUBIC), dekking)
    return foto


def queries() -> list[dict]:
    """Queries a page that is made anew, counted once with a warm process."""
    gast, programmaleider = Client(), Client()
    gast.cookies.load(EIGEN_COOKIE)
    from onderwijsregio.organisaties.models import Gebruiker

    gebruiker = Gebruiker.objects.get(email="programmaleider@voorbeeld.test")
    programmaleider.force_login(gebruiker, backend=settings.AUTHENTICATION_BACKENDS[1])
    return [
        cijfer("home.queries", _queries(gast, "/"), "queries", 1),
        cijfer("zoeken.queries", _queries(gast, ZOEKPADEN[0]), "queries", 1),
        cijfer("dashboard.queries", _queries(programmaleider, "/monitoring/"), "queries", 1),
    ]


def _queries(bezoeker: Client, pad: str) -> int:
    bezoeker.get(pad, headers={"host": "127.0.0.1"})
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = bezoeker.get(pad, headers={"host": "127.0.0.1"})
    if antwoord.status_code != 200:
        raise RuntimeError(f"{antwoord.status_code} op {pad}")
    return len(gevangen)


def matchronde() -> list[dict]:
    """A match round over the demo region, from asking to proposals, without the waiting for a worker."""
    from matching import acties
    from matching.models import Matchronde

    ronde = Matchronde.objects.create()
    begin = time.perf_counter()
    acties.reken(ronde_id=ronde.pk)
    ronde.refresh_from_db()
    duur = time.perf_counter() - begin
    return [cijfer("matchronde.regio_s", duur, "s", ronde.voorstellen.count())]


def rapport() -> list[dict]:
    """A report for DUS-I as PDF and DOCX, from rows to bytes."""
    from django.utils import timezone

    from governance import documenten
    from governance.models import Plan
    from governance.rapportages import verzamel

    begin = time.perf_counter()
    invoer = verzamel(Plan.objects.first(), timezone.localdate())
    documenten.als_pdf(invoer)
    documenten.als_docx(invoer)
    return [cijfer("rapport.s", time.perf_counter() - begin, "s", 1)]


def importeren() -> list[dict]:
    """Two thousand rows of which one in ten is faulty, from asking to result; all of it taken back."""
    from django.db import transaction
    from django.utils import timezone

    from demo.fabrieken.balie import ImportopdrachtFactory, csv_van
    from loket.acties import importwerk
    from onderwijsregio.organisaties.models import Gebruiker

    rijen = [
        [
            f"Naam{i}",
            "Proef",
            f"proef{i}@voorbeeld.test" if i % 10 else "geen adres",
            "",
            "1315",
            "po",
            "Gebeld.",
        ]
        for i in range(2_000)
    ]
    with transaction.atomic():
        opdracht = ImportopdrachtFactory(
            door=Gebruiker.objects.get(email="makelaar@voorbeeld.test"),
            inhoud=csv_van(*rijen),
            foute_rijen="overslaan",
            status="gevraagd",
            gevraagd_op=timezone.now(),
        )
        begin = time.perf_counter()
        importwerk.importeer(opdracht_id=opdracht.pk)
        duur = time.perf_counter() - begin
        opdracht.refresh_from_db()
        if (opdracht.aantallen["nieuw"], len(opdracht.fouten)) != (1_800, 200):
            raise RuntimeError(f"{opdracht.status}: {opdracht.aantallen}")
        transaction.set_rollback(True)
    return [cijfer("import.2000_s", duur, "s", 2_000)]


def dubbelen() -> list[dict]:
    """Look for people who are there twice, among fifty thousand; they are taken back afterwards."""
    import random

    from django.db import transaction

    from loket.models import Kandidaat
    from loket.rapportages.dubbelen import vind_dubbelen

    toeval = random.Random(7)
    voor = [
        a + b for a in ("Ja", "Ko", "Mi", "Sa", "Te", "Wi") for b in ("n", "rin", "la", "mmo", "ke", "sje")
    ]
    achter = [
        a + b
        for a in ("Bak", "Vis", "Mul", "Smi", "Boer", "Mei")
        for b in ("ker", "sers", "der", "ma", "huis")
    ]
    with transaction.atomic():
        Kandidaat.objects.bulk_create(
            Kandidaat(
                voornaam=toeval.choice(voor),
                achternaam=toeval.choice(achter),
                email=f"k{i}x@voorbeeld.test",
                telefoon=f"06{toeval.randrange(10**8):08d}",
                postcode=f"{toeval.randrange(1300, 1360)}{toeval.choice('ABCDEFGH')}{toeval.choice('ABCDEFGH')}",
                status="rust",
            )
            for i in range(50_000)
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE loket_kandidaat")
        begin = time.perf_counter()
        gevonden = vind_dubbelen()
        duur = time.perf_counter() - begin
        Kandidaat.objects.filter(pk__in=Kandidaat.objects.order_by("-pk").values("pk")[:1_800]).update(
            voornaam="Jan", achternaam="Jansen", postcode="1315AB"
        )
        begin = time.perf_counter()
        naamgenoten = vind_dubbelen()
        duur_naamgenoten = time.perf_counter() - begin
        transaction.set_rollback(True)
    return [
        cijfer("dubbelen.50000_s", duur, "s", len(gevonden)),
        cijfer("dubbelen.1800_naamgenoten_s", duur_naamgenoten, "s", len(naamgenoten)),
    ]


def bewaren() -> list[dict]:
    """A round of retention over fifty thousand candidates of whom one in ten is due; taken back afterwards.

    Raises RuntimeError when the round touched another number than those who are due.
    """
    from datetime import timedelta

    from django.db import transaction
    from django.utils import timezone

    from loket import acties
    from loket.models import Bewaarronde, Kandidaat

    lang_geleden = timezone.now() - timedelta(days=3 * 365)
    with transaction.atomic():
        Kandidaat.objects.bulk_create(
            Kandidaat(
                voornaam="Proef",
                achternaam=f"Persoon {i}",
                email=f"b{i}x@voorbeeld.test",
                status="rust",
                aangemaakt_op=lang_geleden if i % 10 == 0 else timezone.now(),
            )
            for i in range(50_000)
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE loket_kandidaat")
        ronde = Bewaarronde.objects.create()
        begin = time.perf_counter()
        acties.doe_bewaarronde(ronde.pk)
        duur = time.perf_counter() - begin
        geraakt = Kandidaat.objects.filter(achternaam__startswith="Persoon ", bewaren_gemeld_op__isnull=False)
        aan_de_beurt = geraakt.filter(aangemaakt_op=lang_geleden).count()
        if (geraakt.count(), aan_de_beurt) != (5_000, 5_000):
            raise RuntimeError(f"{geraakt.count()} geraakt, {aan_de_beurt} aan de beurt")
        transaction.set_rollback(True)
    return [cijfer("bewaren.50000_s", duur, "s", 50_000)]


ZOEKVRAGEN = [
    "q=leerkracht+groep+5&postcode=1315&km=15&sector=po&voor=zij",
    "q=docent+wiskunde&dag=ma&dag=di",
    "q=juf&postcode=1316&km=30&uren=16tot24",
    "q=onderwijsassistent&sector=po&sector=so&volgorde=nieuw",
    "postcode=1333&km=10&functie=leerkracht&volgorde=afstand",
    "q=intern+begeleider+almere&contract=vast",
    "sector=vo&page=3",
    "q=leerkrahct&postcode=1315&km=50",
]
AANTALLEN = (1_000, 20_000, 100_000)
BENCHKENMERK = "bench-"


def zoeken(adres: str, kaal_adres: str) -> list[dict]:
    """How well and how fast vacancies are found; the last of all, as it fills the portal with vacancies."""
    return [*_zo_goed(), *_zo_snel(adres, kaal_adres)]


def _zo_goed() -> list[dict]:
    """The test set of real-life queries, by our search and by PostgreSQL's Dutch one; taken back afterwards."""
    from django.db import transaction

    from bench import zoektoets
    from vacatures.models import Vacature
    from vacatures.zoeken.kennis import STAND

    resultaten = []
    with transaction.atomic():
        Vacature.objects.update(sluit_op="2000-01-01")  # only those of the test set are open
        namen, alle = zoektoets.maak_vacatures(), zoektoets.vragen()
        for achter, zoeker, gevraagd in (
            ("", zoektoets.met_onze_zoeker, alle),
            (".apart", zoektoets.met_onze_zoeker, [vraag for vraag in alle if vraag.apart]),
            (".kaal", zoektoets.met_kale_postgres, alle),
        ):
            oordeel = zoektoets.beoordeel(zoeker, namen, gevraagd)
            resultaten += [
                cijfer(f"zoeken.recall10{achter}", oordeel.recall10, "aandeel", oordeel.aantal),
                cijfer(f"zoeken.mrr{achter}", oordeel.mrr, "aandeel", oordeel.aantal),
            ]
        transaction.set_rollback(True)
    STAND.vergeet()
    return resultaten


def _zo_snel(adres: str, kaal_adres: str) -> list[dict]:
    """Search with facets and distance at 1,000, 20,000 and 100,000 open vacancies.

    Each page is made anew; under load also as visitors without cookies share pages (docs/adr/0011).
    """
    from vacatures.models import Vacature

    eigen = {"Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in EIGEN_COOKIE.items())}
    paden = [f"/vacatures/?{vraag}" for vraag in ZOEKVRAGEN]
    resultaten = []
    try:
        for aantal in AANTALLEN:
            _vul_aan_tot(aantal)
            belast(adres, paden, koppen=eigen, gelijktijdig=4, seconden=max(3, aantal / 4_000))
            gemeten = belast(adres, paden, koppen=eigen, gelijktijdig=1, seconden=6)
            resultaten.append(cijfer(f"zoeken.p95_ms.{aantal}", gemeten.p95_ms, "ms", gemeten.aantal))
            if aantal == 20_000:
                kaal = belast(kaal_adres, ["/"])
                for soort, koppen in (("", None), (".vers", eigen)):
                    druk = belast(adres, paden, koppen=koppen)
                    aandeel = 100 * druk.per_seconde / kaal.per_seconde
                    resultaten += [
                        cijfer(f"zoeken{soort}.rps_16.20000", druk.per_seconde, "verzoeken/s", druk.aantal),
                        cijfer(f"zoeken{soort}.rps_16.20000.aandeel_van_kaal", aandeel, "%", druk.aantal),
                    ]
    finally:
        Vacature.objects.filter(kenmerk__startswith=BENCHKENMERK)._raw_delete("default")
    return resultaten


def _vul_aan_tot(aantal: int) -> None:
    """Copies of the demo's open vacancies, each with a title and an age of its own, until there are `aantal`."""
    from datetime import timedelta

    from django.utils import timezone

    from vacatures.models import Vacature

    voorbeelden = list(Vacature.objects.open().exclude(kenmerk__startswith=BENCHKENMERK))
    er_zijn = Vacature.objects.open().count()
    nu = timezone.now()
    for begin in range(er_zijn, aantal, 5_000):
        kopieen = []
        for nummer in range(begin, min(begin + 5_000, aantal)):
            kopie = copy(voorbeelden[nummer % len(voorbeelden)])
            kopie.pk, kopie.kenmerk = None, f"{BENCHKENMERK}{nummer}"
            kopie.omschrijving += f" Plek nummer {nummer % 977} in team {nummer % 31}."
            kopie.gepubliceerd_op = nu - timedelta(minutes=nummer)
            kopieen.append(kopie)
        Vacature.objects.bulk_create(kopieen, batch_size=1_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vacatures_vacature")
