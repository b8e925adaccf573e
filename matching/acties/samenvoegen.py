"""What happens to proposals and placements when two records of one person become one."""

from loket.acties.verwijzingen import VERHUIST, laat_lopende

from ..keuzes import Voorstelstatus

BIJ_SAMENVOEGEN = {
    "matching__voorstel__kandidaat": laat_lopende(
        "matching.voorstel.kandidaat",
        samen="ronde",
        lopend=[Voorstelstatus.GOEDGEKEURD, Voorstelstatus.GEPLAATST],
        zin="Voor beide dossiers loopt een goedgekeurd voorstel. Rond er eerst één af.",
    ),
    "matching__plaatsing__kandidaat": VERHUIST,
}
