-- States and events as they are claimed: what several claims say alike, with the same time, is one row of `state`.
-- `apart` is the claim where what says the same must be kept apart (see patterns.kept_apart).

CREATE TABLE grouped AS
SELECT row_number() OVER () - 1 AS state, *
FROM (
    SELECT a.statement, sl, sm, el, em, begins, ends, persists,
           CASE WHEN p.apart THEN a.claim ELSE -1 END AS apart
    FROM assertion a JOIN told USING (statement) JOIN predicate p USING (pred)
    WHERE so
    GROUP BY ALL
    ORDER BY any_value(pred)
);

CREATE TABLE state AS
SELECT g.state::INTEGER AS state, t.pred, t.s, t.o, t.label, sl, sm, el, em, true AS sure, persists, begins, ends,
       true AS claimed, 0 AS round, '' AS chain
FROM grouped g JOIN told t USING (statement)
ORDER BY g.state;

-- Which claims say so, each perhaps only together with the claim that dates it.
CREATE TABLE member AS
SELECT g.state::INTEGER AS state, a.claim, a.dated_by
FROM assertion a JOIN grouped g USING (statement, sl, sm, el, em, begins, ends, persists)
WHERE a.so AND (g.apart = -1 OR g.apart = a.claim);

DROP TABLE grouped;

CREATE TABLE cut (state INTEGER, surely INTEGER, possibly INTEGER, ender INTEGER);

CREATE TABLE derived_state (
    state INTEGER, s INTEGER, o INTEGER, sl INTEGER, sm INTEGER, el INTEGER, em INTEGER, is_sure BOOLEAN,
    seal UBIGINT, pred SMALLINT, chain VARCHAR, persists BOOLEAN
);

-- Views that questions are answered from.

CREATE VIEW fact AS
SELECT m.state, m.claim, m.dated_by, pred, s, o, label, sl, sm, el, em, sure, begins, ends
FROM member m JOIN state USING (state)
UNION ALL
SELECT state, -1, -1, pred, s, o, label, sl, sm, el, em, sure, begins, ends FROM state WHERE NOT claimed;

CREATE VIEW confined AS
SELECT fact.*, CASE WHEN begins OR NOT lasts THEN sl ELSE -1000000000 END AS least,
       CASE WHEN ends OR NOT lasts THEN em ELSE 1000000000 END AS most
FROM fact JOIN predicate USING (pred);

CREATE VIEW denial AS
SELECT claim, pred, s, o, label, sl, em FROM assertion JOIN told USING (statement) WHERE NOT so;
