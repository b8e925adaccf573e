"""Who may be in the portal twice: found by PostgreSQL, with a score and the reasons, never all pairs."""

from dataclasses import dataclass

from django.db import connection

from ..models import Kandidaat

DREMPEL = 60
BUREN = 25
GEDEELD_DOOR = 5  # a telephone number of more people than this is an office or an example, not a person

REDENEN = {
    "tel": "zelfde telefoonnummer",
    "adres": "bijna hetzelfde e-mailadres",
    "deel": "zelfde naam in het e-mailadres",
    "naam": "zelfde naam",
    "lijkt": "naam lijkt erg",
    "wat": "naam lijkt een beetje",
    "postcode": "zelfde postcode",
    "wijk": "zelfde wijk",
}

#: Everybody as they are compared.
PERSONEN = """
WITH k AS MATERIALIZED (
    SELECT id, lower(unaccent(btrim(voornaam || ' ' || achternaam))) AS naam,
           right(regexp_replace(telefoon, '\\D', '', 'g'), 9) AS tel,
           regexp_replace(split_part(lower(email), '@', 1), '[+].*$|[.]', '', 'g') AS deel,
           split_part(lower(email), '@', 2) AS domein,
           upper(postcode) AS postcode, left(postcode, 4) AS wijk,
           left(lower(unaccent(btrim(voornaam))), 1) AS v,
           regexp_replace(lower(unaccent(btrim(achternaam))), '^.* ', '') AS slot
    FROM loket_kandidaat
), blok AS (
    SELECT id, wijk, naam, unnest(ARRAY[v || '-' || left(slot, 2), slot]) AS sleutel FROM k WHERE wijk <> ''
)
"""
#: Pairs come from people who share a number or a part of an address, and from blocks of people in one
#: neighbourhood whose name begins alike or ends the same. A block stands in the order of its names, and
#: each is compared with the `buren` who follow, found by the piece of the block they are in: the work grows
#: with the number of people, also when an import brought in a thousand of the same name.
PAREN = """, rij AS MATERIALIZED (
    SELECT id, wijk, sleutel, naam, row_number() OVER (PARTITION BY wijk, sleutel ORDER BY naam, id) AS plek
    FROM blok
), tel AS (
    SELECT tel FROM k WHERE length(tel) = 9 GROUP BY tel HAVING count(*) BETWEEN 2 AND %(gedeeld)s
), deel AS (
    SELECT deel FROM k WHERE length(deel) >= 6 GROUP BY deel HAVING count(*) BETWEEN 2 AND %(gedeeld)s
), paren AS (
    SELECT a.id AS een, b.id AS ander FROM k a JOIN tel USING (tel) JOIN k b USING (tel) WHERE a.id < b.id
    UNION
    SELECT a.id, b.id FROM k a JOIN deel USING (deel) JOIN k b USING (deel) WHERE a.id < b.id
    UNION
    SELECT LEAST(a.id, b.id), GREATEST(a.id, b.id)
    FROM (SELECT *, unnest(ARRAY[plek / %(buren)s, plek / %(buren)s + 1]) AS stuk FROM rij) a
    JOIN rij b ON (b.wijk, b.sleutel, b.plek / %(buren)s) = (a.wijk, a.sleutel, a.stuk)
    WHERE b.plek > a.plek AND b.plek <= a.plek + %(buren)s AND similarity(a.naam, b.naam) >= 0.6
), gewogen AS (
    SELECT een, ander,
           length(a.tel) = 9 AND a.tel = b.tel AND a.tel IN (SELECT tel FROM tel) AS tel,
           a.deel = b.deel AND a.domein = b.domein AND length(a.deel) >= 4 AS adres,
           a.deel = b.deel AND a.domein <> b.domein AND length(a.deel) >= 6 AS deel,
           a.naam = b.naam AS naam, similarity(a.naam, b.naam) AS gelijk,
           a.postcode = b.postcode AND length(a.postcode) = 6 AS postcode,
           a.wijk = b.wijk AND a.wijk <> '' AS wijk
    FROM paren JOIN k a ON a.id = een JOIN k b ON b.id = ander
), punten AS (
    SELECT *, LEAST(100,
        CASE WHEN tel THEN 40 ELSE 0 END + CASE WHEN adres THEN 60 WHEN deel THEN 25 ELSE 0 END
        + CASE WHEN naam THEN 45 WHEN gelijk >= 0.7 THEN 35 WHEN gelijk >= 0.6 THEN 30 ELSE 0 END
        + CASE WHEN postcode THEN 30 WHEN wijk THEN 15 ELSE 0 END) AS score
    FROM gewogen
)
SELECT een, ander, score, tel, adres, deel, naam, gelijk, postcode, wijk FROM punten p
WHERE score >= %(drempel)s
  AND NOT EXISTS (SELECT 1 FROM loket_geendubbel g WHERE g.een_id = p.een AND g.ander_id = p.ander)
ORDER BY score DESC, een, ander
LIMIT %(hoogstens)s
"""
#: How many people share a block with more than everybody in it was compared with.
GROOT = """
SELECT COALESCE(max(aantal), 0) FROM (SELECT count(*) AS aantal FROM blok GROUP BY wijk, sleutel) b
WHERE aantal > %(buren)s + 1
"""
HOOGSTENS = 1_000


@dataclass(frozen=True)
class Dubbel:
    """Two records that may be one person: how sure (0 to 100) and why."""

    een: Kandidaat
    ander: Kandidaat
    score: int
    redenen: list[str]


@dataclass(frozen=True)
class Paar:
    """Two numbers of records, with score and reasons."""

    een: int
    ander: int
    score: int
    redenen: list[str]


def vind_dubbelen(hoogstens: int = HOOGSTENS) -> list[Paar]:
    """The pairs that look like one person, the surest first; who was called two persons is left out."""
    waarden = {"drempel": DREMPEL, "gedeeld": GEDEELD_DOOR, "buren": BUREN, "hoogstens": hoogstens}
    with connection.cursor() as cursor:
        cursor.execute(PERSONEN + PAREN, waarden)
        return [_paar(*rij) for rij in cursor.fetchall()]


def grootste_groep() -> int:
    """How many people live near each other with names so alike that not all pairs were compared; 0 if all were."""
    with connection.cursor() as cursor:
        cursor.execute(PERSONEN + GROOT, {"buren": BUREN})
        return cursor.fetchone()[0]


def _paar(een, ander, score, tel, adres, deel, naam, gelijk, postcode, wijk) -> Paar:
    waar = {
        "tel": tel,
        "adres": adres,
        "deel": deel,
        "naam": naam,
        "lijkt": not naam and gelijk >= 0.7,
        "wat": not naam and 0.6 <= gelijk < 0.7,
        "postcode": postcode,
        "wijk": wijk and not postcode,
    }
    return Paar(een, ander, score, [REDENEN[code] for code, is_zo in waar.items() if is_zo])


def met_kandidaten(paren: list[Paar]) -> list[Dubbel]:
    """The same with the records themselves, in two queries however many there are."""
    nummers = {nummer for paar in paren for nummer in (paar.een, paar.ander)}
    per_pk = Kandidaat.objects.select_related("volgende_stap_van").in_bulk(nummers)
    return [Dubbel(per_pk[p.een], per_pk[p.ander], p.score, p.redenen) for p in paren]
