-- The user that the dashboard reads the case database as: it may SELECT from the contract's 17 relations, tables or
-- views, and do nothing else. Run it with psql as the owner of the schema, in the case database:
--
--   psql -v reader=dashboard_reader -v schema=dashboard -f reader.sql cases
--
-- and give the user a password: \password dashboard_reader. It can be run again, and must be when a relation was made
-- anew, for a new one has no rights on it.
\set ON_ERROR_STOP on
BEGIN;

SELECT format('CREATE ROLE %I LOGIN CONNECTION LIMIT 20', :'reader')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'reader') \gexec

-- Rights of its own or of a group would go past all that follows.
SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
    OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS too_strong
FROM pg_roles WHERE rolname = :'reader' \gset
\if :too_strong
    DO $$ BEGIN RAISE EXCEPTION 'This user may do more than read, or is a member of a group. Take another name.'; END $$;
\endif

-- A refresh reads everything in one transaction; what hangs is ended, and holds nothing up.
ALTER ROLE :"reader" SET default_transaction_read_only = on;
ALTER ROLE :"reader" SET search_path = :"schema";
ALTER ROLE :"reader" SET statement_timeout = '15min';
ALTER ROLE :"reader" SET lock_timeout = '5s';
ALTER ROLE :"reader" SET idle_in_transaction_session_timeout = '15min';

REVOKE ALL ON ALL TABLES IN SCHEMA :"schema" FROM :"reader";
REVOKE ALL ON SCHEMA :"schema" FROM :"reader";
REVOKE CREATE ON SCHEMA :"schema" FROM PUBLIC;
GRANT USAGE ON SCHEMA :"schema" TO :"reader";
SELECT format('GRANT SELECT ON %I.%I TO %I', :'schema', relation, :'reader')
FROM unnest(ARRAY[
    'municipality', 'home', 'school', 'staff', 'assignment', 'child', 'placement', 'enrolment', 'course', 'assessment',
    'meeting', 'goal', 'sparring', 'attendance', 'instrument', 'measurement', 'activity'
]) AS relation \gexec

COMMIT;
