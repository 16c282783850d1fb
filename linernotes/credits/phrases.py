"""Phrases of a sheet for people: names in a row, titles with label and year, roles in words, times and numbers.

They read a sheet in its plain form, so that the text, the page and any other display say the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from linernotes.credits.words import AI, DISPUTED, RELATIONS, SPECIAL, STAGES, not_named
from linernotes.vocabularies.role_tables import RoleGroup, group_of
from linernotes.vocabularies.roles import ContributorRole
from linernotes.vocabularies.words import roles_words

# On the wire a role is written by its name, which for one of them is not how DDEX spells it.
_ROLES: Final = {role.name: role for role in ContributorRole} | {role.value: role for role in ContributorRole}

Plain = Mapping[str, Any]
"""A part of a sheet in its plain form."""


def role_of(name: str) -> ContributorRole:
    """Return the role of a name, as DDEX spells it or as GraphQL does."""
    return _ROLES[name]


def maker(credited: Plain) -> str:
    """Name a maker: a party as credited, "AI: Meridian Strings 2.1", "traditional", or "2 not named"."""
    if credited["notNamed"]:
        return not_named(credited["notNamed"])
    if credited["model"]:
        return f"AI: {credited['model']}"
    special = SPECIAL.get(credited["special"] or "")
    name = credited["name"]
    return f"{name} ({special})" if name and special else name or special or not_named(1)


def makers(several: Sequence[Plain]) -> str:
    """Name makers in a row: "Mamie Smith and Mamie Smith's Jazz Hounds", each marked where it is disputed."""
    return in_a_row([f"{maker(one)} ({DISPUTED})" if one["disputed"] else maker(one) for one in several])


def in_a_row(words: Sequence[str]) -> str:
    """Join words as a sentence does: commas, and "and" before the last."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def roles(credited: Plain, shared: Iterable[str] = ()) -> str:
    """Say a maker's roles in words; a model's that people have too (`shared`) are "in part"."""
    named = [role_of(role) for role in credited["roles"]]
    if not credited["model"]:
        return roles_words(named)
    alone = [role for role in named if role.value not in set(shared)]
    together = [role for role in named if role.value in set(shared)]
    parts = [roles_words(alone)] if alone else []
    return "; ".join([*parts, *([f"{roles_words(together)} in part"] if together else [])])


def roles_of_people(made_by: Iterable[Plain]) -> set[str]:
    """Return the roles that somebody other than a model has; who writes words and music shares in both."""
    found = {role for one in made_by if not one["model"] for role in one["roles"]}
    both = {ContributorRole.Composer.value, ContributorRole.Lyricist.value}
    return found | both if ContributorRole.ComposerLyricist.value in found else found


def quoted(title: str) -> str:
    """Put a title in quotation marks."""
    return f'"{title}"'


def titled(source: Plain) -> str:
    """Say a source's title with its label and year: “"Crazy Blues" (Okeh 4169, 1920)”."""
    title = quoted(source["title"]) if source["title"] else "a file"
    behind = ", ".join(part for part in (source["label"], source["year"]) if part)
    return f"{title} ({behind})" if behind else title


def with_year(source: Plain) -> str:
    """Say a source's title with its year alone: “"The St. Louis Blues" (1925)”."""
    title = quoted(source["title"] or "")
    return f"{title} ({source['year']})" if source["year"] else title


def credits_of(source: Plain) -> str:
    """Say who performed, wrote and otherwise made a source, as a clause each."""
    clauses = []
    if source["performedBy"]:
        clauses.append(f"performed by {makers(source['performedBy'])}")
    clauses += [written(work, source) for work in source["works"]]
    if source["unidentifiedWorks"]:
        clauses.append(unidentified(source["unidentifiedWorks"]))
    others = [*source["others"], *(one for work in source["works"] for one in work["others"])]
    clauses += [f"{other_roles(one)} by {maker(one)}" for one in others if not one["notNamed"]]
    clauses += [maker(one) for one in others if one["notNamed"]]
    return "; ".join(clauses)


