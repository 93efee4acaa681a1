-- Who stands where on the as-of date, and how it came: what the lists of children without an owner are made of
-- (definitions.md, "No owner").

CREATE TABLE mart.present AS
SELECT child, stay, course_id FROM state WHERE to_on = getvariable('as_of') ORDER BY child;

-- Changes of home and of school, with the state on the last day in the old place. Three years of them: nobody may ask
-- for more.
CREATE TABLE mart.change AS
SELECT move.child, of, day, left_unit, unit, state.stay AS left_stay, state.course_id AS left_course
FROM move
JOIN state ON state.child = move.child AND left_on BETWEEN state.from_on AND state.to_on
WHERE day > getvariable('as_of') - 1097
ORDER BY of, day, move.child;

-- The latest meeting that a home and a school had about a child in a state of it.
CREATE TABLE mart.joint_meeting AS
SELECT stay, max(held_on) AS held_on
FROM held_meeting
JOIN child_number USING (child_id)
JOIN state ON state.child = child_number.child AND held_on BETWEEN state.from_on AND state.to_on
WHERE kind IN ('goal_setting', 'follow_up')
GROUP BY stay
ORDER BY stay;
