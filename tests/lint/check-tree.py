#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tree: what may lie at the top, what is built, what is tested, and no trace of a machine."""

import os
import re
import subprocess

from house import TOP, files, lines, read, run

ENTRIES = {
    "src", "ui", "data", "po", "tests", "meson.build", "meson_options.txt", "README.md", "LICENSE",
    ".ci", ".clang-format", ".editorconfig", ".git", ".gitattributes", ".gitignore",
}  # fmt: skip
PATHS = re.compile(r"""(?<![\w.<>/])/(?:work|root|home/\w+|tmp|var/tmp|Users)/""")
# Where a path of that shape is what the code or a test is about, not where it was written.
MAY_NAME_PATHS = re.compile(r"^tests/(?:lint|data|golden|fuzz/corpus)/")


def tracked():
    """Git's own list where there is git, so that what lies about in somebody's folder is theirs."""
    try:
        answer = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True
        )
    except OSError:
        answer = None
    if answer and answer.returncode == 0 and answer.stdout:
        return [path for path in answer.stdout.split("\0") if path]
    return files()


def check_top():
    """nothing new lies at the top."""
    for entry in sorted({path.split("/")[0] for path in tracked()}):
        if entry not in ENTRIES:
            yield f"{entry}: not at the top"


def check_paths():
    """no file names a place on the machine on which it was written."""
    for path in files(".c", ".h", ".ui", ".css", ".py", ".sh", ".sql", ".build", ".md", ".in", ".xml", ".json"):
        if MAY_NAME_PATHS.match(path):
            continue
        for number, line in lines(path):
            found = PATHS.search(line)
            if found:
                yield f"{path}:{number}: {found[0]}"


def check_built():
    """every .c in a layer is in its list."""
    for path in files(".c", under="src"):
        folder, name = os.path.split(path)
        while folder and not os.path.exists(os.path.join(TOP, folder, "meson.build")):
            parent, last = os.path.split(folder)
            folder, name = parent, last + "/" + name
        if f"'{name}'" not in read(os.path.join(folder, "meson.build")):
            yield f"{path}: not in {folder}/meson.build"


def check_tested():
    """every test is in the list of its folder."""
    for path in files(".c", ".py", ".sh", under="tests"):
        folder, name = os.path.split(path)
        found = re.fullmatch(r"test-(.+)\.(?:c|py|sh)", name)
        if not found:
            continue
        while folder and not os.path.exists(os.path.join(TOP, folder, "meson.build")):
            folder = os.path.dirname(folder)
        build = read(os.path.join(folder, "meson.build"))
        if f"'{found[1]}'" not in build and f"'{name}'" not in build:
            yield f"{path}: not in {folder}/meson.build, so it never runs"


def check_order():
    """lists of files are in order."""
    for path in files("meson.build", under="src"):
        for block in re.findall(r"_sources = files\(\n((?:\s+'[^'\n]+',\n)*)\)", read(path)):
            names = re.findall(r"'([^']+)'", block)
            for before, after in zip(names, names[1:]):
                if after <= before:
                    yield f"{path}: {after} stands after {before}"


def check_rooms():
    """every room of a layer is in the plan of the house, and there."""
    built = {os.path.dirname(path)[4:] for path in files(".c", under="src") if path.count("/") > 2}
    told = set()
    for row in re.findall(r"^\| (`\w+/\w+`(?:, `\w+`)*) \|", read("src/DESIGN.md"), re.MULTILINE):
        layer, rooms = row.replace("`", "").split("/")
        told |= {f"{layer}/{room}" for room in rooms.split(", ")}
    for room in sorted(built ^ told):
        yield f"src/{room}: {'not in src/DESIGN.md' if room in built else 'in src/DESIGN.md and not there'}"


def check_ceilings():
    """a call newer than the floor cannot compile."""
    build = read("meson.build")
    for name in ("GLIB", "GDK", "ADW"):
        if not re.search(rf"-D{name}_VERSION_MAX_ALLOWED={name}_VERSION_\d", build):
            yield f"meson.build: no {name}_VERSION_MAX_ALLOWED"


run(check_top, check_paths, check_built, check_tested, check_order, check_rooms, check_ceilings)
