"""What the claims of a cell come to: who holds how much of the right that is asked about, and what is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from linernotes.rights.claim import Claim
from linernotes.rights.share import bring_to_whole
from linernotes.rights.territory import Area
from linernotes.shares import PPM
from linernotes.vocabularies.rights import Right, Side


@dataclass(frozen=True, slots=True)
class Relevant:
    """The claims of a cell that are on the right that is asked, and which right they are read by."""

    claims: tuple[Claim, ...]
    rights: tuple[Right, ...]
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """What one party holds: at least `ppm`, or more where a size is unknown; and the claims that say so."""

    holder: str
    ppm: int
    is_unknown: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Who holds a right in a cell: `missing` ppm are nobody's, and if claims come to more than all, disputed."""

    holders: tuple[Holding, ...]
    missing: int
    is_disputed: bool


def asked_in(cell: Area, claims: Sequence[Claim], side: Side | None, rights: tuple[Right, ...]) -> Relevant:
    """Return the claims of a cell that are on the right that is asked, or on the first that stands in for it.

    A share that names no right is in all of them. The composition's claims are those on the words where nobody has
    any on the words (CWR registers a work's words and music as one).
    """
    here = [one for one in claims if cell in one.area]
    on_side = [one for one in here if one.side is side] or here
    named = {right for claim in on_side for right in claim.rights}
    level = next((place for place, right in enumerate(rights) if right in named), 0)
    relevant = tuple(one for one in on_side if not one.rights or rights[level] in one.rights)
    return Relevant(relevant, rights[: level + 1], level > 0 and any(claim.rights for claim in relevant))


def holdings(cell: Area, claims: Sequence[Claim]) -> Holdings:
    """Add up the claims of a cell.

    Claims of one statement add up; several statements about one holder are the same share told several times, of
    which the largest counts, so that the holder is asked for all that anyone says is its. What is said in a holder's
    own interest silences what others say of it. CWR's statements are brought to the whole before they are compared.
    """
    sizes = _sizes(claims)
    by_holder: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_holder[one.holder].append(one)
    holders = tuple(_holding(holder, cell, by_holder[holder], sizes) for holder in sorted(by_holder))
    counted = tuple(one for one in holders if one.ppm or one.is_unknown)
    total = sum(one.ppm for one in counted)
    is_open = any(one.is_unknown for one in counted)
    return Holdings(counted, 0 if is_open else max(PPM - total, 0), total > PPM)


def _sizes(claims: Sequence[Claim]) -> dict[str, int | None]:
    sizes = {claim.id: claim.size for claim in claims}
    cwr: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for claim in claims:
        if claim.is_cwr and claim.size is not None:
            cwr[claim.statement[0]].append((claim.holder, claim.size, claim.id))
    for stated in cwr.values():
        stated.sort()
        whole = bring_to_whole([(holder, size) for holder, size, _ in stated])
        sizes.update({id_: size for (_, _, id_), size in zip(stated, whole, strict=True)})
    return sizes


def _holding(holder: str, cell: Area, claims: Sequence[Claim], sizes: dict[str, int | None]) -> Holding:
    heard = [one for one in claims if cell in one.own] or list(claims)
    statements: dict[tuple[str, str], list[int | None]] = defaultdict(list)
    for claim in heard:
        statements[claim.statement].append(sizes[claim.id])
    known = [sum(size or 0 for size in told) for told in statements.values()]
    is_unknown = all(None in told for told in statements.values())
    return Holding(holder, max(known), is_unknown, tuple(heard))
