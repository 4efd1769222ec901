"""The widgets' pure functions, tested with ``node --test`` on the very modules that browsers get.

Node.js comes with Playwright. By hand, for one file:
``.venv/bin/python -m tests.javascript.test_node scales``
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import playwright

from descent import widgets

HERE = Path(__file__).parent
NODE = Path(playwright.__file__).parent / "driver" / ("node.exe" if sys.platform == "win32" else "node")


def write_modules(folder: Path) -> None:
    for widget in (getattr(widgets, name) for name in widgets.__all__):
        if hasattr(widget, "_esm"):
            stem = widget.__module__.rpartition(".")[2]
            (folder / f"{stem}.mjs").write_text(widget._esm, encoding="utf-8")


def run(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    write_modules(folder)
    files = [HERE / f"{name}.test.mjs" for name in names] or sorted(HERE.glob("*.test.mjs"))
    return subprocess.run(
        [NODE, "--test", "--test-reporter=spec", *files],
        env={**os.environ, "DESCENT_MODULES": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_pure_functions(tmp_path):
    tested = run(tmp_path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "pass 0" not in tested.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        tested = run(Path(folder), *sys.argv[1:])
    print(tested.stdout + tested.stderr)
    sys.exit(tested.returncode)
