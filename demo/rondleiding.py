"""The persons of the tour: the two demo accounts that are candidates, and training to enrol in."""

from datetime import timedelta

from begeleiding.keuzes import Inschrijfstatus
from begeleiding.models import Gesprek, Inschrijving, Koppeling, Scholing, Traject
from loket.keuzes import Fase, Stapsoort, Vooropleiding
from loket.models import Kandidaat, Stap
from onderwijsregio.organisaties.keuzes import Sector
from onderwijsregio.organisaties.models import Lidmaatschap, Organisatie

from .accounts import Mensen
from .toeval import Toeval


def maak_kandidaat(mensen: Mensen, pc4: str, toeval: Toeval) -> Kandidaat:
    """kandidaat@ asked a question last week and can now begin: profile, consents, documents, route."""
    gebruiker = mensen["kandidaat"]
    persoon = Kandidaat.objects.create(
        gebruiker=gebruiker,
        voornaam=gebruiker.voornaam,
        achternaam=gebruiker.achternaam,
        email=gebruiker.email,
        postcode=pc4,
        sectoren=[Sector.PO],
        vooropleiding=Vooropleiding.HBO,
        volgende_stap="Uw profiel aanvullen en u aanmelden voor zij-instroom",
        volgende_stap_van=gebruiker,
        volgende_stap_op=toeval.vandaag + timedelta(days=7),
        aangemaakt_op=toeval.moment(toeval.vandaag - timedelta(days=6)),
    )
    gebeurd = [
        (6, "vraag_gesteld", "U stelde een vraag aan het loket.", None),
        (5, "vraag_beantwoord", "Het loket heeft uw vraag beantwoord.", mensen["makelaar"]),
        (5, "account_gemaakt", "U maakte een account.", gebruiker),
    ]
    Stap.objects.bulk_create(
        Stap(
            kandidaat=persoon,
            soort=soort,
            tekst=tekst,
            door=door,
            op=toeval.moment(toeval.vandaag - timedelta(days=dagen)) + timedelta(minutes=volgorde),
        )
        for volgorde, (dagen, soort, tekst, door) in enumerate(gebeurd)
    )
    return persoon


def geef_traject(mensen: Mensen, toeval: Toeval) -> None:
    """student@ follows a running traject and mentor@ guides them."""
    onderweg = Traject.objects.filter(status="lopend", start_op__lt=toeval.vandaag - timedelta(days=200))
    traject = onderweg.order_by("-start_op", "pk").first()
    student = mensen["student"]
    Kandidaat.objects.filter(pk=traject.kandidaat_id).update(
        gebruiker=student, voornaam=student.voornaam, achternaam=student.achternaam, email=student.email
    )
    mentor = Lidmaatschap.objects.get(gebruiker=mensen["mentor"])
    Traject.objects.filter(pk=traject.pk).update(school=mentor.school)
    Koppeling.objects.filter(traject=traject).update(mentor=mentor)
    Gesprek.objects.create(
        koppeling=traject.koppelingen.get(),
        gevoerd_op=toeval.vandaag - timedelta(days=12),
        onderwerp="Rust in de groep",
        verslag="We bespraken de start van de dag. Vaste plekken en een duidelijk begin helpen.",
        afspraken="Volgende keer kijkt de mentor een ochtend mee.",
        volgend_gesprek_op=toeval.vandaag + timedelta(days=9),
    )


def maak_scholingen(rijen: list[dict], toeval: Toeval) -> None:
    """The training of `demo.toml`, one every two weeks from next month; one with a `wachtlijst` is full."""
    organisaties = {organisatie.code: organisatie for organisatie in Organisatie.objects.all()}
    for volgnummer, rij in enumerate(rijen):
        scholing = Scholing.objects.create(
            titel=rij["titel"],
            aanbieder=organisaties[rij["aanbieder"]],
            omschrijving=rij["omschrijving"],
            plaatsen=rij["plaatsen"],
            dagdelen=rij["dagdelen"],
            begint_op=toeval.vandaag + timedelta(days=25 + 14 * volgnummer),
            plaats="Het loket",
        )
        if wachtenden := rij.get("wachtlijst", 0):
            _maak_vol(scholing, wachtenden, toeval)


def _maak_vol(scholing: Scholing, wachtenden: int, toeval: Toeval) -> None:
    """Everybody who learns or works enrols, one after the other, until so many wait."""
    lerend = Kandidaat.objects.filter(
        fase__in=[Fase.OPLEIDEN, Fase.BEGELEIDEN, Fase.PROFESSIONALISEREN], gebruiker__isnull=True
    )
    begin = toeval.moment(toeval.vandaag - timedelta(days=14))
    inschrijvingen = Inschrijving.objects.bulk_create(
        Inschrijving(
            scholing=scholing,
            kandidaat=kandidaat,
            status=Inschrijfstatus.INGESCHREVEN if plek < scholing.plaatsen else Inschrijfstatus.WACHTLIJST,
            op=begin + timedelta(hours=3 * plek),
        )
        for plek, kandidaat in enumerate(lerend.order_by("pk")[: scholing.plaatsen + wachtenden])
    )
    Stap.objects.bulk_create(
        Stap(
            kandidaat=inschrijving.kandidaat,
            soort=Stapsoort.INGESCHREVEN,
            tekst=f"Scholing {scholing}: {inschrijving.get_status_display()}.",
            op=inschrijving.op,
        )
        for inschrijving in inschrijvingen
    )
