"""What the notebooks of Descent import: surfaces, checks, figures and widgets."""
