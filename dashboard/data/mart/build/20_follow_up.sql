-- Follow-up regularity (indicators.md 2).
--
-- Contacts of a course: the distinct days, from start_on to the earlier of T and end_on, on which a goal_setting or
-- follow_up meeting of it was held. Limit: the course's cadence, else its model's, plus the model's grace.

CREATE TABLE held_meeting AS
SELECT meeting.*, course.child_id
FROM meeting
JOIN course USING (course_id)
WHERE held_on <= getvariable('as_of') AND NOT coalesce(cancelled, false);

CREATE TABLE course_clock AS
SELECT
    course_id,
    child,
    start_on,
    end_on,
    coalesce(cadence_days, CASE model WHEN 'slm' THEN getvariable('cadence_slm')
                                      WHEN 'kia' THEN getvariable('cadence_kia') END) AS cadence,
    cadence + CASE model WHEN 'slm' THEN getvariable('grace_slm')
                         WHEN 'kia' THEN getvariable('grace_kia') END AS "limit"
FROM course
JOIN child_number USING (child_id);

CREATE TABLE contact AS
SELECT DISTINCT course_id, held_on
FROM held_meeting
JOIN course_clock USING (course_id)
WHERE kind IN ('goal_setting', 'follow_up')
    AND held_on >= start_on
    AND held_on <= coalesce(end_on, DATE '9999-12-31');

-- An obligation is opened at the start and by every contact; it is met by the next contact on or before its last good
-- day, broken on the day after if the course is then in force and that day has come, else pending or lapsed.
CREATE TABLE obligation AS
WITH opened AS (
    SELECT course_id, start_on AS opened_on FROM course_clock
    UNION
    SELECT course_id, held_on FROM contact
),
followed AS (
    SELECT
        opened.course_id,
        child,
        end_on,
        opened_on,
        opened_on + cadence::INTEGER AS due_on,
        opened_on + "limit"::INTEGER AS last_good_on,
        lead(opened_on) OVER (PARTITION BY opened.course_id ORDER BY opened_on) AS met_on
    FROM opened
    JOIN course_clock USING (course_id)
    WHERE "limit" IS NOT NULL
        AND start_on <= getvariable('as_of')
        AND (end_on IS NULL OR end_on >= start_on)
)
SELECT
    *,
    CASE
        WHEN met_on <= last_good_on THEN 'kept'
        WHEN last_good_on < getvariable('as_of') AND (end_on IS NULL OR end_on > last_good_on) THEN 'broken'
        WHEN end_on <= getvariable('as_of') THEN 'lapsed'
        ELSE 'pending'
    END AS state,
    CASE state
        WHEN 'kept' THEN met_on
        WHEN 'broken' THEN last_good_on + 1
        WHEN 'lapsed' THEN end_on
        ELSE getvariable('as_of')
    END AS counted_on
FROM followed;

-- Days with a course in force, as stretches that are covered or not: covered while the days since the last contact
-- (before the first: since the start) are at most the limit. The course in force is the state's.
CREATE TABLE course_stretch AS
WITH gap AS (
    SELECT course_id, opened_on, last_good_on, coalesce(met_on, DATE '9999-12-31') - 1 AS last_on FROM obligation
),
piece AS (
    SELECT course_id, opened_on AS from_on, least(last_good_on, last_on) AS to_on, true AS covered FROM gap
    UNION ALL
    SELECT course_id, greatest(last_good_on + 1, opened_on), last_on, false FROM gap
)
SELECT
    state.child,
    state.from_on AS state_from_on,
    greatest(state.from_on, piece.from_on) AS from_on,
    least(state.to_on, piece.to_on) AS to_on,
    piece.covered
FROM state
JOIN piece USING (course_id)
WHERE greatest(state.from_on, piece.from_on) <= least(state.to_on, piece.to_on);
