"""The marked regions of a cell: solution, hidden tests, marking scheme."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A kind of region: what it is called, and the words nbgrader looks for in its first and last line."""

    name: str
    begin: str
    end: str


SOLUTION = Region("solution", "BEGIN SOLUTION", "END SOLUTION")
HIDDEN_TESTS = Region("hidden test", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
MARK_SCHEME = Region("marking scheme", "BEGIN MARK SCHEME", "END MARK SCHEME")
REGIONS = (SOLUTION, HIDDEN_TESTS, MARK_SCHEME)


@dataclass(frozen=True)
class Split:
    """A source's lines inside and outside of the regions of one kind, the marker lines in neither."""

    inside: list[str]
    outside: list[str]
    count: int


def split(source: str, region: Region) -> Split:
    """Part the lines of a cell by one kind of region.

    Raises
    ------
    ValueError
        If a region begins twice, ends without a beginning, or does not end.
    """
    parts: dict[bool, list[str]] = {True: [], False: []}
    inside, count = False, 0
    for line in source.split("\n"):
        begins, ends = region.begin in line, region.end in line
        if (begins and inside) or (ends and not inside):
            raise ValueError(f"{line.strip()!r} has no partner")
        if begins or ends:
            inside, count = begins, count + begins
        else:
            parts[inside].append(line)
    if inside:
        raise ValueError(f"a {region.name} region does not end; add a line with {region.end!r}")
    return Split(parts[True], parts[False], count)


def is_inside(source: str, region: Region, line: int) -> bool:
    """Whether the line with that number, from 1, stands in a region of this kind."""
    inside = False
    for text in source.split("\n")[: max(line, 0)]:
        inside = (inside or region.begin in text) and region.end not in text
    return inside
