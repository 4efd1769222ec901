"""What several commands take from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Week = Annotated[str, typer.Argument(metavar="WEEK", help="The week, such as week1_optimization.")]
Course = Annotated[Path, typer.Option(metavar="DIR", help="The class's folder.")]
Students = Annotated[
    list[str] | None, typer.Option("--student", metavar="ID", help="Only this student; may be repeated.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Processes on this machine; one a core if not said.")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="A dask scheduler that runs already, tcp://host:8786.")
]
Database = Annotated[str | None, typer.Option(metavar="URL", help="The gradebook; default DIR/gradebook.db.")]
