-- Absence (indicators.md 2): rows by the day they end on, in the state of that day, but with the row's own school. Where
-- that is another than the state's, the row gets a state of its own, which differs in the school only.

CREATE TABLE attended AS
SELECT attendance.* EXCLUDE (problem, problem_of), state.stay, state.school
FROM attendance
ASOF JOIN state ON state.child = attendance.child AND attendance.day >= state.from_on
WHERE attendance.day <= getvariable('as_of');

CREATE TABLE elsewhere AS
SELECT
    stay,
    school_id,
    ((SELECT coalesce(max(stay), 0) FROM state) + row_number() OVER (ORDER BY stay, school_id))::INTEGER AS own_stay
FROM (SELECT DISTINCT stay, school_id FROM attended WHERE school_id IS DISTINCT FROM school);

-- The attributes of every state, by its number, and whose it is: what everything is grouped and filtered by.
CREATE TABLE mart.stay AS
SELECT child AS of_child, * EXCLUDE (child, from_on, to_on, course_id, aula_access, contact_person) FROM state
UNION ALL BY NAME
SELECT
    elsewhere.own_stay AS stay,
    state.child AS of_child,
    elsewhere.school_id AS school,
    school.kind AS school_kind,
    school.municipality_code AS school_municipality,
    state.* EXCLUDE (
        stay, child, from_on, to_on, course_id, aula_access, contact_person, school, school_kind, school_municipality
    )
FROM elsewhere
JOIN state USING (stay)
LEFT JOIN school USING (school_id)
ORDER BY stay;

CREATE TABLE mart.attendance_day AS
SELECT
    child,
    coalesce(own_stay, stay) AS stay,
    day,
    possible_days AS possible,
    illness_days AS illness,
    permitted_days AS permitted,
    unauthorised_days AS unauthorised
FROM attended
LEFT JOIN elsewhere USING (stay, school_id)
ORDER BY day;

CREATE TABLE mart.attendance_month AS
SELECT
    child,
    stay,
    month_number(day) AS month,
    sum(possible)::BIGINT AS possible,
    sum(illness)::BIGINT AS illness,
    sum(permitted)::BIGINT AS permitted,
    sum(unauthorised)::BIGINT AS unauthorised
FROM mart.attendance_day
GROUP BY ALL
ORDER BY month, child, stay;
