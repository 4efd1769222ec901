"""Each wall holds alone, and without it the attack succeeds."""

import platform
import resource
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.candidate import seccomp
from autograder.candidate.wall import ALL, Wall
from autograder.checkout import CHECKOUT
from autograder.examiner import sandbox
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery
from autograder.examiner.packages import visible_paths
from autograder.examiner.session import Session
from tests.grading.wall_attacks import ATTACKS, Attack, describe
from tests.grading.wall_targets import MARK, Server, SharedMemory, abstract_socket, process

HERE = Path(__file__).parent
ELSEWHERE = {
    Wall.SESSION: "test_worker_walls",
    Wall.TERMINAL: "test_worker_walls",
    Wall.DEATH: "test_worker_walls",
    Wall.NO_UNKNOWN: "test_seccomp",
}
CASES = [(attack, frozenset(attack.walls)) for attack in ATTACKS]
CASES += [(attack, frozenset(attack.walls - {wall})) for attack in ATTACKS for wall in sorted(attack.walls)]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A gradebook, a package, a server, a process, and shared memory; returns where they are."""
    folder, package = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("package")
    (folder / "gradebook.db").write_text("through")
    home = tmp_path_factory.mktemp("home")
    (home / "private").write_text("")
    about = {"folder": folder, "home": home, "checkout": CHECKOUT, "host": socket.gethostname()}
    about |= {"python": sandbox._interpreter(), "add_key": 248 if platform.machine() == "x86_64" else 217}
    with pytest.MonkeyPatch.context() as patch, process() as victim, process() as watched:
        patch.setenv("DESCENT_SECRET", "through")
        patch.setattr(sandbox, "visible_paths", lambda: {**visible_paths(), "package": package})
        with (
            Server(socket.AF_INET, ("127.0.0.1", 0)) as tcp,
            abstract_socket() as unix,
            SharedMemory() as key,
        ):
            about |= {"port": tcp.getsockname()[1], "abstract": unix.getsockname()[1:].decode()}
            yield about | {"victim": victim.pid, "watched": watched.pid, "mark": MARK, "key": key}


Without = Callable[[frozenset[Wall]], Nursery]


@pytest.fixture(scope="module")
def sandbox_without(world: dict[str, Any]) -> Iterator[Without]:
    """A sandbox without those walls; one that differs only in the inner walls is used again."""
    outer = {*sandbox.OUTER, Wall.SIGHT, Wall.READ_ONLY, Wall.TMP_SIZE}
    made: dict[frozenset[Wall], Nursery] = {}

    def find(missing: frozenset[Wall]) -> Nursery:
        key = missing & outer
        if key in made and not made[key].alive:
            made.pop(key).close()
        if key not in made:
            made[key] = Nursery(Limits(), ALL - key)
        made[key]._walls = ALL - missing
        return made[key]

    yield find
    for nursery in made.values():
        nursery.close()


def shown(nursery: Nursery, limits: Limits, source: str) -> str:
    with Session(limits, nursery) as session:
        return "".join(
            str(output.get("text", output.get("evalue"))) for output in session.run_student_cell(source)
        )


@pytest.mark.slow
@pytest.mark.parametrize(("attack", "missing"), CASES, ids=describe)
def test_an_attack_succeeds_only_when_all_its_walls_are_away(
    attack: Attack, missing: frozenset[Wall], world: dict[str, Any], sandbox_without: Without
) -> None:
    succeeds = missing == attack.walls
    if succeeds and Wall.NO_CORE in missing and resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("this machine makes no core dumps, walls or not")
    limits = Limits(call=60.0, cell=60.0, notebook=600.0, **attack.limits)
    nursery, about = sandbox_without(missing), world | {"hold": 0.5 if succeeds else 45}
    if attack.before:
        shown(nursery, limits, attack.filled(attack.before, about))
    text = shown(nursery, limits, attack.filled(attack.source, about))
    assert text.startswith("through") == succeeds, text


def test_every_wall_has_an_attack() -> None:
    assert {wall for attack in ATTACKS for wall in attack.walls} | set(ELSEWHERE) == ALL
    for wall, module in ELSEWHERE.items():
        assert f"Wall.{wall.name}" in (HERE / f"{module}.py").read_text(encoding="utf-8")


def test_nobody_gets_fewer_walls_by_default() -> None:
    nursery = Nursery.__init__.__defaults__
    assert nursery == (None, ALL)
    assert seccomp.program("x86_64") == seccomp.program("x86_64", ALL)
    assert sandbox.command(Limits(), ["x"]) == sandbox.command(Limits(), ["x"], ALL)


def rows() -> str:
    """The table in CONTRIBUTING.md: each attack with the walls that stop it, as tested above."""
    lines = ["| attack | walls that stop it, each alone | with any of them | without |", "|---|---|---|---|"]
    for attack in ATTACKS:
        lines.append(f"| {attack.name} | {'; '.join(sorted(attack.walls))} | fails | succeeds |")
    return "\n".join(lines)


def test_the_table_of_walls_is_in_step() -> None:
    assert rows() in (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
