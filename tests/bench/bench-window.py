# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-window.py [--records N] [--registry FILE] [--corpus FILE]: the window, driven by keyboard as a person would.

Starts, searches, jumps to the end, scrolls; after each the longest slice of the main loop (CHANCERY_SLICES) as a row of
JSON.  Nothing looks at the window by accessibility while a slice counts, because that is work for the window too.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))

from driver import Session  # noqa: E402
from window import CLI, PROGRAM, go_to  # noqa: E402

MAKER = os.environ["CHANCERY_BENCH_MAKE"]
MOST_SLICE = 8
SMOKE = 2000
STARTS = 5
# On a machine on which others work, the work of the processor says more than the clock.
BY_PROCESSOR = bool(os.environ.get("CHANCERY_BENCH_PROCESSOR"))
COUNT = re.compile(r"^[\d,. \u202f]*\d records?\b")


def print_row(size, row, unit, figure, most=None, note=None, peer=None, peer_name=None):
    out = {"subject": "window", "records": size, "row": row, "unit": unit, "figure": round(figure, 2)}
    goals, reached = [], True
    if peer:
        out.update(peer=round(peer, 2), peer_name=peer_name, ratio=figure / peer)
        goals.append(f"≤ 1× {peer_name}")
        reached = figure <= peer
    if most:
        goals.append(f"≤ {most} {unit}")
        reached = reached and figure <= most
    if goals:
        out["goal"] = ", ".join(goals)
        if size > SMOKE:
            out["reached"] = reached
    if note:
        out["note"] = note
    print(json.dumps(out, ensure_ascii=False), flush=True)


class Peer(Session):
    """Somebody else's program: what it complains of is not ours to judge."""

    def __init__(self, program, **options):
        super().__init__(program, environment={"G_DEBUG": ""}, **options)

    def check(self, status=0):
        pass


def begun_at(pid):
    """When a process was started, by the monotonic clock of this machine (that has not slept)."""
    with open(f"/proc/{pid}/stat") as file:
        ticks = int(file.read().rsplit(")", 1)[1].split()[19])
    return time.clock_gettime(time.CLOCK_MONOTONIC) - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


class Watch:
    """The slices that the program has written down."""

    def __init__(self, path, size):
        self.path, self.size, self.seen = path, size, 0

    def _read(self):
        if not os.path.exists(self.path):
            return []
        with open(self.path) as file:
            return [tuple(map(int, line.split())) for line in file if line.endswith("\n")]

    def step(self, ui, name, act):
        """Does something, waits until the screen is still, and prints the longest slice since then."""
        ui.settle()
        before = len(self._read())
        start = time.monotonic()
        act()
        took = (wait_still(ui) - start) * 1000
        slices = self._read()[before:]
        longest = max((slice[1] / 1000 for slice in slices), default=0.5)
        work = max((slice[2] / 1000 for slice in slices), default=0.5)
        over = sum(slice[2] > MOST_SLICE * 1000 for slice in slices)
        figure, other = (work, f"{longest:.1f} ms by the clock") if BY_PROCESSOR else (longest, f"{work:.1f} ms of work")
        print_row(self.size, f"{name}: longest slice of the main loop", "ms", figure, MOST_SLICE,
                  f"{other}; {over} with more than {MOST_SLICE} ms of work; {took:.0f} ms until the screen was still")


def wait_still(ui):
    """Until nothing has changed on the screen for a second; when the last change was."""
    end, last, changed = time.monotonic() + 120, None, time.monotonic()
    while time.monotonic() < end:
        frame = ui.screen.frame()
        if frame != last:
            last, changed = frame, time.monotonic()
        elif time.monotonic() - changed > 1:
            break
        time.sleep(0.05)
    return changed


def is_in_list(ui):
    node = ui.focused()
    return node is not None and node.role in ("list item", "table cell", "table row") and node.parent.name != "Places"


def go_to_list(ui):
    for _ in range(6):
        if is_in_list(ui):
            return
        ui.key("F6")
        ui.settle()
    ui.key("Down")


