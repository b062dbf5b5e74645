# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: a home with a registry, the command line beside it, and the way about."""

import contextlib
import json
import os
import re
import sqlite3
import subprocess

PROGRAM, CLI = os.environ["CHANCERY"], os.environ["CHANCERY_CLI"]
PROTEST = "PROT/2026/0001"
SAMPLE = os.path.join(os.environ["CHANCERY_SAMPLES"], "bajaur.json")


def cli(registry, *arguments):
    """What the command line answers about a registry."""
    done = subprocess.run([CLI, "--registry", registry, *arguments], capture_output=True, timeout=60)
    assert done.returncode == 0, f"{arguments}: {done.stderr.decode()}"
    return done.stdout.decode()


def usual_registry(home):
    """Where the registry of this home is."""
    return os.path.join(home, ".local/share/chancery/registry.chancery")


def make_registry(home, sample=False):
    """A registry at the usual place, empty or with the example's records (not with its day)."""
    path = usual_registry(home)
    os.makedirs(os.path.dirname(path), mode=0o700)
    if not sample:
        cli(path, "init")
        return path
    with open(SAMPLE) as file:
        document = json.load(file)
    del document["desk_day"]
    plain = os.path.join(home, "plain.json")
    with open(plain, "w") as file:
        json.dump(document, file)
    cli(path, "import", plain)
    return path


def records_file(folder, name, *titles):
    """A file to bring in, with a paper for each title."""
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"chancery": 1, "records": [{"kind": "document", "title": title} for title in titles]}, file)
    return path


def edited_elsewhere(folder, registry):
    """A file from another registry with one record new, one changed, and one that clashes with what is here."""
    there = os.path.join(folder, "there.chancery")
    cli(there, "import", os.path.join(folder, "plain.json"))
    cli(there, "new", "document", "form=letter", "title=Letter of the embassy", "direction=in")
    cli(there, "set", "AFG/2026/1", "summary=As the embassy sees it.")
    cli(there, "set", PROTEST, "note=Theirs.")
    cli(registry, "set", PROTEST, "note=Ours.")
    path = os.path.join(folder, "embassy.zip")
    cli(there, "export", "--all", "--output", path)
    return path


def note_of(registry):
    """What stands in the field in which the two clash."""
    return json.loads(cli(registry, "show", PROTEST, "--format", "json")).get("note")


def without_time(text):
    """An export without the one line that may differ."""
    return "\n".join(line for line in text.split("\n") if not line.startswith('  "exported"'))


def go_to(ui, place):
    """Goes to a place of the sidebar, as F6 and the arrow keys do; the keyboard stays in the sidebar."""
    ui.wait("list", "Places")
    for _ in range(6):
        focus = ui.focused()
        if focus and focus.role == "list item" and focus.parent.name == "Places":
            break
        ui.key("F6")
        ui.settle()
    ui.key("Home")
    for _ in range(12):
        if ui.wait_focus("list item").name.split(",")[0] == place:
            break
        ui.key("Down")
        ui.settle()
    ui.wait("list item", re.compile(f"^{place}(,|$)"), selected=True)


@contextlib.contextmanager
def nobody_writes(registry):
    """What is to be written to the registry waits, ten seconds at most."""
    connection = sqlite3.connect(registry, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


def kept_drafts(registry):
    """What the drafts on disk hold, as the store keeps it: what is said to be kept may be an earlier state."""
    with sqlite3.connect(f"file:{registry}?mode=ro", uri=True) as connection:
        return [content for (content,) in connection.execute("SELECT content FROM draft")]
