-- The ledger as it is worked on: numbers only. Names stay where they came from, for whoever asks for one.

CREATE TABLE term AS
SELECT term, kind, kind NOT IN ('words', 'source') AS agent FROM terms_in;

CREATE TABLE source AS SELECT source, in_hand FROM sources_in;

CREATE TABLE author AS SELECT source, term FROM authors_in;

CREATE TABLE link AS SELECT DISTINCT source, quoted_in FROM links_in;

CREATE TABLE told AS
SELECT statement, pred, subject AS s, coalesce(object, -1) AS o,
       CASE WHEN label IS NULL THEN -1 ELSE statement END AS label
FROM statements_in JOIN predicate ON predicate.id = statements_in.predicate;

CREATE TABLE claims AS
SELECT claim, statement, stance, speaker, source, mode, begins, ends,
       start_least, start_most, end_least, end_most, anchor, least_of, least, most_of, most
FROM claims_in;
