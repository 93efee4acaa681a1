"""The mapping for files that have the contract's own names: child.csv, home.xlsx ..."""

from collections.abc import Iterable

from dashboard.data.case_database.tables import TABLES
from dashboard.data.imports.mapping import Mapping, RowsSection, Value
from dashboard.data.imports.sheet import FileFormat, Sheet


def contract_files(names: Iterable[str]) -> dict[str, FileFormat]:
    """By table: the file of that name among the names, whatever its ending."""
    stems = {name.rpartition(".")[0].casefold(): name for name in names}
    return {table.name: FileFormat(path=stems[table.name]) for table in TABLES if table.name in stems}


def contract_mapping(files: dict[str, FileFormat], sheets: Iterable[Sheet]) -> Mapping:
    """Every table from its sheet, column by column, as far as the sheet has them."""
    by_key = {sheet.key: sheet for sheet in sheets}
    return Mapping(
        name="",
        files=files,
        rows=tuple(
            RowsSection(
                place=table.name,
                table=table,
                source=table.name,
                columns={
                    column.name: Value(columns=(column.name,))
                    for column in table.columns
                    if column.name in by_key[table.name].columns
                },
            )
            for table in TABLES
            if table.name in by_key
        ),
    )
