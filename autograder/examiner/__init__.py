"""The trusted side: runs the test cells, and asks a sandboxed candidate for the student's answers."""
