"""One of everything, so that every address has something to show: owned by kandidaat@, the board of hr@, mentor@."""

from datetime import timedelta
from pathlib import Path

from django.test import Client
from django.utils import timezone
from django.utils.text import slugify
from post_office.models import Attachment, Email

from demo.fabrieken import agenda as agendafabriek
from demo.fabrieken import balie as baliefabriek
from demo.fabrieken import begeleiding as begeleidingfabriek
from demo.fabrieken import governance as governancefabriek
from demo.fabrieken import instroom as instroomfabriek
from demo.fabrieken import koppelingen as koppelingfabriek
from demo.fabrieken import lesaanbod as lesfabriek
from demo.fabrieken import loket as loketfabriek
from demo.fabrieken import matching as matchingfabriek
from demo.fabrieken import stages as stagefabriek
from demo.fabrieken import vacatures as vacaturefabriek
from demo.fabrieken import vervanging as vervangingfabriek
from demo.fabrieken.keuzehulp import KeuzeregelsFactory
from governance.rapportages import verzamel
from loket.acties import sleutel_voor
from loket.keuzes import Stapvorm
from loket.meldingen.post import AFMELDER
from loket.models import Afscherming, Afspraak, Ontvangst, Routestap
from onderwijsregio.kern.models import Grafiek
from onderwijsregio.organisaties.importeren.ronde import maak_voorbeeld
from onderwijsregio.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    School,
    Schoolvakantie,
    Uitnodiging,
)
from tests.momentopname import zet_regio
from vacatures.models import Studentenimport, Vacaturesjabloon

#: The columns of the table: who visits, by the name of the demo account.
WIE = [
    "bezoeker",
    "kandidaat",
    "student",
    "hr",
    "hr2",
    "makelaar",
    "mentor",
    "programmaleider",
    "stuurgroep",
    "beheer",
]


def _log_in(gebruiker: Gebruiker) -> dict[str, str]:
    """The cookie of somebody who logged in."""
    client = Client()
    client.force_login(gebruiker, "django.contrib.auth.backends.ModelBackend")
    return {naam: koekje.value for naam, koekje in client.cookies.items()}


