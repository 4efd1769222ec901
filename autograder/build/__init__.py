"""From masters to notebooks: the students', nbgrader's source and release, and the gradebook's cells.

``master`` reads a master, ``rules`` and ``cell_rules`` say what is wrong with it, ``student`` makes the
student's version; these take values and return values. ``release`` runs nbgrader, ``files`` writes, ``weeks``
puts a week together and ``command`` is ``descent build``.
"""
