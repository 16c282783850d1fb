"""What the fields of facts hold, in words: by the kind of value that a field is declared with, or by its name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from linernotes.facts import fields
from linernotes.facts.base import Seq
from linernotes.facts.file import Iscc
from linernotes.facts.history import Pointer
from linernotes.facts.rights import terms
from linernotes.facts.rights.protection import LicenceId

KINDS_OF_VALUE: Final[tuple[tuple[Any, str], ...]] = (
    (fields.Title, "One line of text, at most 500 characters."),
    (fields.Label, "One line of text, at most 200 characters."),
    (fields.Note, "Text about people, at most 2,000 characters, lines allowed; it can be erased by law."),
    (fields.PersonName, "A person's name, at most 300 characters; it can be erased by law."),
    (fields.Link, "An address of a page, `https://…`; it can be erased by law."),
    (fields.SourceSystem, "The name of a system in lower case: `my-catalogue`."),
    (fields.SourceKey, "The key by which its source knows it, at most 200 characters."),
    (fields.DocumentName, "The document's name, at most 300 characters."),
    (fields.IdentifierText, "The identifier, with or without its separators."),
    (fields.EntityId, "An id, such as `rec_…`: a UUID of version 7 behind the letters of its kind."),
    (fields.Sha256, "A SHA-256 as 64 lower-case hexadecimal digits."),
    (fields.Instant, "An exact instant, with its offset from UTC."),
    (fields.DescriptiveDate, "A date as precise as it is known: `1907`, `1919-03`, `1920-08-10`."),
    (fields.ExactNumber, "A decimal number as text, kept digit for digit."),
    (fields.Ppm, "Parts per million: 1000000 is all of it."),
    (fields.Position, "A place in an order, or a count, from 0."),
    (fields.Milliseconds, "Milliseconds."),
    (Seq, "The position of a fact in the journal."),
    (terms.TerritoryCode, "A territory by its code, as stated: `DE`, `2120`, `Worldwide`."),
    (terms.Days, "Days of 24 hours."),
    (LicenceId, "The SPDX id of an open licence: `CC-BY-4.0`."),
    (Iscc, "An International Standard Content Code: `ISCC:…`."),
    (Pointer, "A JSON pointer to a field of the fact."),
)

BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": "A thing that nobody has described here before.",
        "place": "The place, from 0, of the fact in the same batch that describes it.",
        "key": "The key by which a source knows it.",
        "identifier": "An identifier that is claimed for it by exactly one thing.",
        "subject": "The thing described; when left out it is new, or the one that `key` already names.",
        "source": "Who states it.",
        "scheme": "The scheme: ISRC, ISWC, ISNI, IPI_NAME, …",
        "schemaVersion": "The version of the fact's form: 1.",
        "fiction": "Whether it belongs to a demonstration and no real release.",
        "featured": "Whether the credit is a featured one.",
        "allowsNaming": "Whether it allows naming the people in a training line.",
        "byteLength": "How long the file is, in bytes.",
        "mediaType": "The media type: `audio/flac`.",
        "value": "The fingerprint itself, in printable ASCII.",
        "candidates": "How many sources the method looked at.",
        "k": "How many sources the method was to list.",
        "rank": "The source's place in the report, from 1.",
        "count": "How many entries the version has.",
        "unknown": "True: no source states how much is left.",
        "corrects": "The seq of a fact that this one replaces, because it was never so.",
        "target": "The seq of the fact that this one is about.",
        "fields": "JSON pointers to the texts that go; without any, all of them do.",
        "hasWords": "Whether it has words; where nobody says, rights in them are asked for.",
        "asAmended": "Whether a group of countries is read as it is, and not as it was when it was stated.",
        "ppm": "Parts per million: 1000000 is all of it.",
        "exclusive": "Whether only the agent may permit.",
        "everything": "True: everything that the seller holds.",
        "everybody": "True: it is for everybody.",
        "laterWorks": "Whether what comes to it later goes with it.",
        "laterAcquisitions": "Whether what a party acquires later is covered.",
        "newTraining": "Whether training may begin after the end.",
        "moneyDue": "Whether money stays due after the end.",
        "project": "For which project a voice is asked for; permits to use a voice are given for one.",
        "byPart": "How much AI is in each part; a part left out is not stated.",
    }
)
