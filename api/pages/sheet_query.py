"""The questions that a page and a document ask: the whole sheet of one asset, and for a page what it came from."""

from typing import Final

from linernotes.lineage import STEPS, StepType

_ASSET: Final = """
  asset(id: $asset) {
    id
    digitalSourceType
    credits {
      asset title status openObjections audience asOfJournal demo digest text
      disclosure {
        containsAI declaredBy derived contradictions
        byPart { part declared derived contradiction }
        others { containsAI declaredBy stated { ...evidence } }
        stated { ...evidence }
      }
      madeBy {
        ...line
        lines { role instrument ai featured disputed work stated { ...evidence } evidence { ...evidence } }
      }
      contains { ...contained }
      references { ...contained }
      models {
        model modelVersion stage entries usedDirectly parts providedBy startedFrom learnedFrom stated { ...evidence }
      }
      trainingSources {
        statement
        sides {
          basis {
            report family measures method by computedAt side aspect candidates k residual confidence settlementBasis
            stated { ...evidence }
          }
          items {
            rank ppm show raw stage confidence withheld handle counted
            inSegment { startMs endMs } fromSegment { startMs endMs } source { ...source }
          }
          itemsNotShown itemsNotShownPpm
          residual { ppm show sources outsideTrainingClosure }
          sumPpm
        }
        otherReports {
          report family measures method by computedAt side candidates k settlementBasis overlapOfTop5
          outsideTrainingClosure stated { ...evidence }
        }
      }
      completeness { isPartial leftOut { what count } }
      knownViolations { id of reason stated { ...evidence } }
    }
  }
"""
_SHEET_PARTS: Final = """
fragment evidence on CreditEvidence { by document fact }
fragment line on CreditLine { party name link special model modelVersion operator notNamed roles ai disputed }
fragment source on CreditSource {
  kind id title year label unidentifiedWorks hasSheet
  performedBy { ...line }
  others { ...line }
  works { work title writtenBy { ...line } others { ...line } }
}
fragment contained on ContainedLine {
  relation certainty distance pathWithheld withheld handle
  inSegment { startMs endMs } fromSegment { startMs endMs }
  source { ...source }
  path { relation id title }
  stated { ...evidence }
  evidence { ...evidence }
}
"""

DEPTH: Final = 4
"""How many steps a page shows of what an asset came from."""

_FOLLOWED: Final = [type_.value for type_ in STEPS if type_ not in (StepType.SCORES, StepType.INCLUDES)]
"""All that is certain. What reports estimate stands on the sheet; what a dataset includes is counted there."""

_LINEAGE: Final = f"""
  lineage(of: $asset, depth: {DEPTH}, edgeTypes: [{", ".join(_FOLLOWED)}], first: 100) {{
    edges {{ type from {{ ...thing }} to {{ ...thing }} }}
    pageInfo {{ hasNextPage }}
    completeness {{ isPartial omitted {{ type count isExact }} }}
  }}
"""
_LINEAGE_PARTS: Final = """
fragment thing on Node {
  __typename id
  ... on Asset { title } ... on Recording { title } ... on Work { title } ... on Release { title } ... on Party { name }
  ... on ModelVersion { version model { name } } ... on DatasetVersion { version dataset { name } }
}
"""

SHEET_QUERY: Final = f"query CreditSheet($asset: ID!) {{{_ASSET}}}{_SHEET_PARTS}"
"""With the variable `asset`, an id: data.asset is null for no such asset, data.asset.credits null for no sheet."""

PAGE_QUERY: Final = f"query CreditPage($asset: ID!) {{{_ASSET}{_LINEAGE}}}{_SHEET_PARTS}{_LINEAGE_PARTS}"
"""The same, and what the asset came from: data.lineage."""
