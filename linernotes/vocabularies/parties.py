"""The types of party: DDEX allowed values, AVS version 9, PartyType (PIE)."""

from enum import StrEnum, unique


@unique
class PartyType(StrEnum):
    """Name a type of party as DDEX spells it."""

    Anthropomorph = "Anthropomorph"
    AuthorPersona = "AuthorPersona"
    Brand = "Brand"
    Character = "Character"
    ComposingPersona = "ComposingPersona"
    Department = "Department"
    Group = "Group"
    LegalOrganization = "LegalOrganization"
    NaturalPerson = "NaturalPerson"
    Persona = "Persona"
    StagePersona = "StagePersona"
    UserDefined = "UserDefined"
