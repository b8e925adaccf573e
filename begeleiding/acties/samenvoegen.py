"""What happens to training when two records of one person become one."""

from loket.acties.verwijzingen import weiger

BIJ_SAMENVOEGEN = {
    "begeleiding__traject__kandidaat": weiger(
        "Beide dossiers hebben een lopend traject. Rond er eerst één af."
    ),
    "begeleiding__inschrijving__kandidaat": weiger(
        "Beide dossiers zijn ingeschreven voor dezelfde scholing. Annuleer eerst één inschrijving."
    ),
}
