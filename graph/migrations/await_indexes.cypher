// Waits until every index is filled and serves, and fails when one cannot be.
// Parameters: $seconds.
CALL db.awaitIndexes($seconds)
