-- What lists and pages of one unit show, on the as-of date.

CREATE TABLE course_standing AS
SELECT
    course_id,
    course_clock.child,
    course_clock.start_on AS started_on,
    coalesce(max(held_on), course_clock.start_on) AS last_on,
    count(held_on) > 0 AS ever_held,
    last_on + cadence::INTEGER AS next_due_on,
    last_on + "limit"::INTEGER AS latest_on
FROM course_clock
LEFT JOIN contact USING (course_id)
GROUP BY course_id, course_clock.child, course_clock.start_on, cadence, "limit";

CREATE TABLE booked AS
SELECT course_id, min(planned_on) AS planned_on
FROM meeting
WHERE kind = 'follow_up'
    AND (held_on IS NULL OR held_on > getvariable('as_of'))
    AND NOT coalesce(cancelled, false)
    AND planned_on >= getvariable('as_of')
GROUP BY course_id;

-- One row a child with a course in force on the as-of date (indicators.md 2, "For lists").
CREATE TABLE mart.follow_up AS
SELECT
    child_id,
    child,
    display_name,
    course_id,
    state.home,
    state.home_unit,
    state.home_kind,
    state.home_municipality,
    state.school,
    state.school_kind,
    state.school_municipality,
    state.grade,
    state.class_type,
    state.grade_band,
    state.model,
    state.coordinator,
    state.in_course,
    state.responsible,
    state.gender,
    started_on,
    last_on,
    ever_held,
    next_due_on,
    latest_on,
    greatest(getvariable('as_of') - latest_on, 0)::INTEGER AS overdue_days,
    planned_on,
    CASE
        WHEN getvariable('as_of') > latest_on THEN CASE WHEN ever_held THEN 'overdue' ELSE 'never_held_overdue' END
        WHEN getvariable('as_of') > next_due_on THEN 'within_grace'
        WHEN NOT ever_held THEN 'new'
        ELSE 'in_time'
    END AS status
FROM state
JOIN course_standing USING (course_id, child)
JOIN child_number USING (child)
JOIN child USING (child_id)
LEFT JOIN booked USING (course_id)
WHERE state.to_on = getvariable('as_of') AND latest_on IS NOT NULL;

-- Receivers of units, with what a filter may ask of them; and sparring with the receivers it may count for.
CREATE TABLE receiver AS
SELECT child, stay, home, school, from_on, to_on FROM state
WHERE in_course = 'yes' AND (home IS NOT NULL OR school IS NOT NULL);

-- A row a child, state and month, with a bit a day: the days with a receiver of a unit are the bits of all its children
-- together, whichever children a filter leaves.
CREATE TABLE mart.receiver_days AS
SELECT child, stay, m.month, bit_or(days_in_month(from_on, to_on, m.first_on, m.last_on)) AS days
FROM receiver
JOIN calendar AS m ON m.first_on <= to_on AND m.last_on >= from_on
GROUP BY ALL
ORDER BY m.month, child, stay;

CREATE TABLE mart.sparring_receiver AS
SELECT talk, unit_kind, unit, day, receiver.child, receiver.stay, about IS NOT NULL AS about_one_child
FROM (
    SELECT unit_sparring.*, receiver.child, receiver.stay
    FROM unit_sparring
    JOIN receiver ON receiver.home = unit AND day BETWEEN receiver.from_on AND receiver.to_on
    WHERE unit_kind = 'home'
    UNION ALL
    SELECT unit_sparring.*, receiver.child, receiver.stay
    FROM unit_sparring
    JOIN receiver ON receiver.school = unit AND day BETWEEN receiver.from_on AND receiver.to_on
    WHERE unit_kind = 'school'
) AS receiver
WHERE about IS NULL OR about = receiver.child
ORDER BY day, talk, receiver.child;

-- What a page of one unit shows.
CREATE TABLE mart.obligation AS
SELECT course_id, child, opened_on, due_on, last_good_on, met_on, state FROM obligation ORDER BY child, opened_on;

CREATE TABLE mart.contact AS
SELECT course_id, child, held_on FROM contact JOIN course_clock USING (course_id) ORDER BY child, held_on;

CREATE TABLE mart.course AS
SELECT course_id, child, start_on, end_on FROM course_clock;

CREATE TABLE mart.advisor AS
SELECT home_id, school_id, staff_id, role, weekly_hours, start_on
FROM assignment
JOIN staff USING (staff_id)
WHERE start_on <= getvariable('as_of') AND (end_on IS NULL OR end_on >= getvariable('as_of'));

CREATE TABLE mart.sparring AS
SELECT home_id, school_id, held_on, staff_id, method, minutes, child_id IS NOT NULL AS about_one_child
FROM sparring
WHERE held_on <= getvariable('as_of');

CREATE TABLE mart.child AS
SELECT child, child_id, display_name FROM child_number JOIN child USING (child_id);

CREATE TABLE mart.fault AS SELECT * FROM fault;