def start(session, role, name=None):
    """Milliseconds from the start of a program until what is looked for can be read."""
    with session as ui:
        ui.wait(role, name)
        return (time.monotonic() - begun_at(ui.app.pid)) * 1000


def first_rows(size, registry, home):
    """From the start of the program until the newest records stand on the screen, beside an editor of plain text; by turns,
    and without the first start of each, which finds no fonts and nothing of the file in memory."""
    ours, theirs, editor = [], [], shutil.which("gnome-text-editor")
    for _ in range(1 if size <= SMOKE else 1 + STARTS):
        ours.append(start(Session(PROGRAM, home=home, environment={"CHANCERY_REGISTRY": registry}, timeout=120), "list", "Places"))
        if editor:
            theirs.append(start(Peer(editor, home=home, timeout=120), "text"))
    took, peer = (statistics.median(times[1:] or times) if times else None for times in (ours, theirs))
    print_row(size, "from exec until the window can be read", "ms", took, peer=peer, peer_name="gnome-text-editor",
              note=f"the first time {ours[0]:.0f} ms" if editor else "gnome-text-editor is not installed")


def drive(size, registry, home, words):
    slices = os.path.join(home, "slices")
    environment = {"CHANCERY_REGISTRY": registry, "CHANCERY_SLICES": slices}
    with Session(PROGRAM, home=home, environment=environment, timeout=300) as ui:
        watch = Watch(slices, size)
        watch.step(ui, "start", lambda: None)
        go_to(ui, "All records")
        ui.wait("label", COUNT)
        for word in words:
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.key("ctrl+a")
            watch.step(ui, f"typing “{word}”", lambda: ui.type(word))
            ui.wait("label", COUNT)
        ui.key("ctrl+f")
        ui.wait_focus("*", re.compile("^Search"))

        def empty():
            ui.key("ctrl+a", "Delete")

        watch.step(ui, "everything again", empty)
        ui.wait("label", COUNT)
        go_to_list(ui)
        watch.step(ui, "to the end", lambda: ui.key("End"))
        watch.step(ui, "thirty pages up", lambda: ui.key(*["Page_Up"] * 30))
        watch.step(ui, "to the beginning", lambda: ui.key("Home"))
        watch.step(ui, "thirty pages down", lambda: ui.key(*["Page_Down"] * 30))
        watch.step(ui, "a hundred rows down", lambda: ui.key(*["Down"] * 100))
        watch.step(ui, "all rows selected", lambda: ui.key("ctrl+a"))
        watch.step(ui, "one row selected again", lambda: ui.key("Escape"))
        watch.step(ui, "as a table", lambda: ui.key("F8"))
        watch.step(ui, "to the end of the table", lambda: ui.key("End"))
        watch.step(ui, "thirty pages up the table", lambda: ui.key(*["Page_Up"] * 30))
        ui.picture("bench-window")


def make(folder, records, corpus):
    """A registry for this run alone."""
    registry, path = os.path.join(folder, "bench.chancery"), corpus or os.path.join(folder, "bench.jsonl")
    if not corpus:
        subprocess.run([MAKER, path, str(records)], check=True)
    subprocess.run([CLI, "--registry", registry, "import", path], check=True, stdout=subprocess.DEVNULL)
    return registry


def pick_words(registry):
    """What is typed: a common beginning, and a word of the first title."""
    answer = subprocess.run([CLI, "--registry", registry, "search", "--limit", "1", "--format", "json", "kind:document"],
                            capture_output=True, check=True)
    title = json.loads(answer.stdout)["hits"][0]["title"]
    return ["con", max(re.findall(r"[A-Za-z]+", title), key=len).lower()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--registry")
    parser.add_argument("--corpus")
    options = parser.parse_args()
    lacking = Session.lacking()
    if lacking:
        print(f"bench-window: not here: {lacking}", file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        registry = options.registry
        if not registry or not os.path.exists(registry):
            registry = make(folder, options.records, options.corpus)
        home = os.path.join(folder, "home")
        os.mkdir(home, 0o700)
        first_rows(options.records, os.path.abspath(registry), home)
        drive(options.records, os.path.abspath(registry), home, pick_words(registry))


main()
