-- How every child stands on the as-of date (definitions.md, "Traits"): a row a child, a whole number a trait, null where
-- it is unknown. The columns are the traits of vocabulary/traits.py.

-- Whole months from a day to the as-of date: a month is over on the same day of the next, or the day after its last.
CREATE MACRO months_over(day) AS
    (month_number(getvariable('as_of')) - month_number(day) - (day(getvariable('as_of')) < day(day))::INTEGER)::INTEGER;

CREATE TABLE course_goals AS
SELECT
    course_id,
    bool_or(closed_on IS NULL OR outcome IS NULL OR closed_on > getvariable('as_of')) AS has_open,
    -- Unknown where no goal is known to have one, and of some it is not known.
    CASE WHEN bool_or(plan_link) THEN 1 WHEN count(plan_link) = count(*) THEN 0 END AS plan_link
FROM goal
WHERE set_on <= getvariable('as_of')
GROUP BY course_id;

CREATE TABLE assessed AS
SELECT DISTINCT course_id FROM assessment WHERE completed_on <= getvariable('as_of');

CREATE TABLE mart.trait AS
SELECT
    child_number.child,
    CASE WHEN child.birth_on <= getvariable('as_of') THEN months_over(child.birth_on) // 12 END::INTEGER AS age,
    months_over(placement.start_on) AS placement_months,
    months_over(course.start_on) AS course_months,
    (earliest.day - DATE '1970-01-01')::INTEGER AS first_on,
    CASE
        WHEN state.course_id IS NULL THEN NULL
        WHEN assessed.course_id IS NULL AND course_goals.course_id IS NULL AND NOT course_standing.ever_held THEN 0
        WHEN NOT coalesce(course_goals.has_open, false) THEN 1
        -- As many days before the follow-up is due as the grace lasts after it.
        WHEN getvariable('as_of') >= course_standing.next_due_on - (course_standing.latest_on - course_standing.next_due_on)::INTEGER THEN 3
        ELSE 2
    END::INTEGER AS phase,
    (follow_up.overdue_days > 0)::INTEGER AS overdue,
    CASE WHEN state.course_id IS NOT NULL THEN course_goals.plan_link END::INTEGER AS plan_link,
    -- Below ten possible days there is no per cent. The highest whole one that the share is over: one less than it, rounded up.
    CASE WHEN latest_possible >= 100000
         THEN (coalesce(latest_absent, 0) * 100 + latest_possible - 1) // latest_possible - 1 END::INTEGER AS absence_over
FROM child_number
JOIN child USING (child_id)
LEFT JOIN state ON state.child = child_number.child AND state.to_on = getvariable('as_of')
LEFT JOIN in_force ON in_force.child = state.child AND in_force.from_on = state.from_on AND in_force.kind = 'placement'
LEFT JOIN placement ON placement.placement_id = in_force."key"
LEFT JOIN course ON course.course_id = state.course_id
LEFT JOIN (SELECT child, min(start_on) AS day FROM own_interval WHERE kind IN ('placement', 'course') GROUP BY child)
    AS earliest ON earliest.child = child_number.child
LEFT JOIN course_goals ON course_goals.course_id = state.course_id
LEFT JOIN assessed ON assessed.course_id = state.course_id
LEFT JOIN course_standing ON course_standing.course_id = state.course_id
LEFT JOIN mart.follow_up ON follow_up.child = child_number.child
LEFT JOIN recent_absence ON recent_absence.child = child_number.child
ORDER BY child_number.child;

-- The state of every child on the first day of all its placements and courses: who had the child then may know the day.
CREATE TABLE mart.first_state AS
SELECT trait.child, coalesce(first.stay, latest.stay) AS stay
FROM mart.trait
JOIN state AS latest ON latest.child = trait.child AND latest.to_on = getvariable('as_of')
LEFT JOIN state AS first
    ON first.child = trait.child AND DATE '1970-01-01' + trait.first_on BETWEEN first.from_on AND first.to_on
ORDER BY trait.child;
