-- Who stands where on the as-of date, and how it came: what the lists of children without an owner are made of
-- (definitions.md, "No owner").

CREATE TABLE mart.present AS
SELECT child, stay, course_id FROM state WHERE to_on = getvariable('as_of') ORDER BY child;

-- Changes of home and of school of two years (nobody may ask for more) by children with a course on the as-of date or on
-- the last day in the old place. Of both courses: when it began, its last contact, and its goals that are open on the
-- as-of date, set before the change and since.
CREATE TABLE mart.change AS
WITH changed AS (
    SELECT move.*, state.stay AS left_stay, present.stay AS present_stay,
           state.course_id AS left_course, present.course_id AS present_course
    FROM move
    JOIN state ON state.child = move.child AND left_on BETWEEN state.from_on AND state.to_on
    JOIN mart.present AS present ON present.child = move.child
    WHERE day > getvariable('as_of') - 731 AND (left_course IS NOT NULL OR present_course IS NOT NULL)
),
of_course AS (
    SELECT
        changed.child,
        changed.of,
        changed.day,
        course_id,
        any_value(started_on) AS started_on,
        any_value(CASE WHEN ever_held THEN last_on END) AS last_on,
        count(set_on) FILTER (WHERE set_on < changed.day)::INTEGER AS goals_before,
        count(set_on) FILTER (WHERE set_on >= changed.day)::INTEGER AS goals_since
    FROM changed
    JOIN course_standing ON course_id IN (left_course, present_course)
    LEFT JOIN (SELECT course_id, set_on FROM mart.record_goal WHERE closed_on IS NULL) AS goal USING (course_id)
    GROUP BY ALL
)
SELECT
    changed.child,
    changed.of,
    changed.day,
    left_unit,
    unit,
    left_stay,
    present_stay,
    present.started_on <= left_on AS is_continued,
    present.started_on,
    present.last_on,
    present.goals_before,
    present.goals_since,
    former.started_on AS former_started_on,
    former.last_on AS former_last_on,
    former.goals_before AS former_goals_before,
    former.goals_since AS former_goals_since
FROM changed
LEFT JOIN of_course AS present
    ON present.child = changed.child AND present.of = changed.of AND present.day = changed.day
    AND present.course_id = present_course
LEFT JOIN of_course AS former
    ON former.child = changed.child AND former.of = changed.of AND former.day = changed.day
    AND former.course_id = left_course
ORDER BY changed.of, changed.day, changed.child;

-- The latest meeting that a home and a school had about a child in a state of it.
CREATE TABLE mart.joint_meeting AS
SELECT stay, max(held_on) AS held_on
FROM held_meeting
JOIN child_number USING (child_id)
JOIN state ON state.child = child_number.child AND held_on BETWEEN state.from_on AND state.to_on
WHERE kind IN ('goal_setting', 'follow_up')
GROUP BY stay
ORDER BY stay;
