"""What a class got right and wrong, exercise by exercise."""