def other_roles(credited: Plain) -> str:
    """Say the roles of somebody who neither performed nor wrote."""
    return roles_words(role_of(role) for role in credited["roles"]) or "other contributions"


def unidentified(number: int) -> str:
    """Say how many tunes in a recording nobody has named."""
    return "one tune not identified" if number == 1 else f"{number} tunes not identified"


def written(work: Plain, source: Plain) -> str:
    """Say who wrote a work, with its title where the source has several or is called otherwise."""
    several = len(source["works"]) > 1 or work["title"] != source["title"]
    of = f' ("{work["title"]}")' if several else ""
    return f"{writers(work['writtenBy'])}{of}"


def writers(several: Sequence[Plain]) -> str:
    """Say who wrote: "written by Perry Bradford", "traditional, arranged by Ada Quist", "writer not stated"."""
    if not several:
        return "writer not stated"
    traditional = [one for one in several if one["special"] == "Traditional"]
    unknown = [one for one in several if one["special"] == "Unknown"]
    people = [one for one in several if one["special"] not in ("Traditional", "Unknown")]
    arrangers = [one for one in people if _arranges(one)]
    rest = [one for one in people if not _arranges(one)]
    clauses = ["traditional"] if traditional else []
    clauses += ["writer not identified"] if unknown else []
    clauses += [f"written by {makers(rest)}"] if rest else []
    clauses += [f"arranged by {makers(arrangers)}"] if arrangers else []
    return ", ".join(clauses)


def _arranges(credited: Plain) -> bool:
    return bool(credited["roles"]) and set(credited["roles"]) <= {"Arranger", "SubArranger", "Adapter"}


def relation(line: Plain) -> str:
    """Say how an asset rests on what it contains, as the words in front of it: "A sample of "."""
    said = RELATIONS.get(line["relation"], str(line["relation"]).replace("_", " ").capitalize())
    return f"{said} " if said else ""


def clock(milliseconds: int) -> str:
    """Say a place in a track: 0:42."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def stage(name: str | None) -> str:
    """Say a stage of training: "fine-tune"."""
    return STAGES.get(name or "NOT_STATED", str(name).replace("_", " ").lower())


def counts(models: Sequence[Plain]) -> str:
    """Say what the models were trained on, by stage: "412 entries (fine-tune) and 11,588 (base model)"."""
    totals: dict[str, int] = {}
    for model in models:
        if model["entries"] is not None:
            totals[model["stage"]] = totals.get(model["stage"], 0) + model["entries"]
    said = [f"{number:,} ({stage(name)})" for name, number in totals.items()]
    if not said:
        return ""
    first, *others = said
    return in_a_row([first.replace(" (", " entry (" if first.startswith("1 ") else " entries (", 1), *others])


def disclosed(disclosure: Plain) -> str:
    """Say what is declared of the AI in the whole track, and by whom."""
    said = AI[disclosure["containsAI"]]
    who = disclosure["declaredBy"]
    return f"{said} (stated by {who})" if who and disclosure["containsAI"] != "NOT_STATED" else said


def group(credited: Plain) -> RoleGroup:
    """Return the group of a maker's first role."""
    return group_of(role_of(credited["roles"][0])) if credited["roles"] else RoleGroup.OTHER


def roles_words_of(role: str) -> str:
    """Say one role in words."""
    return roles_words([role_of(role)])


def known_violations(violations: Sequence[Plain]) -> str:
    """Say how much of what is behind a sheet is on record as a known violation."""
    steps = len({one["of"] for one in violations})
    what = "Known violation: One step" if steps == 1 else f"Known violations: {steps:,} steps"
    are = "is" if steps == 1 else "are"
    return f"{what} in how this was made or released {are} on record as done without every permit."


def under_review(objections: int) -> str:
    """Say that something on a sheet is objected to, and not what or by whom."""
    what = "An objection is" if objections == 1 else f"{objections:,} objections are"
    return f"Under review: {what} open. What is stated here may change."
