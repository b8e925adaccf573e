"""The people of the loket introduce themselves, with a drawn face."""

import io

from PIL import Image, ImageDraw

from loket.acties import bewaar_visitekaartje

from .accounts import Mensen

MENSEN = {
    "makelaar": (
        "adviseur bij het loket",
        "Ik denk met u mee over de eerste stap. Bellen mag, een kop koffie ook.",
        ("#e9c9a8", "#3b2a20", "#0d4b52", "#e3efee"),
    ),
    "programmaleider": (
        "programmaleider",
        "Ik let erop dat iedereen op tijd antwoord krijgt.",
        ("#b98a63", "#1d1a18", "#7a3e2b", "#fdf4da"),
    ),
}


def maak_visitekaartjes(mensen: Mensen) -> None:
    """Cards of the demo's people at the loket, on the website."""
    for naam, (functie, tekst, kleuren) in MENSEN.items():
        bewaar_visitekaartje(
            gebruiker=mensen[naam], functie=functie, tekst=tekst, op_website=True, portret=_teken(*kleuren)
        )


def _teken(huid: str, haar: str, trui: str, achter: str) -> bytes:
    """A friendly drawing: nobody real."""
    vel = Image.new("RGB", (960, 960), achter)
    pen = ImageDraw.Draw(vel)
    pen.ellipse((150, 700, 810, 1300), fill=trui)
    pen.rounded_rectangle((410, 560, 550, 780), 60, fill=huid)
    pen.ellipse((270, 170, 690, 620), fill=haar)
    pen.ellipse((310, 230, 650, 670), fill=huid)
    pen.pieslice((290, 190, 670, 520), 180, 360, fill=haar)
    for x in (405, 525):
        pen.ellipse((x, 430, x + 30, 465), fill=haar)
    pen.arc((400, 470, 560, 590), 25, 155, fill=haar, width=12)
    uit = io.BytesIO()
    vel.resize((240, 240)).save(uit, "JPEG", quality=82)
    return uit.getvalue()
