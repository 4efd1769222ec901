"""The commands that the texts name exist, CI runs `make test`, and what is missing is told with a remedy."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from traitlets.config.loader import PyFileConfigLoader

from autograder.checkout import CHECKOUT
from autograder.cli import application

MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
TEXTS = [path for path in (CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md") if path.exists()]
SYSTEM_PACKAGES = CHECKOUT / "tools" / "system-packages"


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def code(text: str) -> str:
    """The parts of a text that stand in backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(path: Path):
    named = set(re.findall(r"\bmake ([a-z]+)\b", code(path.read_text(encoding="utf-8"))))
    assert named
    assert named <= targets()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_descent_command_that_is_named_exists(path: Path):
    named = set(re.findall(r"\bdescent ([a-z]+)\b", code(path.read_text(encoding="utf-8"))))
    commands = {
        command.callback.__name__ for command in application().registered_commands if command.callback
    }
    assert named <= commands


def test_ci_runs_make_test():
    assert (CHECKOUT / ".ci/run").read_text().splitlines()[-1] == "exec make test"
    assert os.access(CHECKOUT / ".ci/run", os.X_OK)


def test_the_checkouts_configuration_is_for_its_course_folder():
    config = PyFileConfigLoader("nbgrader_config.py", path=str(CHECKOUT)).load_config()
    assert config.CourseDirectory.root == str(CHECKOUT / "course")


def test_an_old_python_is_refused(tmp_path: Path):
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, tmp_path)
    ended = subprocess.run(
        ["make", "lab", "PYTHON=false"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "Descent needs Python 3.11 or newer, and 'false' is not" in ended.stderr


def machine(folder: Path, **programs: str) -> dict[str, str]:
    """The surroundings of a machine that has a shell, `env`, and these programs."""
    for name in ("sh", "env"):
        (folder / name).symlink_to(shutil.which(name) or "")
    for name, script in programs.items():
        (folder / name.replace("_", "-")).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name.replace("_", "-")).chmod(0o755)
    return {"PATH": str(folder)}


def system_packages(surroundings: dict[str, str], *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SYSTEM_PACKAGES, *names],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_nothing_is_done_when_all_is_there(tmp_path: Path):
    ended = system_packages(machine(tmp_path, bwrap="", chromium=""), "bubblewrap", "chromium")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_missing_package_is_named_with_the_command_that_installs_it(tmp_path: Path):
    ended = system_packages(machine(tmp_path, id="echo 1000", uname="echo Linux"), "bubblewrap")
    assert ended.returncode == 1
    assert "This needs bubblewrap" in ended.stderr
    assert "sudo apt-get update && sudo apt-get install bubblewrap" in ended.stderr
    assert "sudo dnf install bubblewrap" in ended.stderr


def test_root_on_debian_gets_it_installed(tmp_path: Path):
    apt_get = f'echo "$@" >> {tmp_path}/log; if [ "$1" = install ]; then : > {tmp_path}/bwrap; fi'
    surroundings = machine(tmp_path, id="echo 0", uname="echo Linux", apt_get=apt_get)
    (tmp_path / "chmod").symlink_to(shutil.which("chmod") or "")
    (tmp_path / "apt-get").write_text(
        (tmp_path / "apt-get").read_text() + f'[ "$1" = install ] && chmod +x {tmp_path}/bwrap\ntrue\n'
    )
    ended = system_packages(surroundings, "bubblewrap")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "log").read_text() == (
        "update -qq\ninstall -y -qq --no-install-recommends bubblewrap\n"
    )


def test_an_installation_that_fails_is_told(tmp_path: Path):
    surroundings = machine(tmp_path, id="echo 0", uname="echo Linux", apt_get="exit 100")
    ended = system_packages(surroundings, "bubblewrap")
    assert ended.returncode == 1
    assert "sudo apt-get install bubblewrap" in ended.stderr
