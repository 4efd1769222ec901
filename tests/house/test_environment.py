"""The two lists of packages agree, a student needs no torch, and torch is pinned."""

import re
import tomllib
from importlib.metadata import version

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from autograder.checkout import CHECKOUT

CONDA_NAMES = {"pytorch": "torch"}
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))


def from_pyproject() -> dict[str, SpecifierSet]:
    listed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["grading"]]
    found = [Requirement(line) for line in listed]
    return {requirement.name: requirement.specifier for requirement in found}


def from_conda() -> dict[str, SpecifierSet]:
    listed = [line for line in CONDA["dependencies"] if isinstance(line, str) and line != "pip"]
    pairs = [line.partition(" ")[::2] for line in listed]
    return {CONDA_NAMES.get(name, name): SpecifierSet(bounds) for name, bounds in pairs}


def test_conda_has_the_packages_and_bounds_of_pyproject():
    expected = from_pyproject() | {"python": SpecifierSet(PROJECT["requires-python"])}
    assert from_conda() == expected


def test_conda_installs_the_course_itself():
    assert {"pip": ["--editable ."]} in CONDA["dependencies"]


def test_a_student_needs_no_torch():
    assert not [line for line in PROJECT["dependencies"] if re.match(r"torch|nbgrader", line)]


@pytest.mark.parametrize("name", from_pyproject())
def test_what_is_installed_is_within_the_bounds(name: str):
    assert version(name) in from_pyproject()[name]


def test_torch_is_pinned():
    assert str(from_pyproject()["torch"]) == "==2.13.0"
