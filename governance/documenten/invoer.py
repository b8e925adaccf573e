"""What the documents are made from, in one fixed notation."""

import hashlib
import json


def stabiel(invoer: dict | list) -> str:
    """The one way to write input down: keys sorted, no spaces, so that equal content has equal bytes."""
    return json.dumps(invoer, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_van(invoer: dict) -> str:
    """The hash that names this input."""
    return hashlib.sha256(stabiel(invoer).encode()).hexdigest()


def in_woorden(grafiek: dict) -> str:
    """What the chart shows, for who does not see it."""
    punten = [
        f"{punt['over']}: {punt['tekst']}"
        + (f" (doel {punt['streefwaarde']})" if punt["streefwaarde"] else "")
        for punt in grafiek["punten"]
    ]
    return f"Staafgrafiek van {grafiek['naam'].lower()}. {'; '.join(punten)}."


def rondes_in_woorden(besluit: dict) -> list[str]:
    """Per vote one sentence: the rule, the outcome and why."""
    return [
        f"Ronde {ronde['ronde']}, {ronde['regel']}: {ronde['uitslag']}. {ronde['reden']}"
        for ronde in besluit["totstandkoming"]
    ]
