#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every source says whose it is and under which licence, in two lines at its head."""

from house import files, read, run

SUFFIXES = (
    ".c", ".h", ".ui", ".css", ".py", ".sh", ".sql", ".in", ".build", ".xml", ".svg", ".supp",
    "meson_options.txt", "LINGUAS", ".clang-format", "run", ".1", ".rng", ".service", ".desktop",
)  # fmt: skip
OWNER = "SPDX-FileCopyrightText: 2026 The Chancery developers"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
# Software centres may copy the metainfo of any project, so its text is given away.
LICENCE_OF_METAINFO = "SPDX-License-Identifier: CC0-1.0"
HEAD_LINES = 5
# What data says must be data alone: golden files, dumps of stores, corpora.
DATA = ("tests/data/", "tests/golden/", "tests/fuzz/corpus/", "data/samples/")


def check_heads():
    """every source opens with the two SPDX lines."""
    for path in files(*SUFFIXES):
        if path.startswith(DATA):
            continue
        head = "\n".join(read(path).splitlines()[:HEAD_LINES])
        licence = LICENCE_OF_METAINFO if path.endswith(".metainfo.xml.in") else LICENCE
        for line in (OWNER, licence):
            if line not in head:
                yield f"{path}: the head lacks “{line}”"


def check_metadata():
    """the metainfo names the same licence."""
    for path in files(".metainfo.xml.in"):
        if "<project_license>GPL-3.0-or-later</project_license>" not in read(path):
            yield f"{path}: project_license is not GPL-3.0-or-later"


run(check_heads, check_metadata)
