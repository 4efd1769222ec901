"""nbgrader's configuration for the class in course/, when its commands are run from the checkout."""

from pathlib import Path

from autograder.settings import configure

configure(c, Path(__file__).parent / "course")
