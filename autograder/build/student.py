"""The student's version of a source notebook."""

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.build.steps import STUDENT_STEPS, configure_stubs


def student_text(source: NotebookNode) -> str:
    """The notebook that a student opens: no solution, no hidden test, no marking scheme, no output.

    It is what nbgrader's own steps make of ``source``, which stays as it is; no course folder is involved.
    """
    config = Config()
    config.Exporter.default_preprocessors = []
    configure_stubs(config)
    exporter = NotebookExporter(config=config)
    for step in STUDENT_STEPS:
        exporter.register_preprocessor(step)
    text: str = exporter.from_notebook_node(source)[0]
    return text
