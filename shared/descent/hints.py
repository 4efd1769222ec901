"""What an exception in a student's code usually means here: a sentence to go on with."""

import re

LISTS = "A list does not compute; make it an array first: `X = np.asarray(X, dtype=float)`."
SHAPES = (
    "Print the shapes on the line before. Is a transpose missing, or `keepdims=True` in a sum over an axis, "
    "or is one of them a column (n, 1)?"
)
WHOLE = "An array of whole numbers cannot take decimals; make it with `dtype=float`."
PARAMETERS = "The call and the `def` line do not fit; keep the exercise's parameters, in their order."
NOTHING = "Something is None; does a function above lack its `return`?"
BRANCH = "The name gets its value only further down, or in a branch that was not run."
GONE = (
    "After a restart of the kernel, or when cells are run out of order, run the cells above first "
    "(menu Run, Run All Above Selected Cell). Otherwise: is it spelled as where it was defined?"
)
INDEX = "Print the array's shape and the index on the line before."
CALLED = "The name of a function is used for something else, or an operator is missing before `(`."
SINGULAR = "The matrix has no inverse; is it the right one, and are its columns independent?"

HINTS = (  # kind of exception, what it says, what to tell; the first that fits
    ("TypeError", r"'(list|tuple)'|multiply sequence|(list|tuple) indices", LISTS),
    ("AttributeError", r"'(list|tuple)' object", LISTS),
    ("ValueError", r"broadcast|matmul|not aligned|mismatch", SHAPES),
    ("TypeError", r"Cannot cast ufunc", WHOLE),
    ("TypeError", r"(positional|keyword|required) .*argument|takes no arguments", PARAMETERS),
    ("TypeError", r"'NoneType'", NOTHING),
    ("AttributeError", r"'NoneType' object", NOTHING),
    ("UnboundLocalError", "", BRANCH),
    ("NameError", "", GONE),
    ("IndexError", "", INDEX),
    ("TypeError", r"not callable", CALLED),
    ("LinAlgError", r"Singular", SINGULAR),
)


def hint(error: BaseException) -> str:
    """The sentence for an exception, or nothing."""
    kinds, text = {kind.__name__ for kind in type(error).__mro__}, str(error)
    return next((said for kind, words, said in HINTS if kind in kinds and re.search(words, text)), "")
