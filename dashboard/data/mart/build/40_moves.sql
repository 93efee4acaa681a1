-- Changes of home and of school (indicators.md 3): a day on which the state has a home, and the last earlier day on
-- which it had one, at most 92 days before, had another. Told of the home that was left: with that day's attributes.

CREATE TABLE move AS
WITH stay AS (
    SELECT child, 'home' AS of, home AS unit, from_on, to_on FROM state WHERE home IS NOT NULL
    UNION ALL
    SELECT child, 'school', school, from_on, to_on FROM state WHERE school IS NOT NULL
)
SELECT
    child,
    of,
    from_on AS day,
    lag(to_on) OVER stays AS left_on,
    lag(unit) OVER stays AS left_unit,
    unit
FROM stay
WINDOW stays AS (PARTITION BY child, of ORDER BY from_on)
QUALIFY left_unit <> unit AND day - left_on <= 92;
