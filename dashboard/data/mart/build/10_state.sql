-- The state of every child on every day up to the as-of date (indicators.md 1): a row a child and stretch of days on
-- which nothing changes, without holes, from the first day of time on. Everything that is counted finds its attributes
-- here, on the day that is counted.
--
-- In force: start_on <= d and (end_on is null or d <= end_on). If several are in force, the one with the latest
-- start_on, then the largest key as text.

CREATE TABLE own_interval AS
SELECT child, kind, "key", start_on, least(coalesce(end_on, DATE '9999-12-31'), getvariable('as_of')) AS end_on
FROM (
    SELECT child_id, 'placement' AS kind, placement_id AS "key", start_on, end_on FROM placement
    UNION ALL
    SELECT child_id, 'enrolment', enrolment_id, start_on, end_on FROM enrolment
    UNION ALL
    SELECT child_id, 'course', course_id, start_on, end_on FROM course
)
JOIN child_number USING (child_id)
WHERE start_on <= getvariable('as_of') AND (end_on IS NULL OR end_on >= start_on);

CREATE TABLE stretch AS
SELECT child, day AS from_on, lead(day) OVER (PARTITION BY child ORDER BY day) - 1 AS to_on
FROM (
    SELECT child, DATE '0001-01-01' AS day FROM child_number
    UNION
    SELECT child, start_on FROM own_interval
    UNION
    SELECT child, end_on + 1 FROM own_interval
    UNION
    SELECT child, getvariable('as_of') + 1 FROM child_number
)
QUALIFY to_on IS NOT NULL;

CREATE TABLE in_force AS
SELECT stretch.child, stretch.from_on, own_interval.kind, own_interval."key"
FROM stretch
JOIN own_interval
    ON own_interval.child = stretch.child
    AND own_interval.start_on <= stretch.from_on
    AND stretch.from_on <= own_interval.end_on
QUALIFY row_number() OVER (
    PARTITION BY stretch.child, stretch.from_on, own_interval.kind
    ORDER BY own_interval.start_on DESC, own_interval."key" DESC
) = 1;

CREATE TABLE state AS
SELECT
    row_number() OVER (ORDER BY stretch.child, stretch.from_on)::INTEGER AS stay,
    stretch.child,
    stretch.from_on,
    stretch.to_on,
    home.home_id AS home,
    home.kind AS home_kind,
    home.municipality_code AS home_municipality,
    school.school_id AS school,
    school.kind AS school_kind,
    school.municipality_code AS school_municipality,
    CASE WHEN enrolment.grade BETWEEN 0 AND 10 THEN enrolment.grade::VARCHAR END AS grade,
    enrolment.class_type AS class_type,
    CASE
        WHEN enrolment.grade BETWEEN 0 AND 3 THEN 'indskoling'
        WHEN enrolment.grade BETWEEN 4 AND 6 THEN 'mellemtrin'
        WHEN enrolment.grade BETWEEN 7 AND 10 THEN 'udskoling'
    END AS grade_band,
    course.model AS model,
    course.coordinator_id AS coordinator,
    CASE WHEN course.course_id IS NULL THEN 'no' ELSE 'yes' END AS in_course,
    child.municipality_code AS responsible,
    child.gender AS gender,
    -- Homes stand one by one; families and own lodgings are told of together, by kind.
    CASE WHEN home.kind IN ('foster_family', 'kinship_family', 'own_lodging') THEN 'kind:' || home.kind
         ELSE home.home_id END AS home_unit,
    course.course_id AS course_id,
    placement.aula_access AS aula_access,
    placement.contact_person AS contact_person
FROM stretch
JOIN child_number USING (child)
JOIN child USING (child_id)
LEFT JOIN in_force AS p ON p.child = stretch.child AND p.from_on = stretch.from_on AND p.kind = 'placement'
LEFT JOIN placement ON placement.placement_id = p."key"
LEFT JOIN home ON home.home_id = placement.home_id
LEFT JOIN in_force AS e ON e.child = stretch.child AND e.from_on = stretch.from_on AND e.kind = 'enrolment'
LEFT JOIN enrolment ON enrolment.enrolment_id = e."key"
LEFT JOIN school ON school.school_id = enrolment.school_id
LEFT JOIN in_force AS c ON c.child = stretch.child AND c.from_on = stretch.from_on AND c.kind = 'course'
LEFT JOIN course ON course.course_id = c."key"
ORDER BY stretch.child, stretch.from_on;
