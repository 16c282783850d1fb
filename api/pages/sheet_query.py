"""The question that a page and a document ask: the whole sheet of one asset."""

from typing import Final

SHEET_QUERY: Final = """
query CreditSheet($asset: ID!) {
  asset(id: $asset) {
    id
    digitalSourceType
    credits {
      asset title status audience asOfJournal demo digest text
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
    }
  }
}
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
"""With the variable `asset`, an id: data.asset is null for no such asset, data.asset.credits null for no sheet."""
