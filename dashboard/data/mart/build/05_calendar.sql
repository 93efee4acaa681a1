-- The months in which anything can happen: from the first day of any row to the as-of date. A month is a number: its
-- year times 12, plus 0 for January to 11 for December.

CREATE MACRO month_number(day) AS (year(day) * 12 + month(day) - 1)::INTEGER;

CREATE TABLE calendar AS
WITH started AS (
    SELECT min(start_on) AS day FROM placement
    UNION ALL
    SELECT min(start_on) FROM enrolment
    UNION ALL
    SELECT min(start_on) FROM course
)
SELECT
    month_number(first_on) AS month,
    first_on::DATE AS first_on,
    (first_on + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS last_on
FROM (
    SELECT unnest(generate_series(
        date_trunc('month', (SELECT least(min(day), getvariable('as_of')) FROM started)),
        getvariable('as_of')::TIMESTAMP,
        INTERVAL 1 MONTH
    )) AS first_on
);

-- The days from a day to a day that lie in a month, as bits: the first day of the month is the lowest bit.
CREATE MACRO days_in_month(from_on, to_on, first_on, last_on) AS
    ((1::BIGINT << (day(least(to_on, last_on)) - day(greatest(from_on, first_on)) + 1)::BIGINT) - 1)
    << (day(greatest(from_on, first_on)) - 1)::BIGINT;
