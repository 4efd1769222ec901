"""Grading a class: the submissions made fit, examined, and their marks in nbgrader's gradebook."""
