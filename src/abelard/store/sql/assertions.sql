-- What each claim asserts, and when: one row for its time as it stands, and, where it is dated by an event, one
-- for each day that claims give that event. Days are proleptic Gregorian ordinals; 10^9 is without limit.

CREATE TABLE assertion AS
SELECT claim, -1 AS dated_by, statement, stance = 'affirms' AS so, begins, ends,
       begins AND NOT ends AND stance = 'affirms' AS persists,
       start_least AS sl, start_most AS sm, end_least AS el, end_most AS em
FROM claims
WHERE stance IN ('affirms', 'denies') AND start_least <= start_most AND end_least <= end_most;

INSERT INTO assertion
SELECT claim, min(dated_by), statement, true, false, false, false, first_day, last_day, first_day, last_day
FROM (
    SELECT c.claim, d.claim AS dated_by, c.statement,
           greatest(CASE c.least_of WHEN 'start' THEN d.start_least ELSE d.end_least END + c.least, -1000000000) AS first_day,
           least(CASE c.most_of WHEN 'start' THEN d.start_most ELSE d.end_most END + c.most, 1000000000) AS last_day
    FROM (SELECT claim, statement, anchor, least_of, least, most_of, most FROM claims WHERE anchor IS NOT NULL) c
    JOIN claims d ON d.statement = c.anchor AND d.claim <> c.claim
    WHERE d.stance = 'affirms' AND d.anchor IS NULL AND (d.start_least > -1000000000 OR d.end_most < 1000000000)
)
WHERE first_day <= last_day
GROUP BY claim, statement, first_day, last_day;
