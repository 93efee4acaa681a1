"""All tables of the app database together: who looks at each of them finds them here, wherever they are declared."""

from dashboard.data.app_database import (
    audit_tables,
    decision_tables,
    meeting_figures_table,
    remark_tables,
    steering_tables,
    tables,
)

_MODULES = (tables, audit_tables, steering_tables, decision_tables, remark_tables, meeting_figures_table)
(METADATA,) = {module.METADATA for module in _MODULES}
