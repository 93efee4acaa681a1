-- Whose rows a reader may see: what row_level_security.sql and walled_views.sql both stand on, and run by themselves.
-- A child is within a municipality's reach when it is the municipality's own, or lives or has lived in a home there, or
-- goes or has gone to a school there. With the child come all its rows: figures need the whole course.
--
-- The reach hangs on the name that was signed in with, session_user: no SET can change it.
CREATE SCHEMA IF NOT EXISTS dashboard_wall;

CREATE TABLE IF NOT EXISTS dashboard_wall.reach (
    reader             name NOT NULL,
    municipality_code  text NOT NULL,
    PRIMARY KEY (reader, municipality_code)
);
INSERT INTO dashboard_wall.reach VALUES (:'reader', :'municipality') ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION dashboard_wall.municipalities() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog BEGIN ATOMIC
    SELECT municipality_code FROM dashboard_wall.reach WHERE reader = session_user;
END;

CREATE OR REPLACE FUNCTION dashboard_wall.children() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog BEGIN ATOMIC
    SELECT child_id::text FROM :"schema".child
    WHERE municipality_code::text IN (SELECT dashboard_wall.municipalities())
    UNION
    SELECT placement.child_id::text FROM :"schema".placement JOIN :"schema".home ON home.home_id = placement.home_id
    WHERE home.municipality_code::text IN (SELECT dashboard_wall.municipalities())
    UNION
    SELECT enrolment.child_id::text FROM :"schema".enrolment JOIN :"schema".school ON school.school_id = enrolment.school_id
    WHERE school.municipality_code::text IN (SELECT dashboard_wall.municipalities());
END;

CREATE OR REPLACE FUNCTION dashboard_wall.courses() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog BEGIN ATOMIC
    SELECT course_id::text FROM :"schema".course WHERE child_id::text IN (SELECT dashboard_wall.children());
END;

-- Homes of others too where a child within reach lives or has lived; a family elsewhere is nobody's business here.
CREATE OR REPLACE FUNCTION dashboard_wall.homes() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog BEGIN ATOMIC
    SELECT home_id::text FROM :"schema".home
    WHERE municipality_code::text IN (SELECT dashboard_wall.municipalities())
    UNION
    SELECT home_id::text FROM :"schema".placement WHERE child_id::text IN (SELECT dashboard_wall.children());
END;

CREATE OR REPLACE FUNCTION dashboard_wall.schools() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog BEGIN ATOMIC
    SELECT school_id::text FROM :"schema".school
    WHERE municipality_code::text IN (SELECT dashboard_wall.municipalities())
    UNION
    SELECT school_id::text FROM :"schema".enrolment WHERE child_id::text IN (SELECT dashboard_wall.children());
END;

-- Asked once a statement each, not once a row. NULL: the relation tells of no child.
CREATE TEMPORARY TABLE wall (relation text, condition text) ON COMMIT DROP;
INSERT INTO wall VALUES
    ('municipality', NULL),
    ('school', NULL),
    ('staff', NULL),
    ('instrument', NULL),
    ('home', 'home_id::text IN (SELECT dashboard_wall.homes())'),
    ('child', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('placement', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('enrolment', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('course', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('attendance', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('measurement', 'child_id::text IN (SELECT dashboard_wall.children())'),
    ('assessment', 'course_id::text IN (SELECT dashboard_wall.courses())'),
    ('meeting', 'course_id::text IN (SELECT dashboard_wall.courses())'),
    ('goal', 'course_id::text IN (SELECT dashboard_wall.courses())'),
    ('assignment', 'home_id::text IN (SELECT dashboard_wall.homes())
                 OR school_id::text IN (SELECT dashboard_wall.schools())'),
    ('sparring', 'child_id::text IN (SELECT dashboard_wall.children())
               OR child_id IS NULL AND (home_id::text IN (SELECT dashboard_wall.homes())
                                        OR school_id::text IN (SELECT dashboard_wall.schools()))'),
    ('activity', 'child_id::text IN (SELECT dashboard_wall.children())
               OR child_id IS NULL AND (home_id::text IN (SELECT dashboard_wall.homes())
                                        OR school_id::text IN (SELECT dashboard_wall.schools()))');

REVOKE ALL ON ALL TABLES IN SCHEMA dashboard_wall FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA dashboard_wall FROM PUBLIC;
GRANT USAGE ON SCHEMA dashboard_wall TO :"reader";
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA dashboard_wall TO :"reader";
