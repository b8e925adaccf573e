"""What happens to applications when two records of one person become one."""

from loket.acties.verwijzingen import laat_lopende, weiger

from ..keuzes import Sollicitatiestatus

BIJ_SAMENVOEGEN = {
    "vacatures__sollicitatie__kandidaat": laat_lopende(
        "vacatures.sollicitatie.kandidaat",
        samen="vacature",
        lopend=[Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD, Sollicitatiestatus.AANGENOMEN],
        zin="Beide dossiers hebben een sollicitatie op dezelfde vacature. Laat er eerst één intrekken.",
    ),
    "vacatures__poollid__kandidaat": weiger(
        "Beide dossiers zitten in de vervangingspool. Laat er eerst één uit de pool gaan."
    ),
}
