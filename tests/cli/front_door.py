# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the front door share: a registry of their own, and TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile

CLI = os.environ["CHANCERY_CLI"]
SAMPLE = os.path.join(os.environ["CHANCERY_SAMPLES"], "bajaur.json")
COUNTS = re.compile(r"^new (\d+), changed (\d+), unchanged (\d+), conflicts (\d+)$", re.M)
UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n$")

#: What a demarche needs to be registered.
PROTEST = ["title=Protest over the raid", "act_kind=protest", "direction=made", "party_from=Pakistan",
           "party_to=Afghanistan", "form=summons", "occasion_date=2026-02-18"]


class Registry:
    """A registry in a folder of its own, through the front door."""

    def __init__(self, folder, name="one", init=True):
        self.folder = os.path.join(folder, name)
        os.makedirs(self.folder)
        self.path = os.path.join(self.folder, "registry.chancery")
        if init:
            self("init")

    def start(self, *arguments, **more):
        return subprocess.Popen([CLI, "--registry", self.path, *arguments], **more)

    def run(self, *arguments, status=0, stdin=b"", env=None):
        """Runs a verb, and returns what it said on standard output and standard error."""
        done = subprocess.run([CLI, "--registry", self.path, *arguments], input=stdin, capture_output=True,
                              timeout=120, env={**os.environ, **(env or {})})
        out, err = done.stdout.decode(), done.stderr.decode()
        shown = " ".join(map(ascii, arguments))
        assert done.returncode == status, f"{shown}: status {done.returncode}, not {status}\n{out[-800:]}\n{err[-2000:]}"
        if status >= 2:
            assert err.startswith("chancery-cli: "), f"{shown}: {err!r}"
            assert re.match(r"chancery-cli: [^\n]+: [^\n]+", err), f"{shown}: no place in {err!r}"
        return out, err

    def __call__(self, *arguments, **more):
        return self.run(*arguments, **more)[0]

    def json(self, verb, *arguments, **more):
        """The one JSON document that a verb prints."""
        return json.loads(self(verb, "--format", "json", *arguments, **more))

    def new(self, kind, *fields):
        made = self("new", kind, *fields)
        assert UUID.match(made), made
        return made.strip()

    def protest(self, *fields):
        """A registered demarche: its id and number."""
        made = self.new("demarche", *PROTEST, *fields)
        return made, self("register", made).strip()

    def take(self, path, *options, **more):
        """Imports, and returns the four counts."""
        return tuple(map(int, COUNTS.search(self("import", *options, path, **more)).groups()))

    def hits(self, *arguments, status=0):
        return [hit["id"] for hit in self.json("search", *arguments, status=status)["hits"]]

    def count(self, *query):
        """The number that --count prints, with the status that belongs to it."""
        done = subprocess.run([CLI, "--registry", self.path, "search", "--count", "--", *query],
                              capture_output=True, timeout=60)
        number = int(done.stdout)
        # A condition that cannot be read is told of, and is no error.
        notes = done.stderr.decode().splitlines()
        assert done.returncode == (0 if number else 1) and all(note.startswith("chancery-cli: search: ") for note in notes), (query, done)
        return number


def write(folder, name, content):
    path = os.path.join(folder, name)
    if not isinstance(content, (bytes, str)):
        content = json.dumps(content, ensure_ascii=False)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


class Skip(Exception):
    """What this machine cannot show."""


def main(tests):
    """Runs the tests, each with a folder of its own; those that are named, when any are."""
    wanted = [test for test in tests if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, test in enumerate(wanted, 1):
        name = test.__name__.replace("_", " ")
        try:
            with tempfile.TemporaryDirectory(prefix="chancery-cli-") as folder:
                test(folder)
            print(f"ok {number} {name}", flush=True)
        except Skip as why:
            print(f"ok {number} {name} # SKIP {why}", flush=True)
        except Exception as error:
            failed += 1
            line = error.__traceback__
            while line.tb_next and line.tb_next.tb_frame.f_code.co_filename != __file__:
                line = line.tb_next
            print(f"not ok {number} {name}\n# line {line.tb_lineno}", flush=True)
            text = f"{type(error).__name__}: {error}"
            print("".join(f"# {part}\n" for part in text.splitlines()), end="", flush=True)
    sys.exit(1 if failed else 0)