class Wereld:
    """The demo region, with the rows that addresses with a key point at."""

    def __init__(self):
        zet_regio("almere", demo=True)
        self.account = {
            naam: Gebruiker.objects.get(email=f"{naam}@voorbeeld.test")
            for naam in [*WIE[1:], "werkgroep", "redacteur", "aanbieder"]
        }
        self.lid = {
            lid.gebruiker.email.partition("@")[0]: lid
            for lid in Lidmaatschap.objects.select_related("gebruiker")
        }
        self.koekjes = {naam: _log_in(gebruiker) for naam, gebruiker in self.account.items()}
        self.kandidaat = self.account["kandidaat"].kandidaat
        self.bestuur = self.lid["hr"].organisatie
        self.school = School.objects.filter(bestuur=self.bestuur).first()
        self._organisaties()
        self._loket()
        self._balie()
        self._agenda()
        self._vacatures_en_matching()
        self._stages()
        self._lessen()
        self._begeleiding()
        self._governance()

    def _organisaties(self):
        self.grafiek = Grafiek.objects.create(sleutel="a" * 64, beschrijving={}, svg="<svg/>")
        self.naamloos = Organisatie.objects.create(
            code="bevoegd-gezag-12345",
            naam="Bevoegd gezag 12345",
            soort="schoolbestuur",
            bevoegd_gezag="12345",
        )
        self.schoolvakantie = Schoolvakantie.objects.first()
        self.sleutel = "sleutel-van-de-uitnodiging"
        self.uitnodiging = Uitnodiging.objects.create(
            email="nieuw@voorbeeld.test",
            organisatie=self.bestuur,
            rol="hr",
            sleutelhash=Uitnodiging.hash_van(self.sleutel),
            verloopt_op=timezone.now() + timedelta(days=3),
        )
        bestand = Path(__file__).parent.parent / "organisaties" / "bestanden" / "po_2020.csv"
        self.importronde = maak_voorbeeld(
            bestandsnaam=bestand.name,
            inhoud=bestand.read_bytes(),
            gemeenten=[],
            door=self.account["beheer"],
        )
        self.mail = Email.objects.order_by("pk").first() or Email.objects.create(
            from_email="loket@voorbeeld.test", to="iemand@voorbeeld.test", subject="Proef"
        )
        self.mailstuk = Attachment.objects.create(name="afspraak.ics", mimetype="text/calendar", file="x.ics")
        self.mail.attachments.add(self.mailstuk)

    def _loket(self):
        self.afscherming = Afscherming.objects.create(
            kandidaat=self.kandidaat, organisatie=self.lid["hr2"].organisatie
        )
        self.document = loketfabriek.DocumentFactory(kandidaat=self.kandidaat)
        self.vraag = loketfabriek.VraagFactory(kandidaat=self.kandidaat, eigenaar=self.account["makelaar"])
        self.doorverwijzing = loketfabriek.DoorverwijzingFactory(
            vraag=self.vraag, kandidaat=self.kandidaat, naar=self.lid["hr"], door=self.account["makelaar"]
        )
        self.bijlage = loketfabriek.BijlageFactory(vraag=self.vraag)
        self.standaardantwoord = loketfabriek.StandaardantwoordFactory()
        self.aanmelding = loketfabriek.RouteaanmeldingFactory(
            kandidaat=self.kandidaat, route__code="zij-instroom"
        )
        self._instroom()
        self.keuzeconcept = KeuzeregelsFactory(versie=99)

    def _instroom(self):
        """kandidaat@ has a moment for the interview; hr@ has a subsidy to account for."""
        stand = {"status": "gedaan", "gedaan_op": timezone.now()}
        for stap in self.aanmelding.route.processtappen.geldig():
            if stap.vorm == Stapvorm.AFSPRAAK:
                nu = self._routestap(stap, status="nu", uiterlijk=timezone.localdate())
                stand = {"status": "straks"}
            else:
                self._routestap(stap, **stand)
        self.vrij, gekozen = (
            instroomfabriek.GespreksmomentFactory(makelaar=self.account["makelaar"], over=timedelta(days=d))
            for d in (200, 201)
        )
        Afspraak.objects.create(stap=nu, moment=gekozen, door=self.account["kandidaat"])
        self.subsidie = instroomfabriek.SubsidieFactory(kandidaat=self.kandidaat, bestuur=self.bestuur)

    def _routestap(self, stap, **velden):
        return Routestap.objects.create(
            aanmelding=self.aanmelding, stap=stap, volgorde=stap.volgorde, sinds=timezone.now(), **velden
        )

    def _balie(self):
        """A draft of an import, two records that look alike, and a merge: all of makelaar@."""
        makelaar = self.account["makelaar"]
        self.import_ = baliefabriek.ImportopdrachtFactory(door=makelaar)
        self.dubbel = [loketfabriek.KandidaatFactory(volgende_stap_van=makelaar) for _ in range(2)]
        self.filter = baliefabriek.BewaardFilterFactory(van=makelaar)
        self.samenvoeging = baliefabriek.SamenvoegingFactory(kandidaat=self.dubbel[0], door=makelaar)

    def _agenda(self):
        """An event and a request at the board of hr@; the draft is there to be published or thrown away."""
        eigen = {"organisator": self.bestuur, "gemaakt_door": self.account["hr"]}
        self.evenement = agendafabriek.EvenementFactory(**eigen)
        self.concept = agendafabriek.EvenementFactory(**eigen, concept=True)
        self.plek = agendafabriek.AanmeldingFactory(evenement=self.evenement, email="gast@voorbeeld.test")
        self.bezocht = agendafabriek.AanmeldingFactory(
            evenement=agendafabriek.EvenementFactory(**eigen, voorbij=True)
        )
        Ontvangst.objects.filter(school=self.school).delete()
        agendafabriek.OntvangstFactory(school=self.school, door=self.account["hr"])
        self.verzoek = agendafabriek.MeeloopverzoekFactory(school=self.school)
        self.meeloopdag = agendafabriek.MeeloopverzoekFactory(school=self.school, status="afgesproken")

    def _vacatures_en_matching(self):
        eigen = {"organisatie": self.bestuur, "school": self.school}
        self.vacature = vacaturefabriek.VacatureFactory(**eigen)
        self.zoekwoord_weg, self.zoekwoord_terug = (
            vacaturefabriek.ZoekwoordFactory(weg_op=op) for op in (None, timezone.now())
        )
        self.koppeling = koppelingfabriek.SleutelFactory(
            koppeling__organisatie=self.bestuur, koppeling__gemaakt_door=self.account["hr"]
        ).koppeling
        self.vacatureimport = koppelingfabriek.VacatureimportFactory(
            organisatie=self.bestuur, door=self.account["hr"]
        )
        self.sollicitatie = vacaturefabriek.SollicitatieFactory(
            vacature=self.vacature, kandidaat=self.kandidaat
        )
        self.sollicitatie.documenten.add(self.document)
        self.sollicitatiemoment = vacaturefabriek.SollicitatiemomentFactory(vacature=self.vacature)
        self.sjabloon = vacaturefabriek.AntwoordsjabloonFactory(organisatie=self.bestuur)
        self.zoekopdracht = vacaturefabriek.ZoekopdrachtFactory(email="kandidaat@voorbeeld.test", tekst="juf")
        self.schaaltabel = vacaturefabriek.SchaaltabelFactory()
        self.regioafspraak = vacaturefabriek.RegioafspraakFactory()
        self.vacaturesjabloon = Vacaturesjabloon.objects.create(
            organisatie=self.bestuur, naam="Leerkracht", gemaakt_door=self.account["hr"]
        )
        self.poollid = vervangingfabriek.PoollidFactory()
        self.vervanging = vervangingfabriek.VervangingsdagFactory(
            verzoek__school=self.school, lid=self.poollid
        )
        self.ronde = matchingfabriek.MatchrondeFactory()
        self.voorstel = matchingfabriek.VoorstelFactory(
            ronde=self.ronde,
            kandidaat=self.kandidaat,
            vacature=self.vacature,
            status="goedgekeurd",
            goedgekeurd_op=timezone.now(),
            goedgekeurd_door=self.account["makelaar"],
        )

    def _stages(self):
        """A draft of the board of hr@ for a year far away; a student and a file of an institute without an account."""
        aanbod = stagefabriek.StageaanbodFactory(
            school=self.school, jaar=stagefabriek.StagejaarFactory(begin=2090)
        )
        self.stagebegeleider = stagefabriek.StagebegeleiderFactory(aanbod=aanbod)
        self.stageplaats = stagefabriek.StageplaatsFactory(aanbod=aanbod, plaatsen=1)
        self.stagestudent = stagefabriek.StagestudentFactory()
        self.studentenimport = Studentenimport.objects.create(
            instituut=self.stagestudent.instituut,
            periode=self.stageplaats.periode,
            bestandsnaam="studenten.csv",
            inhoud=b"",
            door=self.account["makelaar"],
        )

    def _lessen(self):
        """aanbieder@ offers a lesson; the board of hr@ asked for it, asked about it, and had one before."""
        bij = {"organisatie": self.account["aanbieder"].lidmaatschap.organisatie}
        self.lesaanbod = lesfabriek.LesaanbodFactory(**bij, gemaakt_door=self.account["aanbieder"])
        eigen = {"aanbod": self.lesaanbod, "school": self.school, "gemaakt_door": self.account["hr"]}
        self.lesreeks = lesfabriek.LesFactory(reeks=lesfabriek.LesreeksFactory(**eigen)).reeks
        afgesproken = lesfabriek.LesreeksFactory(**eigen, bevestigd=True)
        self.les = lesfabriek.LesFactory(reeks=afgesproken, geweest=True)
        self.lesvraag = lesfabriek.LesvraagFactory(
            aanbod=self.lesaanbod, bestuur=self.bestuur, gesteld_door=self.account["hr"]
        )

    def _begeleiding(self):
        self.traject = begeleidingfabriek.TrajectFactory(kandidaat=self.kandidaat, school=self.school)
        self.mijlpaal = begeleidingfabriek.MijlpaalFactory(traject=self.traject)
        self.behaald = begeleidingfabriek.MijlpaalFactory(
            traject=self.traject, behaald_op=timezone.localdate()
        )
        begeleidingfabriek.KoppelingFactory(traject=self.traject, mentor=self.lid["mentor"])
        self.inschrijving = begeleidingfabriek.InschrijvingFactory(kandidaat=self.kandidaat)

    def _governance(self):
        self.stemming = governancefabriek.StemmingFactory()
        gremium = self.stemming.besluit.agendapunt.vergadering.gremium
        self.zetel = governancefabriek.ZetelFactory(
            gremium=gremium, organisatie=self.bestuur, gebruiker=self.account["stuurgroep"]
        )
        plan, dag = governancefabriek.PlanFactory(), timezone.localdate()
        self.rapportage = governancefabriek.RapportageFactory(
            plan=plan,
            peildatum=dag,
            status="concept",
            invoer=verzamel(plan, dag),
            pdf=b"%PDF-",
            docx=b"PK",
            gemaakt_op=timezone.now(),
        )


