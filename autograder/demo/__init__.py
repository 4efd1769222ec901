"""A small class of made-up students, to see the whole way from release to grades."""
