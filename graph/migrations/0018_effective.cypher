// Facts say from when what they tell is so, and which were told only afterwards; also those that are on record already.
CREATE INDEX said_retroactive IF NOT EXISTS FOR (n:Said) ON (n.retroactive, n.seq);
CREATE INDEX said_retroactive_kind IF NOT EXISTS FOR (n:Said) ON (n.retroactive, n.kind, n.seq);
MATCH (row:PartyName|PartyNameWas|RightShare|RightShareWas|Protection|ProtectionWas|Mandate|MandateWas|Clause|ClauseWas|ChoicePolicy|ChoicePolicyWas)
WHERE row.validFrom IS NOT NULL
CALL (row) {
  MATCH (told:Said {seq: row.fact}) SET told.effective = row.validFrom
} IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[row:MEMBER_OF|MEMBER_OF_WAS|PERSONA_OF|PERSONA_OF_WAS|REPRESENTS|REPRESENTS_WAS|LISTS|LISTS_WAS]->()
WHERE row.validFrom IS NOT NULL
CALL (row) {
  MATCH (told:Said {seq: row.fact}) SET told.effective = row.validFrom
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (row:Transfer|TransferWas|AgreementChange|AgreementChangeWas|ObjectionState|ObjectionStateWas)
CALL (row) {
  MATCH (told:Said {seq: row.fact}) SET told.effective = row.effective
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (row:Agreement|AgreementWas)
CALL (row) {
  MATCH (told:Said {seq: row.fact}) SET told.effective = coalesce(row.effectiveFrom, row.signedAt)
} IN TRANSACTIONS OF 10000 ROWS;
// A decision is not so before it was received, and a withdrawal not before the end of its notice, of days of 24 hours.
MATCH (row:Consent|ConsentWas)
WITH row, CASE
  WHEN row.decision = 'WITHDRAW' AND row.receivedAt IS NOT NULL
  THEN toString(date(substring(row.receivedAt, 0, 10)) + duration({days: row.noticeDays})) + substring(row.receivedAt, 10)
  ELSE row.receivedAt
END AS received
CALL (row, received) {
  MATCH (told:Said {seq: row.fact})
  SET told.effective = CASE WHEN received < row.validFrom THEN row.validFrom ELSE coalesce(received, row.validFrom) END
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (told:Said {kind: 'ending'})
CALL (told) { SET told.effective = told.validTo } IN TRANSACTIONS OF 10000 ROWS;
MATCH (told:Said) WHERE told.effective IS NOT NULL
CALL (told) {
  MATCH (entry:JournalEntry) WHERE entry.lastSeq >= told.seq
  WITH told, entry ORDER BY entry.lastSeq LIMIT 1
  WHERE told.effective < entry.recordedAt SET told.retroactive = true
} IN TRANSACTIONS OF 10000 ROWS;
