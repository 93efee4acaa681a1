"""The meeting of a request for what belongs to its minutes, outside the pages that are drawn."""

from flask import abort, request

from dashboard.auth.audit import Audit
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required import reader_with
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.meetings import Meeting, UnknownMeetingError, meeting_for


def reader_and_meeting(audit: Audit, meeting_id: str, permission: Permission) -> tuple[Reader, Meeting]:
    """Who asks, with the permission, and the meeting.

    One of a group whose minutes are not for the reader is as one that is not there: both are logged, as pages are, and
    answered with 404.
    """
    reader = reader_with(permission)
    try:
        meeting = meeting_for(audit.log.database, meeting_id)
    except UnknownMeetingError:
        meeting = None
    if meeting is None or not reader.reads_minutes_of(meeting.steering_group):
        audit.record(reader, Kind.LOOK_UP, request.path, outcome=Outcome.REFUSED)
        abort(404)
    return reader, meeting
