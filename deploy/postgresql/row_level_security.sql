-- A second wall around the children: of a case database that holds those of several municipalities, the reader sees only
-- the rows within the reach of its own, whatever the dashboard asks. For tables; over views use walled_views.sql.
-- Run it with psql after reader.sql, as the owner of the tables:
--
--   psql -v reader=dashboard_reader -v schema=public -v municipality=101 -f row_level_security.sql cases
--
-- A refresh reads everything that its user may see, so what is behind this wall never reaches the dashboard's disk. A
-- second call with another municipality widens the reach; DELETE FROM dashboard_wall.reach narrows it.
--
-- From here on every user but the owner needs a policy to see a row. The owner needs none (no FORCE), so that imports go
-- on; the dashboard must therefore not read as the owner, which `dashboard check` looks at.
\set ON_ERROR_STOP on
BEGIN;
\ir reach.sql

SELECT format('DROP POLICY IF EXISTS %I ON %I.%I', 'reach_of_' || :'reader', :'schema', relation) FROM wall \gexec
SELECT format('CREATE POLICY %I ON %I.%I FOR SELECT TO %I USING (%s)',
              'reach_of_' || :'reader', :'schema', relation, :'reader', coalesce(condition, 'true'))
FROM wall \gexec
SELECT format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', :'schema', relation) FROM wall \gexec

COMMIT;
