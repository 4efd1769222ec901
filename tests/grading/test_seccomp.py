"""The system call filter, run by hand: each listed call is refused by its own wall, and unknown ones are not there."""

from pathlib import Path

import pytest

from autograder.candidate import seccomp
from autograder.candidate.wall import ALL, Wall


def verdict(
    program: list[seccomp.Instruction], number: int, argument: int = 0, machine: str = "x86_64"
) -> int:
    """What the kernel would make of a call: the filter's instructions carried out one by one."""
    data = {seccomp.NUMBER: number, seccomp.ARCHITECTURE: seccomp.MACHINES[machine][1]}
    data[seccomp.FIRST_ARGUMENT] = argument
    value, at = 0, 0
    while True:
        code, if_true, if_false, constant = program[at]
        if code == seccomp.LOAD:
            value, step = data[constant], 0
        elif code == seccomp.RETURN:
            return constant
        else:
            tests = {
                seccomp.JUMP_EQUAL: value == constant,
                seccomp.JUMP_AT_LEAST: value >= constant,
                seccomp.JUMP_IF_SET: value & constant != 0,
            }
            step = if_true if tests[code] else if_false
        at += 1 + step


REFUSED = [
    (machine, wall, name, numbers[column])
    for machine, (column, _) in seccomp.MACHINES.items()
    for wall, calls in seccomp.CALLS.items()
    for name, numbers in calls.items()
    if numbers[column] is not None
]


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_every_listed_call_is_refused_by_its_wall_and_no_other(machine: str) -> None:
    whole = seccomp.program(machine)
    for _, wall, name, number in (case for case in REFUSED if case[0] == machine):
        assert verdict(whole, number, machine=machine) == seccomp.EPERM, name
        rest = seccomp.program(machine, ALL - {wall})
        assert verdict(rest, number, machine=machine) == seccomp.ALLOW, name
    assert len({number for where, _, _, number in REFUSED if where == machine}) == sum(
        where == machine for where, *_ in REFUSED
    )


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_clone_makes_threads_only(machine: str) -> None:
    program, column = seccomp.program(machine), seccomp.MACHINES[machine][0]
    clone, clone3 = seccomp.CLONE[column], seccomp.CLONE3[column]
    assert verdict(program, clone, seccomp.CLONE_THREAD, machine) == seccomp.ALLOW
    assert verdict(program, clone, 17, machine) == seccomp.EPERM
    assert verdict(program, clone3, machine=machine) == seccomp.ENOSYS
    without = seccomp.program(machine, ALL - {Wall.NO_PROCESSES})
    assert verdict(without, clone, 17, machine) == verdict(without, clone3, 0, machine) == seccomp.ALLOW


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_a_call_newer_than_the_list_is_not_there(machine: str) -> None:
    number, without = seccomp.FIRST_UNKNOWN, seccomp.program(machine, ALL - {Wall.NO_UNKNOWN})
    assert verdict(seccomp.program(machine), number, machine=machine) == seccomp.ENOSYS
    assert verdict(seccomp.program(machine), number - 1, machine=machine) == seccomp.ALLOW
    assert verdict(without, number, machine=machine) == seccomp.ALLOW


def test_calls_of_another_machine_are_refused() -> None:
    program = seccomp.program("x86_64")
    assert verdict(program, 63, machine="aarch64") == seccomp.KILL
    assert verdict(program, seccomp.X32_BIT + 1) == seccomp.EPERM
    with pytest.raises(OSError, match="no system call filter for sparc"):
        seccomp.program("sparc")


def test_the_numbers_are_the_kernels() -> None:
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("this machine has no kernel headers for x86_64")
    there = dict(
        line.split()[1:3] for line in header.read_text().splitlines() if line.startswith("#define __NR_")
    )
    ours = {name: number for machine, _, name, number in REFUSED if machine == "x86_64"}
    known = {name: int(there[f"__NR_{name}"]) for name in ours if f"__NR_{name}" in there}
    assert known == {name: ours[name] for name in known}
    assert len(known) > 50
