"""Writing remarks beside indicators: each change is logged with what it is about, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.reader import Reader
from dashboard.data.app_database import remarks
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.remarks import About, Content

# What a change can be refused for.
REFUSALS = (remarks.RemarkChangedError, remarks.TooManyRemarksError, remarks.UnknownRemarkError)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps what a remark is about, and not what it says: people write freely.
    """

    audit: Audit
    by: Reader
    what: str

    def write(self, about: About, content: Content) -> str:
        """Writes a new remark; gives its remark_id."""
        with self._logged(f"written: {_said(about)}") as database:
            return remarks.write_remark(
                database,
                about,
                content,
                person_id=self.by.person_id,
                author=self.by.display_name,
                now=self.audit.clock(),
            )

    def change(self, remark_id: str, version: int, content: Content) -> None:
        with self._logged(f"{remark_id}: changed") as database:
            remarks.change_remark(
                database, remark_id, self.by.person_id, version=version, content=content, now=self.audit.clock()
            )

    def delete(self, remark_id: str, version: int) -> None:
        with self._logged(f"{remark_id}: deleted") as database:
            remarks.delete_remark(database, remark_id, self.by.person_id, version=version)

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.REMARK, self.what, detail, refusals=REFUSALS)


def _said(about: About) -> str:
    """`goals_met, home H1`."""
    unit = f"{about.unit_kind} {about.unit_key}" if about.unit_key is not None else None
    return ", ".join(filter(None, (about.indicator, unit)))
