"""What an end or a withdrawal does to what came of a permit before it: what stops, what goes on, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass

from linernotes.rights.agreement import AfterEnd
from linernotes.rights.interval import days_after
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs

_MODELS = (AfterEndModel.RETIRE_BY, AfterEndModel.NO_NEW_GENERATION, AfterEndModel.CONTINUE)
_OUTPUTS = (AfterEndOutputs.TAKE_DOWN, AfterEndOutputs.REVIEW, AfterEndOutputs.CONTINUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What holds from an instant on: for new training, for models, until when they are to be retired, for outputs."""

    new_training: bool
    model: AfterEndModel
    retire_by: str | None
    outputs: AfterEndOutputs
    money_due: bool | None

    @property
    def new_generation(self) -> bool:
        """Whether models may make something new."""
        return self.model is AfterEndModel.CONTINUE


SILENT = AfterEnd()
"""What holds where nothing was agreed."""

NOTHING_ENDS = Consequence(
    new_training=True,
    model=AfterEndModel.CONTINUE,
    retire_by=None,
    outputs=AfterEndOutputs.CONTINUE,
    money_due=None,
)


def consequence(after: AfterEnd, effective: str) -> Consequence:
    """Return what a paper's end comes to by what it says of the time after it; silence is filled in."""
    model = after.model or AfterEndModel.NO_NEW_GENERATION
    retires = model is AfterEndModel.RETIRE_BY and after.retire_within_days is not None
    return Consequence(
        new_training=after.new_training,
        model=model,
        retire_by=days_after(effective, after.retire_within_days or 0) if retires else None,
        outputs=after.outputs or AfterEndOutputs.REVIEW,
        money_due=after.money_due,
    )


def strictest(consequences: Iterable[Consequence]) -> Consequence:
    """Return what holds where several do: what any of them stops, stops; money that any leaves due is due."""
    listed = list(consequences)
    if not listed:
        return NOTHING_ENDS
    due = {one.money_due for one in listed}
    return Consequence(
        new_training=all(one.new_training for one in listed),
        model=min((one.model for one in listed), key=_MODELS.index),
        retire_by=min((one.retire_by for one in listed if one.retire_by is not None), default=None),
        outputs=min((one.outputs for one in listed), key=_OUTPUTS.index),
        money_due=True if True in due else (False if False in due else None),
    )
