-- Goals (indicators.md 2, goals_met; 3, two_sided_goals) and the checks of the first phases of a course.

-- One event a goal, on the earlier of its closed_on and due_on + grace, so that it stays in its month.
CREATE TABLE goal_result AS
SELECT
    child,
    goal.domain,
    least(coalesce(closed_on, DATE '9999-12-31'), due_on + getvariable('grace_goal')::INTEGER) AS day,
    CASE
        WHEN closed_on <= getvariable('as_of') AND outcome IS NOT NULL THEN outcome
        WHEN due_on + getvariable('grace_goal')::INTEGER < getvariable('as_of')
            AND (course.end_on IS NULL OR course.end_on >= due_on) THEN 'not_evaluated'
    END AS result
FROM goal
JOIN course USING (course_id)
JOIN child_number USING (child_id)
WHERE set_on <= getvariable('as_of') AND result IS NOT NULL;

CREATE TABLE goal_set AS
SELECT child, goal.domain, set_on AS day, child_voice, plan_link
FROM goal
JOIN course USING (course_id)
JOIN child_number USING (child_id)
WHERE set_on <= getvariable('as_of');

-- A course is looked at once, on the day its assessment (its goals) should be there, if it is in force on that day.
CREATE TABLE assessment_check AS
SELECT
    child,
    start_on + getvariable('assessment_days')::INTEGER AS day,
    (
        SELECT coalesce(bool_or(academic) AND bool_or(cognitive) AND bool_or(social) AND bool_or(wellbeing), false)
        FROM assessment
        WHERE assessment.course_id = course.course_id
            AND completed_on <= start_on + getvariable('assessment_days')::INTEGER
    ) AS covered
FROM course
JOIN child_number USING (child_id)
WHERE day <= getvariable('as_of') AND (end_on IS NULL OR end_on >= day);

CREATE TABLE goals_check AS
SELECT
    child,
    start_on + getvariable('goals_days')::INTEGER AS day,
    EXISTS (
        SELECT 1 FROM held_meeting
        WHERE held_meeting.course_id = course.course_id
            AND kind = 'goal_setting'
            AND held_on BETWEEN start_on AND start_on + getvariable('goals_days')::INTEGER
    )
    AND EXISTS (
        SELECT 1 FROM goal
        WHERE goal.course_id = course.course_id
            AND set_on BETWEEN start_on AND start_on + getvariable('goals_days')::INTEGER
    ) AS goals_set
FROM course
JOIN child_number USING (child_id)
WHERE day <= getvariable('as_of') AND (end_on IS NULL OR end_on >= day);

-- A course in force counts in two_sided_goals from its first goal-setting meeting on, held in [start_on, B]. On which
-- sides a goal is open changes on the days on which one is set, and on which one is closed (with an outcome).
CREATE TABLE goal_sides AS
WITH counted AS (
    SELECT
        course.course_id,
        child,
        min(held_on) AS from_on,
        least(coalesce(course.end_on, DATE '9999-12-31'), getvariable('as_of')) AS to_on
    FROM course
    JOIN child_number USING (child_id)
    JOIN held_meeting ON held_meeting.course_id = course.course_id AND held_meeting.kind = 'goal_setting'
    WHERE held_on >= start_on
    GROUP BY ALL
    HAVING min(held_on) <= to_on
),
open_goal AS (
    SELECT
        course_id,
        CASE domain WHEN 'academic' THEN 'academic' ELSE 'other' END AS side,
        set_on AS from_on,
        CASE WHEN closed_on IS NOT NULL AND outcome IS NOT NULL THEN closed_on - 1 ELSE DATE '9999-12-30' END AS to_on
    FROM goal
    WHERE domain IS NOT NULL AND set_on <= getvariable('as_of')
),
change AS (
    SELECT course_id, from_on AS day FROM counted
    UNION
    SELECT course_id, open_goal.from_on FROM open_goal
    UNION
    SELECT course_id, open_goal.to_on + 1 FROM open_goal
),
piece AS (
    SELECT
        counted.course_id,
        child,
        change.day AS from_on,
        least(counted.to_on, coalesce(lead(change.day) OVER (PARTITION BY counted.course_id ORDER BY change.day) - 1, counted.to_on)) AS to_on
    FROM counted
    JOIN change ON change.course_id = counted.course_id AND change.day BETWEEN counted.from_on AND counted.to_on
)
SELECT
    piece.child,
    piece.from_on,
    piece.to_on,
    coalesce(bool_or(side = 'academic'), false) AS academic_open,
    coalesce(bool_or(side = 'other'), false) AS other_open,
    piece.course_id
FROM piece
LEFT JOIN open_goal
    ON open_goal.course_id = piece.course_id
    AND open_goal.from_on <= piece.from_on
    AND open_goal.to_on >= piece.from_on
GROUP BY piece.course_id, piece.child, piece.from_on, piece.to_on;
