"""Uses of music and people that rights are asked for, as DDEX, CAWG, AIPREF, TDMRep and ODRL call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.rights import Matter, Right


@unique
class Place(StrEnum):
    """Say which place counts for a use: where it is done, where its result is offered, or both."""

    ACT = "ACT"
    OFFER = "OFFER"
    BOTH = "BOTH"


@unique
class Use(StrEnum):
    """Name a use that is asked about."""

    DATA_MINING = "DATA_MINING"
    TRAIN_GENERATIVE = "TRAIN_GENERATIVE"
    TRAIN_NON_GENERATIVE = "TRAIN_NON_GENERATIVE"
    INFERENCE_INPUT = "INFERENCE_INPUT"
    VOICE = "VOICE"
    LIKENESS_AND_NAME = "LIKENESS_AND_NAME"
    OUTPUT_DISTRIBUTION = "OUTPUT_DISTRIBUTION"
    OUTPUT_SYNC = "OUTPUT_SYNC"

    @property
    def terms(self) -> "UseTerms":
        """What the rule has to know of this use."""
        return USES[self]


@unique
class Scheme(StrEnum):
    """Name a vocabulary of uses."""

    DDEX = "DDEX"
    CAWG = "CAWG"
    AIPREF = "AIPREF"
    TDMREP = "TDMREP"
    ODRL = "ODRL"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseTerms:
    """Where a use counts, of what matter it is, which right it needs, which refusals meet it, and its other names.

    `rights` is the right itself, then those that stand in where no share names it. Reproduction stands in because
    every use here begins with a copy (Directive 2001/29/EC, article 2), and CWR's mechanical right where neither is
    recorded (CWR 2.2 has PER, MEC and SYN only). Exceptions to the right (2019/790, articles 3 and 4; fair use) are
    not computed: they are nobody's permit.
    `refused_by` has the uses whose refusal is wider: training is mining (ODRL AI vocabulary: ai-training is narrower
    than data-mining; 2019/790 article 4(3) reserves both with one word). A permit never passes so.
    """

    place: Place
    matter: Matter = Matter.MATERIAL
    rights: tuple[Right, ...] = ()
    refused_by: "frozenset[Use]"
    names: Mapping[Scheme, tuple[str, ...]]


_COPY: Final = (Right.REPRODUCTION, Right.MECHANICAL)


def _named(**names: str) -> Mapping[Scheme, tuple[str, ...]]:
    return MappingProxyType({Scheme(scheme): tuple(listed.split()) for scheme, listed in names.items()})


USES: Final[Mapping[Use, UseTerms]] = MappingProxyType(
    {
        Use.DATA_MINING: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.DATA_MINING}),
            names=_named(
                DDEX="UseForDataMining",
                CAWG="cawg.data_mining c2pa.data_mining",
                TDMREP="tdm-reservation",
                ODRL="data-mining",
            ),
        ),
        Use.TRAIN_GENERATIVE: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.TRAIN_GENERATIVE, Use.DATA_MINING}),
            names=_named(
                DDEX="UseForTrainingGenerativeAI",
                CAWG="cawg.ai_generative_training c2pa.ai_generative_training",
                AIPREF="train-ai",
                ODRL="gen-ai ai-training",
            ),
        ),
        Use.TRAIN_NON_GENERATIVE: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.TRAIN_NON_GENERATIVE, Use.DATA_MINING}),
            names=_named(
                DDEX="UseForTrainingNonGenerativeAI",
                CAWG="cawg.ai_training c2pa.ai_training",
                AIPREF="train-ai",
                ODRL="ai-training",
            ),
        ),
        Use.INFERENCE_INPUT: UseTerms(
            place=Place.ACT,
            rights=_COPY,
            refused_by=frozenset({Use.INFERENCE_INPUT}),
            names=_named(CAWG="cawg.ai_inference c2pa.ai_inference", ODRL="ai-augment"),
        ),
        Use.VOICE: UseTerms(place=Place.BOTH, matter=Matter.VOICE, refused_by=frozenset({Use.VOICE}), names=_named()),
        Use.LIKENESS_AND_NAME: UseTerms(
            place=Place.BOTH, matter=Matter.NAME, refused_by=frozenset({Use.LIKENESS_AND_NAME}), names=_named()
        ),
        Use.OUTPUT_DISTRIBUTION: UseTerms(
            place=Place.OFFER,
            rights=(Right.MAKE_AVAILABLE, *_COPY),
            refused_by=frozenset({Use.OUTPUT_DISTRIBUTION}),
            names=_named(DDEX="Stream OnDemandStream NonInteractiveStream PermanentDownload ConditionalDownload"),
        ),
        Use.OUTPUT_SYNC: UseTerms(
            place=Place.OFFER,
            rights=(Right.SYNCHRONIZATION, *_COPY),
            refused_by=frozenset({Use.OUTPUT_SYNC}),
            names=_named(DDEX="DubForMovies DubForTV"),
        ),
    }
)


def uses_called(scheme: Scheme, name: str) -> frozenset[Use]:
    """Return the uses that a vocabulary calls by a name; none if it is not one that we map."""
    return frozenset(use for use, terms in USES.items() if name in terms.names.get(scheme, ()))
