#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Headers stand on their own: check-headers.py [--] COMPILER [FLAG…], flags for GTK last, after --gtk."""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from house import SEES, TOP, code, files, layer_of, read, run

SPDX_LINES = re.compile(r"\A(?:/\*.*?\*/\s*)", re.DOTALL)


def split_arguments(arguments):
    at = arguments.index("--gtk")
    return arguments[:at], arguments[at + 1 :]


COMPILER, GTK = split_arguments(sys.argv[1:])


def rooms(layers):
    """The folders in which headers of these layers lie."""
    return sorted({os.path.dirname(path) for path in files(".h", under="src") if layer_of(path) in layers})


def compile_layer(layer, headers):
    """One run of the compiler for all headers of a layer, each in a file of its own."""
    command = COMPILER + ["-std=gnu11", "-fsyntax-only", "-Wall", "-Werror"]
    command += [f"-I{os.path.join(TOP, room)}" for room in rooms(SEES[layer])]
    if layer == "app":
        command += GTK
    with tempfile.TemporaryDirectory() as units:
        for header in headers:
            stem = os.path.basename(header)[:-2]
            with open(os.path.join(units, stem + ".c"), "w", encoding="utf-8") as unit:
                unit.write(f'#include "{os.path.basename(header)}"\n')
                unit.write(f"typedef int {stem.replace('-', '_')}_is_alone;\n")
            command.append(unit.name)
        done = subprocess.run(command, capture_output=True, text=True)
    return [f"{layer}: {line}" for line in done.stderr.splitlines()] if done.returncode else []


def first_includes():
    """What each .c includes before anything else but config.h: the build itself compiles that alone."""
    for path in files(".c", under="src"):
        includes = re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)', code(path), re.MULTILINE)
        yield next((name for name in includes if name != "config.h"), None)


def check_alone():
    """each header compiles alone."""
    batches = {}
    built = set(first_includes())
    for header in files(".h", under="src"):
        if os.path.basename(header) not in built:
            batches.setdefault(layer_of(header), []).append(header)
    if not GTK:
        batches.pop("app", None)
    with ThreadPoolExecutor(max_workers=2) as pool:
        for complaints in pool.map(compile_layer, batches.keys(), batches.values()):
            yield from complaints


def check_once():
    """each header says #pragma once."""
    for path in files(".h", under="src"):
        if not re.search(r"^#pragma once$", read(path), re.MULTILINE):
            yield f"{path}: no #pragma once"


def check_opening():
    """each header opens with a paragraph on what it is."""
    for path in files(".h", under="src"):
        before = read(path).split("#pragma once")[0]
        words = re.sub(r"SPDX-[^\n]*|/\*+|\*/|//|^\s*\*", " ", before, flags=re.MULTILINE).split()
        if len(words) < 5:
            yield f"{path}: nothing before #pragma once says what this is, whose, and on which thread"


def check_config_first():
    """each .c includes config.h before anything else."""
    for path in files(".c", under="src"):
        includes = re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)', code(path), re.MULTILINE)
        if includes and includes[0] != "config.h":
            yield f"{path}: config.h comes first, not {includes[0]}"


run(check_alone, check_once, check_opening, check_config_first)