#: The pages about the steps of one application.
STAPPEN = [
    "mijn_instroom",
    "mijn_gesprek",
    "mijn_afzeggen",
    "mijn_kalender",
    "al_gedaan",
    "gesprek",
    "uitstap",
]
#: What is done with a saved search by a link in a mail.
ZOEKOPDRACHT = ["bevestig", "stop", "nog"]
#: What can be done with a question besides answering it.
VRAAG = ["notitie", "sluiten", "terughalen", "toewijzen", "samenvoegen", "losmaken"]
#: What can be done with an outcome of the keuzehulp, and with a concept of its rules.
UITKOMST = ["stap", "pdf", "mail", "bewaar"]
CONCEPT = ["", "_proef", "_verschil", "_publiceer", "_weg", "_geen"]
#: What candidate and board do with one application.
SOLLICITATIE = [
    "sollicitatie",
    "sollicitatie_bericht",
    "sollicitatie_notitie",
    "sollicitatie_doorgeven",
    "nog_een_gesprek",
    "wijzig_sollicitatie",
    "zeg_ja",
    "sta_hulp_toe",
    "trek_hulp_in",
    "mijn_moment",
    "mijn_gesprek_afzeggen",
    "mijn_gesprek_agenda",
]
#: What a school tells about its internships, and what can be done with a student who looks for one.
STAGESCHOOL = ["stageaanbod", "stageplaats_nieuw", "stagebegeleider_nieuw"]
STUDENT = ["", "_gegevens", "_wissen"]
#: What can be done with a draft of an import.
IMPORT = ["kolommen", "voorbeeld", "fouten", "stop", "weg", "terug"]


