-- The same wall where the contract's relations are views over another system: row-level security holds on tables only,
-- and for whoever owns the view. So a second set of views lets through what is within reach, and the reader gets those.
-- Run it with psql after reader.sql, as the owner of the views:
--
--   psql -v reader=dashboard_reader -v schema=contract -v walled=dashboard -v municipality=101 -f walled_views.sql cases
\set ON_ERROR_STOP on
BEGIN;
\ir reach.sql

CREATE SCHEMA IF NOT EXISTS :"walled";
-- A security barrier: no function of the reader's own is shown a row before the condition has let it through.
SELECT format('CREATE OR REPLACE VIEW %I.%I WITH (security_barrier) AS SELECT * FROM %I.%I WHERE %s',
              :'walled', relation, :'schema', relation, coalesce(condition, 'true'))
FROM wall \gexec

REVOKE ALL ON ALL TABLES IN SCHEMA :"schema" FROM :"reader";
REVOKE ALL ON SCHEMA :"schema" FROM :"reader";
GRANT USAGE ON SCHEMA :"walled" TO :"reader";
SELECT format('GRANT SELECT ON %I.%I TO %I', :'walled', relation, :'reader') FROM wall \gexec
ALTER ROLE :"reader" SET search_path = :"walled";

COMMIT;
