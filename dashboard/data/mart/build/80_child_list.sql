-- What the list of children tells besides the follow-up (definitions.md, "The list of children"): a row a child of
-- mart.follow_up.

-- A school week: seven days, counted back from the as-of date, in which any child had a possible school day. Two years
-- hold more than 24 of them, whatever the holidays.
CREATE TABLE school_week AS
SELECT weeks_ago, row_number() OVER (ORDER BY weeks_ago) AS place
FROM (
    SELECT DISTINCT ((getvariable('as_of') - day) // 7)::INTEGER AS weeks_ago
    FROM mart.attendance_day
    WHERE possible > 0 AND day > getvariable('as_of') - 728
);

-- The latest 12 school weeks run from latest_from to the as-of date, the 12 before from before_from to the day before.
CREATE TABLE mart.school_weeks AS
SELECT
    getvariable('as_of') - 7 * max(weeks_ago) FILTER (WHERE place <= 12) - 6 AS latest_from,
    getvariable('as_of') - 7 * max(weeks_ago) FILTER (WHERE place BETWEEN 13 AND 24) - 6 AS before_from
FROM school_week;

CREATE TABLE recent_absence AS
SELECT
    child,
    sum(possible) FILTER (WHERE day >= latest_from)::BIGINT AS latest_possible,
    sum(illness + permitted + unauthorised) FILTER (WHERE day >= latest_from)::BIGINT AS latest_absent,
    sum(possible) FILTER (WHERE day < latest_from)::BIGINT AS before_possible,
    sum(illness + permitted + unauthorised) FILTER (WHERE day < latest_from)::BIGINT AS before_absent
FROM mart.attendance_day, mart.school_weeks
WHERE day >= coalesce(before_from, latest_from)
GROUP BY child;

-- A course's goals on each side: open while one is, else what came of the one that was closed last.
CREATE TABLE side_standing AS
SELECT
    course_id,
    domain = 'academic' AS is_academic,
    CASE WHEN bool_or(is_open) THEN 'open' ELSE last(outcome ORDER BY closed_on, goal_id) END AS standing
FROM (
    SELECT *, closed_on IS NULL OR outcome IS NULL OR closed_on > getvariable('as_of') AS is_open
    FROM goal
    WHERE set_on <= getvariable('as_of') AND domain IS NOT NULL
)
GROUP BY course_id, is_academic;

CREATE TABLE latest_sparring AS
SELECT unit_kind, unit, max(day) AS held_on FROM unit_sparring GROUP BY unit_kind, unit;

-- The caseworker at the first goal-setting meeting that was held: of several on that day, present at one is present, and
-- else unknown at one is unknown.
CREATE TABLE first_goal_meeting AS
SELECT
    course_id,
    CASE WHEN bool_or(caseworker_present) THEN 'present'
         WHEN bool_or(caseworker_present IS NULL) THEN 'unknown'
         ELSE 'absent' END AS caseworker
FROM held_meeting
WHERE kind = 'goal_setting'
GROUP BY course_id, held_on
QUALIFY row_number() OVER (PARTITION BY course_id ORDER BY held_on) = 1;

CREATE TABLE mart.child_list AS
SELECT
    follow_up.child,
    EXISTS (
        SELECT 1 FROM mart.advisor WHERE school_id = follow_up.school AND role = 'learning_advisor'
    ) AS has_advisor,
    coalesce(caseworker, 'no_meeting') AS caseworker,
    coalesce(academic.standing, 'none') AS academic,
    coalesce(wellbeing.standing, 'none') AS wellbeing,
    latest_possible,
    latest_absent,
    before_possible,
    before_absent,
    at_home.held_on AS home_sparring_on,
    at_school.held_on AS school_sparring_on
FROM mart.follow_up
LEFT JOIN side_standing AS academic ON academic.course_id = follow_up.course_id AND academic.is_academic
LEFT JOIN side_standing AS wellbeing ON wellbeing.course_id = follow_up.course_id AND NOT wellbeing.is_academic
LEFT JOIN first_goal_meeting ON first_goal_meeting.course_id = follow_up.course_id
LEFT JOIN recent_absence ON recent_absence.child = follow_up.child
LEFT JOIN latest_sparring AS at_home ON at_home.unit_kind = 'home' AND at_home.unit = follow_up.home
LEFT JOIN latest_sparring AS at_school ON at_school.unit_kind = 'school' AND at_school.unit = follow_up.school
ORDER BY follow_up.child;
