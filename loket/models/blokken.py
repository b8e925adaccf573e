"""The building blocks that editors make a text of: few, and each with a look of its own."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from onderwijsregio.kern import menu

TEKST = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
REGEL = ["bold", "italic", "link", "ul"]


class Adres(blocks.CharBlock):
    """An address on this website (/routes/), elsewhere (https://…), by mail or by telephone."""

    def __init__(self, **opties):
        opties.setdefault("label", "Adres")
        opties.setdefault(
            "help_text", "Op deze website, zoals /routes/, of elders, zoals https://www.duo.nl/"
        )
        super().__init__(
            max_length=300,
            validators=[RegexValidator(r"^(/|https://|mailto:|tel:)", "Begin met / of met https://")],
            **opties,
        )


class Verwijzing(blocks.StructBlock):
    """A page of the website or an address, with the words of the link."""

    bladzijde = blocks.PageChooserBlock(required=False, label="Pagina")
    naar = Adres(required=False)
    tekst = blocks.CharBlock(required=False, max_length=80, help_text="Leeg: de titel van de pagina")

    class Meta:
        icon = "link"
        label = "Link"

    def clean(self, value):
        """Raises ValidationError when it leads nowhere, to two places, or has no words."""
        waarde = super().clean(value)
        if bool(waarde["bladzijde"]) == bool(waarde["naar"]):
            raise ValidationError("Kies een pagina of typ een adres: precies een van de twee.")
        if not waarde["bladzijde"] and not waarde["tekst"]:
            raise ValidationError("Geef de tekst van de link.")
        return waarde


class Menuthema(blocks.StructBlock):
    """Menu theme (*menuthema*): a heading of the menu with its links, in the order of the editors."""

    titel = blocks.CharBlock(max_length=60)
    tekst = blocks.CharBlock(required=False, max_length=160, label="In een zin")
    links = blocks.ListBlock(Verwijzing())

    class Meta:
        icon = "bars"
        label = "Thema van het menu"


class Knop(Verwijzing):
    class Meta:
        icon = "arrow-right"
        label = "Knop"
        template = "loket/inhoud/knop.html"


class LetOp(blocks.RichTextBlock):
    class Meta:
        icon = "warning"
        label = "Let op"
        template = "loket/inhoud/let_op.html"


class Citaat(blocks.StructBlock):
    tekst = blocks.TextBlock()
    wie = blocks.CharBlock(required=False, max_length=120, label="Wie zegt dit?")

    class Meta:
        icon = "openquote"
        label = "Citaat"
        template = "loket/inhoud/citaat.html"


class Stap(blocks.StructBlock):
    titel = blocks.CharBlock(max_length=120)
    uitleg = blocks.TextBlock(required=False)

    class Meta:
        icon = "list-ol"


class Beeldblok(blocks.StructBlock):
    beeld = ImageChooserBlock()
    bijschrift = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        label = "Beeld"
        template = "loket/inhoud/beeld.html"


class Vraag(blocks.StructBlock):
    """A question that is often asked, with its answer."""

    vraag = blocks.CharBlock(max_length=200)
    antwoord = blocks.RichTextBlock(features=REGEL)

    class Meta:
        icon = "help"
        label = "Vraag en antwoord"
        template = "loket/inhoud/vraag.html"


class Inhoud(blocks.StreamBlock):
    """What every text is made of."""

    tekst = blocks.RichTextBlock(features=TEKST, icon="pilcrow", template="loket/inhoud/tekst.html")
    let_op = LetOp(features=REGEL)
    stappen = blocks.ListBlock(Stap(), icon="list-ol", template="loket/inhoud/stappen.html")
    citaat = Citaat()
    beeld = Beeldblok()
    vraag = Vraag()
    knop = Knop()
    onderdeel = blocks.ChoiceBlock(
        choices=menu.onderdeelkeuzes,
        icon="cogs",
        label="Uit het portaal",
        help_text="Staat hier altijd zoals het nu is",
        template="loket/inhoud/onderdeel.html",
    )


class Vragen(blocks.StreamBlock):
    """Questions only."""

    vraag = Vraag()
