"""What instructors run: building the notebooks, grading submissions, the gradebook."""
