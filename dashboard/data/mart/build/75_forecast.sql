-- What is known of the days after the as-of date (definitions.md, "Forecast to a date"), of the children of
-- mart.follow_up: the courses that they are counted by, and the meetings that are booked in them.

-- A child is counted by the course of its state: by the one in force on T that started last, and, when that has ended
-- on a day that is known, by the next of those in force on T. Courses that start later are unknown.
CREATE TABLE mart.course_ahead AS
WITH running AS (
    SELECT
        child,
        course_id,
        "limit",
        cadence,
        coalesce(
            max(coalesce(end_on, DATE '9999-12-30')) OVER (
                PARTITION BY child
                ORDER BY start_on DESC, course_id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) + 1,
            getvariable('as_of')
        ) AS from_on,
        coalesce(end_on, DATE '9999-12-30') AS to_on
    FROM course_clock
    WHERE start_on <= getvariable('as_of') AND (end_on IS NULL OR end_on >= getvariable('as_of'))
)
SELECT
    row_number() OVER (ORDER BY running.child, from_on)::INTEGER - 1 AS course,
    running.child,
    course_id,
    from_on,
    to_on,
    course_standing.last_on,
    cadence::INTEGER AS cadence,
    "limit"::INTEGER AS "limit"
FROM running
JOIN course_standing USING (course_id)
WHERE from_on <= to_on AND "limit" IS NOT NULL AND running.child IN (SELECT child FROM mart.follow_up)
ORDER BY course;

-- Planned, not held, not cancelled, on or after T: a goal-setting meeting too is a contact on the day it is held. What
-- is planned after the end of its course could be none.
CREATE TABLE mart.booked_contact AS
SELECT DISTINCT course, planned_on AS day
FROM meeting
JOIN mart.course_ahead USING (course_id)
WHERE kind IN ('goal_setting', 'follow_up')
    AND (held_on IS NULL OR held_on > getvariable('as_of'))
    AND NOT coalesce(cancelled, false)
    AND planned_on BETWEEN getvariable('as_of') AND to_on
ORDER BY course, day;
