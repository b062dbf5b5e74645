#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the command line needs to run: check-linkage.py CHANCERY_CLI.  No toolkit is among it."""

import re
import subprocess
import sys

from house import run, skip

TOOLKIT = re.compile(r"\[(lib(?:gtk|gdk|gsk|adwaita|graphene|X11|wayland)[^\]]*)\]")


def check_no_toolkit():
    """chancery-cli is linked to no toolkit."""
    answer = subprocess.run(["readelf", "--dynamic", sys.argv[1]], capture_output=True, text=True, check=True)
    for name in TOOLKIT.findall(answer.stdout):
        yield f"{sys.argv[1]} needs {name}"


try:
    subprocess.run(["readelf", "--version"], capture_output=True, check=True)
except OSError:
    skip("readelf is not here")

run(check_no_toolkit)
