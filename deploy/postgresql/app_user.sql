-- The user that the web processes use the app database as: it adds people and sessions, but cannot alter a table, and of
-- the audit log it can only read and add. The owner of the tables makes and upgrades them, and prunes the log:
--
--   DASHBOARD_APP_DB=postgresql+psycopg://dashboard_owner@… dashboard upgrade
--   psql -v web=dashboard -f app_user.sql dashboard          (as the owner, after every upgrade)
--
-- and a password, once: \password dashboard. `dashboard check` tells when the user may do more, or a right is missing.
-- Old months of the log are then not deleted by the server: let the owner run `dashboard audit prune` each month.
\set ON_ERROR_STOP on
BEGIN;

SELECT format('CREATE ROLE %I LOGIN', :'web') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'web') \gexec
SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS too_strong
FROM pg_roles WHERE rolname = :'web' \gset
\if :too_strong
    DO $$ BEGIN RAISE EXCEPTION 'This user is a superuser or a member of a group. Take another name.'; END $$;
\endif

ALTER ROLE :"web" SET idle_in_transaction_session_timeout = '1min';
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM :"web";
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM :"web";
GRANT USAGE ON SCHEMA public TO :"web";

GRANT SELECT, INSERT, UPDATE, DELETE
    ON person, person_role, session, sign_in_attempt, invitation, external_identity, oidc_request, cohort, start_view,
       meeting, steering_group, steering_group_member, agenda_item, decision, decision_answer, remark,
       meeting_figures
    TO :"web";
-- What roles are is the program's; it is written with an upgrade.
GRANT SELECT ON dashboard_app_version, role_place, role_conflict TO :"web";
-- The log: read and added to. A check of it is filled in once it has been made.
GRANT SELECT, INSERT ON audit_entry, audit_children, audit_sample TO :"web";
GRANT SELECT ON audit_anchor TO :"web";
GRANT SELECT, INSERT, UPDATE ON audit_check TO :"web";
-- The settings as they were last logged: replaced when others are in force, which is logged too.
GRANT SELECT, INSERT, DELETE ON audit_setting TO :"web";

COMMIT;
