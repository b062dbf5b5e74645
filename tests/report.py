#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Adds up what Meson logged: report.py TESTLOG.json...

Prints the log of each test that failed and the reason of each that was skipped, then, alone on the
last line, "N passed, N failed".  A test that speaks TAP counts once for each of its points.
"""

import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b(?:[^#\n]*)(?:#\s*(SKIP)\b(.*))?", re.IGNORECASE)
SKIP_ALL = re.compile(r"^1\.\.0\s*#\s*SKIP\b\s*(.*)", re.IGNORECASE)
LINES_SHOWN = 120


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.skipped = []
        self.failures = []

    def add(self, test):
        result = test["result"]
        output = test.get("stdout") or ""
        points_failed = 0
        points = 0

        for line in output.splitlines():
            whole = SKIP_ALL.match(line)
            if whole:
                self.skipped.append((test["name"], whole.group(1).strip()))
                return
            point = POINT.match(line)
            if not point:
                continue
            if point.group(2):
                self.skipped.append((test["name"], (point.group(3) or "").strip()))
                points += 1
            elif point.group(1):
                points_failed += 1
            else:
                points += 1
                self.passed += 1

        if result == "SKIP":
            if points == 0:
                self.skipped.append((test["name"], ""))
        elif result in ("OK", "EXPECTEDFAIL"):
            if points == 0:
                self.passed += 1
        else:
            points_failed = max(points_failed, 1)
            self.failures.append(test)
        self.failed += points_failed


def show(test):
    print(f"\n---- {test['name']}: {test['result']}, status {test.get('returncode')}")
    for stream in ("stdout", "stderr"):
        lines = (test.get(stream) or "").splitlines()
        if len(lines) > LINES_SHOWN:
            print(f"  ... {len(lines) - LINES_SHOWN} lines before this ...")
        for line in lines[-LINES_SHOWN:]:
            print(f"  {line}")


def main(paths):
    tally = Tally()
    for path in paths:
        with open(path, encoding="utf-8") as log:
            for line in log:
                if line.strip():
                    tally.add(json.loads(line))

    for test in tally.failures:
        show(test)
    for name, reason in tally.skipped:
        print(f"skipped: {name}" + (f" ({reason})" if reason else ""))

    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