#: What can be done with a lesson offer, and with a series of lessons.
LESAANBOD = ["les", "stel_lesvraag", "boek_lessen", "wijzig_aanbod", "publiceer_aanbod", "stop_aanbod"]
LESREEKS = ["lesreeks", "bevestig_reeks", "andere_dagen", "lessen_afzeggen", "lesreeks_ics"]


def sleutels(naam: str, wereld: Wereld) -> dict:
    """The arguments of the address `naam`, pointing at the row that belongs to it."""
    besluit = wereld.stemming.besluit
    vergadering = besluit.agendapunt.vergadering
    return {
        "api:niet_gevonden": {"pad": "onzin"},
        "api:vacature": {"nummer": wereld.vacature.pk},
        "api:school": {"nummer": wereld.school.pk},
        "api:eigen_student": {"studentnummer": wereld.stagestudent.studentnummer},
        **{f"api:{naam}": {"kenmerk": "2027-001"} for naam in ("eigen_vacature", "publiceren", "sluiten")},
        "vacatures:importsjabloon": {"soort": "xlsx"},
        "vacatures:vacatureimport": {"pk": wereld.vacatureimport.pk},
        **{
            f"vacatures:import_{wat}": {"pk": wereld.vacatureimport.pk}
            for wat in ("kolommen", "voorbeeld", "fouten", "weg")
        },
        **{
            f"vacatures:{naam}": {"pk": wereld.koppeling.pk}
            for naam in ("koppeling", "wissel_sleutel", "trek_koppeling_in")
        },
        "kern:grafiek": {"sleutel": wereld.grafiek.sleutel},
        "organisaties:uitnodiging": {"sleutel": wereld.sleutel},
        "organisaties:school": {"pk": wereld.school.pk},
        "organisaties:schoolvakantie": {"pk": wereld.schoolvakantie.pk},
        "organisaties:schoolvakantie_weg": {"pk": wereld.schoolvakantie.pk},
        "organisaties:organisatie_wijzig": {"pk": wereld.bestuur.pk},
        "organisaties:organisatie_samenvoegen": {"pk": wereld.naamloos.pk},
        "organisaties:mens": {"pk": wereld.account["hr"].pk},
        "organisaties:rol_beeindigen": {"pk": wereld.lid["hr2"].pk},
        "organisaties:rol_herstellen": {"pk": wereld.lid["hr2"].pk},
        "organisaties:uitnodiging_opnieuw": {"pk": wereld.uitnodiging.pk},
        "organisaties:uitnodiging_intrekken": {"pk": wereld.uitnodiging.pk},
        "organisaties:import": {"pk": wereld.importronde.pk},
        "organisaties:import_verslag": {"pk": wereld.importronde.pk},
        "organisaties:import_doorvoeren": {"pk": wereld.importronde.pk},
        "organisaties:import_weggooien": {"pk": wereld.importronde.pk},
        "loket:route": {"code": "zij-instroom"},
        "loket:profieldeel": {"code": "werk"},
        "loket:laat_zien": {"pk": wereld.afscherming.pk},
        "loket:document": {"pk": wereld.document.pk},
        "loket:beeld": {"pad": "bestaatniet.webp"},
        "wagtail_serve": {"pad": "over-het-loket/"},
        "loket:document_verwijderen": {"pk": wereld.document.pk},
        "loket:aanmelden": {"code": "zij-instroom"},
        "loket:aanmelding_intrekken": {"pk": wereld.aanmelding.pk},
        "loket:mijn_vraag": {"pk": wereld.vraag.pk},
        "loket:vraag": {"pk": wereld.vraag.pk},
        "loket:vraag_volgen": {"sleutel": wereld.vraag.ondertekend},
        "loket:vraag_bijlage": {"sleutel": wereld.vraag.ondertekend, "pk": wereld.bijlage.pk},
        "loket:bijlage": {"pk": wereld.bijlage.pk},
        **{f"loket:vraag_{wat}": {"pk": wereld.vraag.pk} for wat in VRAAG},
        "loket:standaardantwoord": {"pk": wereld.standaardantwoord.pk},
        "loket:antwoordtijd_export": {"soort": "csv"},
        "loket:doorverwijzen": {"pk": wereld.vraag.pk},
        "loket:doorverwijzing": {"pk": wereld.doorverwijzing.pk},
        "loket:kandidaten_export": {"soort": "csv"},
        "loket:subsidietotalen_export": {"groep": "bestuur", "soort": "csv"},
        "loket:kandidaat": {"pk": wereld.kandidaat.pk},
        "loket:vergelijk_met": {"pk": wereld.kandidaat.pk},
        "loket:stap": {"pk": wereld.kandidaat.pk},
        "loket:einde": {"pk": wereld.kandidaat.pk},
        "loket:aanmelding": {"pk": wereld.aanmelding.pk},
        **{f"loket:{plek}": {"pk": wereld.aanmelding.pk} for plek in STAPPEN},
        "loket:gegevens": {"sleutel": sleutel_voor(wereld.kandidaat)},
        "loket:post_uit": {"sleutel": AFMELDER.sign(f"{wereld.kandidaat.pk}-nazorg")},
        "loket:portret": {"pk": wereld.account["makelaar"].pk},
        "loket:gegevens_download": {"soort": "json"},
        "loket:uitval_export": {"soort": "csv"},
        "loket:moment_intrekken": {"pk": wereld.vrij.pk},
        "loket:subsidies_export": {"soort": "csv"},
        "loket:subsidie": {"pk": wereld.subsidie.pk},
        "loket:kandidatenimport": {"pk": wereld.import_.pk},
        **{f"loket:import_{wat}": {"pk": wereld.import_.pk} for wat in IMPORT},
        "loket:dubbelen_export": {"soort": "csv"},
        **{
            naam: {"een": wereld.dubbel[0].pk, "ander": wereld.dubbel[1].pk}
            for naam in ("loket:samenvoegen", "loket:geen_dubbel")
        },
        "loket:filter": {"pk": wereld.filter.pk},
        "loket:filter_weg": {"pk": wereld.filter.pk},
        "loket:samenvoeging": {"pk": wereld.samenvoeging.pk},
        "loket:evenement": {"pk": wereld.evenement.pk},
        "loket:evenement_ics": {"pk": wereld.evenement.pk},
        "loket:aanmelding_agenda": {"sleutel": wereld.plek.ondertekend},
        "loket:afspraak": {"sleutel": wereld.plek.ondertekend},
        "loket:evaluatie": {"sleutel": wereld.bezocht.ondertekend},
        "loket:meelopen_school": {"pk": wereld.school.pk},
        "loket:meelopen_verzoek": {"sleutel": wereld.verzoek.ondertekend},
        "loket:meeloopafspraak": {"sleutel": wereld.meeloopdag.ondertekend},
        "loket:meelopen_export": {"soort": "csv"},
        "loket:ontvangst_export": {"soort": "csv"},
        "loket:werk_agenda_export": {"soort": "csv"},
        "loket:werk_evenement": {"pk": wereld.evenement.pk},
        "loket:evenement_wijzig": {"pk": wereld.evenement.pk},
        "loket:evenement_publiceer": {"pk": wereld.concept.pk},
        "loket:evenement_weg": {"pk": wereld.concept.pk},
        "loket:evenement_afgelasten": {"pk": wereld.evenement.pk},
        "loket:evenement_stands": {"pk": wereld.evenement.pk},
        "loket:evenement_aanwezig": {"pk": wereld.evenement.pk},
        "loket:evenement_uitnodigen": {"pk": wereld.evenement.pk},
        "loket:evenement_export": {"pk": wereld.evenement.pk, "soort": "csv"},
        "loket:meeloopverzoek": {"pk": wereld.verzoek.pk},
        "loket:keuzehulp_start": {"versie": 1},
        **{f"loket:keuzehulp_{wat}": {"versie": 1, "antwoorden": "school.kijken"} for wat in UITKOMST},
        **{f"loket:keuzeregels{wat}": {"pk": wereld.keuzeconcept.pk} for wat in CONCEPT},
        "loket:keuzeregels_proef_stap": {"pk": wereld.keuzeconcept.pk, "antwoorden": "ja.nee"},
        "loket:keuzevraag_nieuw": {"pk": wereld.keuzeconcept.pk},
        "loket:keuzevraag": {"pk": wereld.keuzeconcept.pk, "code": "tijd"},
        "loket:keuzeregel_nieuw": {"pk": wereld.keuzeconcept.pk, "route": "zij-instroom"},
        "loket:keuzeregel": {"pk": wereld.keuzeconcept.pk, "route": "zij-instroom", "nummer": 1},
        "vacatures:vacature": {"pk": wereld.vacature.pk},
        "vacatures:bewaar": {"pk": wereld.vacature.pk},
        "vacatures:landing": {"functie": "leerkracht", "plaats": slugify(wereld.school.plaats)},
        **{
            f"vacatures:zoekwoord_{wat}": {"pk": getattr(wereld, f"zoekwoord_{wat}").pk}
            for wat in ("weg", "terug")
        },
        "vacatures:verborgen_export": {"soort": "csv"},
        **{f"vacatures:{plek}": {"pk": wereld.school.pk} for plek in STAGESCHOOL},
        **{f"vacatures:{plek}": {"pk": wereld.stageplaats.pk} for plek in ("stageplaats", "stageplaats_weg")},
        **{
            f"vacatures:{plek}": {"pk": wereld.stagebegeleider.pk}
            for plek in ("stagebegeleider", "stagebegeleider_weg")
        },
        **{
            f"vacatures:stageaanbod_{doe}": {"pk": wereld.stageplaats.aanbod_id}
            for doe in ("bevestigen", "concept")
        },
        "vacatures:stagecijfers_export": {"soort": "csv"},
        "vacatures:stagevergoedingen_export": {"soort": "csv"},
        "vacatures:stagestudenten_export": {"soort": "csv"},
        **{f"vacatures:stagestudent{doe}": {"pk": wereld.stagestudent.pk} for doe in STUDENT},
        **{
            f"vacatures:studentenimport{doe}": {"pk": wereld.studentenimport.pk}
            for doe in ("", "_fouten", "_weg")
        },
        "vacatures:solliciteer": {"pk": wereld.vacature.pk},
        "vacatures:mijn_sollicitatie": {"pk": wereld.sollicitatie.pk},
        "vacatures:trek_sollicitatie_in": {"pk": wereld.sollicitatie.pk},
        **{f"vacatures:{plek}": {"pk": wereld.sollicitatie.pk} for plek in SOLLICITATIE},
        "vacatures:pijplijn_export": {"pk": wereld.vacature.pk, "soort": "csv"},
        "vacatures:moment": {"pk": wereld.sollicitatiemoment.pk},
        "vacatures:moment_intrekken": {"pk": wereld.sollicitatiemoment.pk},
        "vacatures:sjabloon": {"pk": wereld.sjabloon.pk},
        "vacatures:sollicitatiecijfers_export": {"soort": "csv"},
        "vacatures:sollicitatiedocument": {"pk": wereld.sollicitatie.pk, "document_pk": wereld.document.pk},
        **{
            f"vacatures:zoekopdracht_{doel}": {"sleutel": wereld.zoekopdracht.sleutel(doel)}
            for doel in ZOEKOPDRACHT
        },
        "vacatures:zoekopdrachten_met_sleutel": {"sleutel": wereld.zoekopdracht.sleutel("beheer")},
        **{f"vacatures:zoekopdracht_{wat}": {"pk": wereld.zoekopdracht.pk} for wat in ("wijzig", "doe")},
        **{
            f"vacatures:zoekopdracht_{wat}_met_sleutel": {
                "sleutel": wereld.zoekopdracht.sleutel("beheer"),
                "pk": wereld.zoekopdracht.pk,
            }
            for wat in ("wijzig", "doe")
        },
        "vacatures:zoekopdrachten_cijfers_export": {"soort": "csv"},
        "vacatures:vacaturesjabloon_weg": {"pk": wereld.vacaturesjabloon.pk},
        "vacatures:maak_vacaturesjabloon": {"pk": wereld.vacature.pk},
        "vacatures:bereik_export": {"soort": "csv"},
        "vacatures:afwijkingen_export": {"soort": "csv"},
        "vacatures:regioafspraak": {"pk": wereld.regioafspraak.pk},
        "vacatures:schaaltabel": {"pk": wereld.schaaltabel.pk},
        "vacatures:schaaltabel_weg": {"pk": wereld.schaaltabel.pk},
        "vacatures:vervangingsverzoek": {"pk": wereld.vervanging.verzoek_id},
        "vacatures:wijs_vervanging_toe": {"pk": wereld.vervanging.verzoek_id},
        "vacatures:trek_vervanging_in": {"pk": wereld.vervanging.verzoek_id},
        "vacatures:hoe_ging_vervanging": {"pk": wereld.vervanging.pk},
        "vacatures:vervangingscijfers_export": {"soort": "csv"},
        "vacatures:poollid": {"pk": wereld.poollid.pk},
        "vacatures:in_de_pool": {"kandidaat": wereld.kandidaat.pk},
        "vacatures:mijn_vervanging_met_sleutel": {
            "sleutel": wereld.poollid.ONDERTEKENAAR.sign(str(wereld.poollid.pk))
        },
        **{f"vacatures:{plek}": {"pk": wereld.lesaanbod.pk} for plek in LESAANBOD},
        **{f"vacatures:{plek}": {"pk": wereld.lesreeks.pk} for plek in LESREEKS},
        **{f"vacatures:{plek}": {"pk": wereld.les.pk} for plek in ("zeg_gegeven", "beslis_les")},
        "vacatures:lesvraag": {"pk": wereld.lesvraag.pk},
        "vacatures:lescijfers_export": {"soort": "csv"},
        "matching:ronde": {"pk": wereld.ronde.pk},
        "begeleiding:trajecten_export": {"soort": "csv"},
        "begeleiding:mijlpaal": {"pk": wereld.traject.pk, "mijlpaal_pk": wereld.mijlpaal.pk},
        "begeleiding:mijlpaal_terug": {"pk": wereld.traject.pk, "mijlpaal_pk": wereld.behaald.pk},
        "begeleiding:scholing_wijzig": {"pk": wereld.inschrijving.scholing_id},
        "begeleiding:scholing_annuleer": {"pk": wereld.inschrijving.scholing_id},
        "begeleiding:deelnemers": {"pk": wereld.inschrijving.scholing_id, "soort": "csv"},
        "begeleiding:scholing": {"pk": wereld.inschrijving.scholing_id},
        "begeleiding:schrijf_in": {"pk": wereld.inschrijving.scholing_id},
        "begeleiding:annuleer_inschrijving": {"pk": wereld.inschrijving.pk},
        "monitoring:cijfers": {"soort": "csv"},
        "monitoring:indicator": {"code": "zij_instromers_gestart"},
        "monitoring:verloop": {"code": "zij_instromers_gestart", "soort": "csv"},
        "monitoring:telt": {"code": "zij_instromers_gestart"},
        "monitoring:telt_bestand": {"code": "zij_instromers_gestart", "soort": "csv"},
        "governance:gremium": {"code": vergadering.gremium.code},
        "governance:plan_vergadering": {"code": vergadering.gremium.code},
        "governance:vergadering": {"pk": vergadering.pk},
        "governance:agendeer": {"pk": vergadering.pk},
        "governance:rond_af": {"pk": vergadering.pk},
        "governance:stel_besluit_voor": {"pk": besluit.agendapunt_id},
        "governance:besluit": {"pk": besluit.pk},
        "governance:open_stemming": {"pk": besluit.pk},
        "governance:plan_van": {"jaar": wereld.rapportage.plan.jaar},
        "governance:stem": {"pk": wereld.stemming.pk, "zetel_pk": wereld.zetel.pk},
        "governance:download": {"pk": wereld.rapportage.pk, "soort": "pdf"},
        "demo:brief": {"pk": wereld.mail.pk},
        "demo:bijlage": {"pk": wereld.mail.pk, "nummer": wereld.mailstuk.pk},
    }.get(naam) or _naar_app(naam, wereld)


def _naar_app(naam: str, wereld: Wereld) -> dict:
    """What most addresses of an app point at."""
    app, _, plek = naam.partition(":")
    over_een_stemming = plek in ("notuleer", "sluit_stemming")
    per_app = {
        "vacatures": wereld.vacature,
        "matching": wereld.voorstel,
        "begeleiding": wereld.traject,
        "governance": wereld.stemming if over_een_stemming else wereld.rapportage,
    }
    return {"pk": per_app[app].pk}
