-- What the page of one child shows besides what stands in other tables. All by child, so that one child's rows lie
-- together. Nothing of it is text that somebody wrote: a goal's title stays in the case database.

-- Which state the child was in on which days; the attributes of a state are in mart.stay.
CREATE TABLE mart.record_days AS
SELECT child, stay, from_on, to_on, course_id FROM state ORDER BY child, from_on;

-- Missed: planned on a day that has passed, neither held nor cancelled as far as is known on the as-of date.
CREATE TABLE mart.record_meeting AS
SELECT
    child,
    course_id,
    meeting.kind,
    CASE
        WHEN coalesce(cancelled, false) THEN 'cancelled'
        WHEN held_on <= getvariable('as_of') THEN 'held'
        WHEN planned_on >= getvariable('as_of') THEN 'planned'
        ELSE 'missed'
    END AS state,
    CASE state WHEN 'held' THEN held_on ELSE planned_on END AS day,
    child_involvement,
    caseworker_present
FROM meeting
JOIN course USING (course_id)
JOIN child_number USING (child_id)
WHERE day IS NOT NULL
ORDER BY child, day, meeting_id;

-- Closed as indicators.md 1 says: on a day up to the as-of date, with an outcome. A goal that is not closed is over with
-- its course; one that was due before that, when the days in which it could be evaluated are over (goals_met).
CREATE TABLE mart.record_goal AS
WITH known AS (
    SELECT
        child,
        goal.* EXCLUDE (closed_on),
        CASE WHEN outcome IS NOT NULL AND closed_on <= getvariable('as_of') THEN closed_on END AS closed_on,
        least(coalesce(goal.closed_on, DATE '9999-12-31'), due_on + getvariable('grace_goal')::INTEGER) AS counted_on,
        CASE WHEN course.end_on IS NULL OR course.end_on >= due_on
             THEN due_on + getvariable('grace_goal')::INTEGER + 1 END AS not_evaluated_on,
        coalesce(course.end_on, getvariable('as_of')) AS course_end_on
    FROM goal
    JOIN course USING (course_id)
    JOIN child_number USING (child_id)
    WHERE set_on <= getvariable('as_of')
)
SELECT
    child,
    course_id,
    domain,
    set_on,
    due_on,
    closed_on,
    coalesce(closed_on, least(greatest(set_on, course_end_on, not_evaluated_on), getvariable('as_of'))) AS until,
    not_evaluated_on,
    counted_on,
    outcome,
    child_voice,
    plan_link
FROM known
ORDER BY child, set_on, goal_id;

CREATE TABLE mart.record_sides AS
SELECT child, course_id, from_on, to_on, academic_open, other_open FROM goal_sides ORDER BY child, from_on;

CREATE TABLE mart.record_assessment AS
WITH known AS (
    SELECT
        child,
        assessment.* EXCLUDE (completed_on),
        CASE WHEN completed_on <= getvariable('as_of') THEN completed_on END AS completed_on,
        least(course.end_on, getvariable('as_of')) AS course_until
    FROM assessment
    JOIN course USING (course_id)
    JOIN child_number USING (child_id)
    WHERE requested_on <= getvariable('as_of')
)
SELECT
    child,
    course_id,
    requested_on,
    completed_on,
    coalesce(completed_on, greatest(requested_on, course_until)) AS until,
    academic,
    cognitive,
    social,
    wellbeing,
    child_interviewed
FROM known
ORDER BY child, requested_on, assessment_id;
