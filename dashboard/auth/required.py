"""The reader of a request that needs a permission."""

from flask import abort

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader, current_reader


def reader_with(permission: Permission) -> Reader:
    """The reader, if they have the permission; else the request is answered with 403, which is logged."""
    reader = current_reader()
    if permission not in reader.permissions:
        abort(403)
    return reader
