"""What the import commands share: arguments, the run itself, and the report as text."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from onderwijsregio.organisaties import importeren

MAX_GETOOND = 50


class Importopdracht(BaseCommand):
    """Import one file of kind `soort`: all of it or nothing. Ends with an error when nothing was done."""

    soort: str

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument(
            "--proef", action="store_true", help="zegt wat er zou gebeuren en verandert niets"
        )

    def handle(self, *, bestand: Path, proef: bool, verbosity: int, gemeente=(), toch=False, **_):
        try:
            bron = {
                "bestandsnaam": bestand.name,
                "inhoud": bestand.read_bytes(),
                "gemeenten": gemeente,
                "soort": self.soort,
            }
            ronde = importeren.beoordeel(**bron) if proef else importeren.importeer(**bron, toch=toch)
        except OSError as fout:
            raise CommandError(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
        except importeren.TeVeelGesloten as fout:
            raise CommandError(f"{fout} Er is niets veranderd. Klopt het, gebruik dan --toch.") from fout
        except importeren.BestandGeweigerd as fout:
            for regel in fout.fouten:
                self.stderr.write(f"regel {regel.regel}: {regel.reden}")
            raise CommandError(f"{fout} Er is niets veranderd.") from fout
        self._toon(ronde.verslag, None if verbosity > 1 else MAX_GETOOND)
        if proef:
            self.stdout.write("Dit was een proef: er is niets veranderd.")

    def _toon(self, verslag: dict, hooguit: int | None) -> None:
        for feit in importeren.feiten(verslag):
            self.stdout.write(feit)
        for deel in importeren.delen(verslag):
            self.stdout.write(f"{deel.titel}: {deel.aantal}")
            rijen = list(deel.rijen())
            for rij in rijen[:hooguit]:
                self.stdout.write(f"  {_regel(rij)}")
            if len(rijen) > len(rijen[:hooguit]):
                self.stdout.write(f"  … en nog {len(rijen) - len(rijen[:hooguit])} (alles met --verbosity 2)")


def _regel(rij: dict) -> str:
    if "regel" in rij:
        return f"regel {rij['regel']}: {rij['reden']}"
    woorden = [rij["code"], rij["naam"] + (f" ({rij['plaats']})" if rij.get("plaats") else "")]
    if "veld" in rij:
        woorden.append(f"– {rij['veld']}:")
    if "oud" in rij:
        woorden.append(f"'{rij['oud']}' → '{rij['nieuw']}'" if "nieuw" in rij else f"({rij['oud']})")
    elif "nieuw" in rij:
        woorden.append(f"– {rij['nieuw']}")
    return " ".join(woorden)
