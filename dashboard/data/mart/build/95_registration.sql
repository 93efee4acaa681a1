-- How soon and how fully is recorded what happens (definitions.md, "Not done or not recorded").
--
-- Looked at are the twelve whole months that were over 14 days before the as-of date: later events may still be recorded
-- in time, and a year that moved from day to day would tell readers of others of each single event.

CREATE MACRO is_looked_at(day) AS
    day >= date_trunc('month', getvariable('as_of') - 13) - INTERVAL 12 MONTHS
    AND day < date_trunc('month', getvariable('as_of') - 13);

-- A row an event and child: meetings and goals concern the child's home and school both, sparring the one that got it.
-- What kind of event it is, on which day, and when it was recorded are for the lists behind the numbers.
CREATE TABLE mart.registered AS
WITH of_child AS (
    SELECT 'meeting' AS source, meeting_id AS "key", child_id, held_on AS day, recorded_on FROM held_meeting
    UNION ALL
    -- recorded_on is that of the latest change: the closing, where it is closed.
    SELECT
        'goal', goal_id, child_id,
        CASE WHEN outcome IS NOT NULL AND closed_on <= getvariable('as_of') THEN closed_on ELSE set_on END,
        recorded_on
    FROM goal
    JOIN course USING (course_id)
    WHERE set_on <= getvariable('as_of')
),
event AS (
    SELECT source, "key", NULL AS unit_kind, state.child, state.stay, day, recorded_on
    FROM of_child
    JOIN child_number USING (child_id)
    JOIN state ON state.child = child_number.child AND day BETWEEN state.from_on AND state.to_on
    UNION ALL
    SELECT 'sparring', talk::VARCHAR, unit_kind, child, stay, day, recorded_on
    FROM mart.sparring_receiver
    JOIN (SELECT talk, unit_kind, recorded_on FROM unit_sparring) USING (talk, unit_kind)
)
SELECT
    dense_rank() OVER (ORDER BY source, "key")::INTEGER AS event,
    source,
    unit_kind,
    child,
    stay,
    day,
    recorded_on,
    is_looked_at(day) AS is_counted,
    CASE WHEN recorded_on IS NOT NULL THEN greatest(recorded_on - day, 0)::INTEGER END AS delay,
    -- The Monday of the week in which it was recorded: 52 weeks and the 12 before them.
    CASE WHEN recorded_on BETWEEN getvariable('as_of') - 455 AND getvariable('as_of')
         THEN date_trunc('week', recorded_on)::DATE END AS week
FROM event
WHERE is_counted OR week IS NOT NULL
ORDER BY event, stay;

-- Values that are counted only where they are known, a row each, with the state in which they are counted.
CREATE TABLE mart.known_value AS
SELECT field, child, stay, day, is_unknown
FROM (
    SELECT
        unnest(['child_involvement', 'caseworker_present']) AS field,
        child_id,
        held_on AS day,
        unnest([child_involvement IS NULL, caseworker_present IS NULL]) AS is_unknown
    FROM held_meeting
    WHERE kind IN ('goal_setting', 'follow_up') AND is_looked_at(held_on)
    UNION ALL
    SELECT 'child_voice', child_id, set_on, child_voice IS NULL
    FROM goal
    JOIN course USING (course_id)
    WHERE is_looked_at(set_on)
    UNION ALL
    -- Planned, and neither held nor cancelled since: not done, or not recorded.
    SELECT
        'outcome', child_id, planned_on,
        NOT coalesce(cancelled, false) AND (held_on IS NULL OR held_on > getvariable('as_of'))
    FROM meeting
    JOIN course USING (course_id)
    WHERE is_looked_at(planned_on)
)
JOIN child_number USING (child_id)
JOIN state USING (child)
WHERE day BETWEEN state.from_on AND state.to_on
UNION ALL
SELECT
    unnest(['aula_access', 'contact_person']),
    child,
    stay,
    getvariable('as_of'),
    unnest([aula_access IS NULL, contact_person IS NULL])
FROM state
WHERE to_on = getvariable('as_of') AND in_course = 'yes' AND home IS NOT NULL
ORDER BY field, stay;
