-- Sparring and advisors: what is counted in homes and schools (indicators.md 2, sparring frequency; 3, advisor_at_*).
--
-- Receivers of a unit on a day: the children with a course in force whose state has this unit. Which of them match a
-- filter is only known when a question is asked, so the mart keeps receivers with their attributes.

CREATE TABLE unit_sparring AS
WITH held AS (
    SELECT
        row_number() OVER (ORDER BY sparring_id)::INTEGER AS talk,
        sparring.*,
        child_number.child AS about
    FROM sparring
    LEFT JOIN child_number USING (child_id)
    -- About a child that is not in the case database: about nobody who could receive it.
    WHERE held_on <= getvariable('as_of') AND (sparring.child_id IS NULL) = (child_number.child IS NULL)
)
SELECT talk, 'home' AS unit_kind, home_id AS unit, about, held_on AS day, recorded_on FROM held WHERE home_id IS NOT NULL
UNION ALL
SELECT talk, 'school', school_id, about, held_on, recorded_on FROM held WHERE school_id IS NOT NULL;

-- Days covered by sparring, whoever it was about: on the day itself or at most the limit's days after it. A row a unit and
-- month, with a bit a day (the first day is the lowest bit).
CREATE TABLE mart.covered_days AS
WITH cover AS (
    SELECT DISTINCT
        unit_kind,
        unit,
        day AS from_on,
        least(
            day + CASE unit_kind WHEN 'home' THEN getvariable('sparring_limit_home')::INTEGER
                                 ELSE getvariable('sparring_limit_school')::INTEGER END,
            getvariable('as_of')
        ) AS to_on
    FROM unit_sparring
)
SELECT
    unit_kind,
    unit,
    m.month,
    bit_or(days_in_month(from_on, to_on, m.first_on, m.last_on)) AS days
FROM cover
JOIN calendar AS m ON m.first_on <= to_on AND m.last_on >= from_on
GROUP BY unit_kind, unit, m.month
ORDER BY unit_kind, m.month;

-- On which days a unit has the advisor that the model asks for: at a school, learning advisors with together the rule's
-- hours a week (unknown hours add nothing); at a home, a school advisor.
CREATE TABLE mart.advised AS
WITH post AS (
    SELECT
        CASE role WHEN 'learning_advisor' THEN 'school' ELSE 'home' END AS unit_kind,
        CASE role WHEN 'learning_advisor' THEN school_id ELSE home_id END AS unit,
        start_on AS from_on,
        least(coalesce(end_on, DATE '9999-12-31'), getvariable('as_of')) AS to_on,
        coalesce(TRY_CAST(round(weekly_hours * 10000) AS INTEGER), 0) AS hours
    FROM assignment
    JOIN staff USING (staff_id)
    WHERE role IN ('learning_advisor', 'school_advisor') AND (end_on IS NULL OR end_on >= start_on)
),
change AS (
    SELECT unit_kind, unit, from_on AS day FROM post
    UNION
    SELECT unit_kind, unit, to_on + 1 FROM post
),
piece AS (
    SELECT unit_kind, unit, day AS from_on,
        lead(day) OVER (PARTITION BY unit_kind, unit ORDER BY day) - 1 AS to_on
    FROM change
    WHERE unit IS NOT NULL
    QUALIFY to_on IS NOT NULL
)
SELECT piece.unit_kind, piece.unit, piece.from_on, piece.to_on
FROM piece
JOIN post
    ON post.unit_kind = piece.unit_kind AND post.unit = piece.unit
    AND post.from_on <= piece.from_on AND post.to_on >= piece.from_on
GROUP BY ALL
HAVING piece.unit_kind = 'home' OR sum(post.hours) >= getvariable('advisor_hours') * 10000;
