"""Which school of the board is meant: by BRIN and number, or by its name."""

import re
from difflib import get_close_matches

from onderwijsregio.kern.kolommen import kaal
from onderwijsregio.organisaties.models import Organisatie, School

BRIN = re.compile(r"(\d{2}[A-Za-z]{2})[-\s]?(\d{1,2}|[0-9A-Za-z]{2})?")


class Scholen:
    """The open schools of one board, read once, to be found many times."""

    def __init__(self, organisatie: Organisatie):
        self.alle = list(School.objects.open().filter(bestuur=organisatie))
        self.namen: dict[str, list[School]] = {}
        for school in self.alle:
            self.namen.setdefault(kaal(school.naam), []).append(school)

    def lees(self, cel: str) -> School:
        """The school: "12AB00", "12AB-00", a BRIN with one location, or the name.

        Raises ValueError that names what comes near, or between which schools to choose.
        """
        gevonden = self._bij_brin(cel.strip()) or self.namen.get(kaal(cel), [])
        if len(gevonden) == 1:
            return gevonden[0]
        if gevonden:
            nummers = ", ".join(f"{s.brin}{s.vestiging} ({s.waar})" for s in gevonden)
            raise ValueError(f"Er zijn meer scholen die zo heten. Schrijf het BRIN met vestiging: {nummers}.")
        raise ValueError(f"Uw bestuur heeft geen school die zo heet.{self._lijkt_op(cel)}")

    def _bij_brin(self, cel: str) -> list[School]:
        nummer = BRIN.fullmatch(cel)
        if not nummer:
            return []
        van_brin = [s for s in self.alle if s.brin == nummer[1].upper()]
        if nummer[2] is None:
            return van_brin
        return [s for s in van_brin if s.vestiging == nummer[2].upper().zfill(2)]

    def _lijkt_op(self, cel: str) -> str:
        nabij = [self.namen[naam][-1].naam for naam in get_close_matches(kaal(cel), self.namen, 2, 0.6)]
        return (
            f" Bedoelt u {' of '.join(nabij)}?"
            if nabij
            else " Schrijf de naam zoals die in het portaal staat."
        )

    def lees_meer(self, cel: str) -> list[School]:
        """Several schools, with a semicolon, a comma or a new line between them."""
        return [self.lees(deel) for deel in re.split(r"[;,|\n]+", cel) if deel.strip()]
