"""A PostgreSQL server of the tests' own: a throwaway cluster behind a socket in a folder that only it can enter."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg

WAIT = "300"  # seconds, on a busy machine


def program(name: str) -> str:
    """One of the server's programs: the newest of Debian's folders, or on the path."""
    of_debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(of_debian[-1]) if of_debian else shutil.which(name)
    assert found, "PostgreSQL is not installed; run: tools/system-packages postgresql"
    return found


class Server:
    """A server that can be started and stopped; root has ``nobody`` run it, since it refuses to run as root."""

    def __init__(self) -> None:
        self.folder = Path(
            tempfile.mkdtemp(prefix="descent-pg-")
        )  # short: a socket's path has 107 characters
        self.identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._run(
            "initdb", "--auth=trust", "--username=descent", "--encoding=UTF8", "--locale=C", "--no-sync"
        )

    def start(self) -> None:
        """Start it and wait until it answers; it listens on its socket only."""
        settings = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-t", WAIT, "-l", str(self.folder / "log"), "-o", settings)

    def stop(self) -> None:
        """End it as a crash would, without a word to its clients."""
        self._run("pg_ctl", "stop", "-w", "-t", WAIT, "-m", "immediate")

    def remove(self) -> None:
        """Stop it where it runs, and take it away."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder)

    def url(self, name: str) -> str:
        """The URL of one of its databases, with a password that it does not ask for."""
        return f"postgresql://descent:secret@/{name}?host={self.folder}"

    def new_database(self, name: str, like: str = "template0") -> str:
        """Make a database, an empty one or a copy of another; returns its URL."""
        with psycopg.connect(
            f"host={self.folder} user=descent dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return self.url(name)

    def _run(self, name: str, *words: str) -> None:
        """The output goes to a file: a pipe would stay open in the server, and be waited for."""
        said = self.folder / "said"
        with said.open("wb") as file:
            ended = subprocess.run(
                [program(name), "-D", str(self.folder / "data"), *words],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                check=False,
                **self.identity,
            )
        assert ended.returncode == 0, said.read_text()
