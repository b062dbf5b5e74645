#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Templates are what GTK takes: check-ui.py XMLLINT GTK4BUILDER.RNG."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

from house import TOP, files, read, run, skip

# An icon says nothing to who cannot see it, and “GtkImage” to who hears it.
BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton"}
ENTRIES = {"GtkEntry", "GtkSearchEntry", "GtkPasswordEntry", "GtkTextView", "GtkSpinButton", "GtkDropDown"}


def check_grammar():
    """each template keeps the grammar of GtkBuilder."""
    sources = files(".ui", under="ui")
    if not sources:
        return
    command = [sys.argv[1], "--noout", "--relaxng", sys.argv[2], *sources]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    for line in done.stderr.splitlines():
        if not line.endswith("validates"):
            yield line


def has(widget, name):
    return any(child.get("name") == name for child in widget.findall("property"))


def has_label(widget):
    for accessibility in widget.findall("accessibility"):
        for child in accessibility:
            if child.get("name") in ("label", "labelled-by"):
                return True
    return False


def check_named():
    """each button that shows an icon alone, and each entry, has a name that can be heard."""
    for path in files(".ui", under="ui"):
        for widget in tree.parse(os.path.join(TOP, path)).iter("object"):
            kind = widget.get("class")
            mute = kind in BUTTONS and has(widget, "icon-name") and not has(widget, "label")
            if (mute or kind in ENTRIES) and not has_label(widget):
                yield f"{path}: {kind} {widget.get('id') or ''} has no accessible label"


def check_listed():
    """each template and picture is in the resource."""
    resource = read("ui/chancery.gresource.xml")
    for path in files(".ui", ".css", ".svg", under="ui"):
        if not re.search(rf">\s*{re.escape(os.path.relpath(path, 'ui'))}\s*<", resource):
            yield f"{path}: not in ui/chancery.gresource.xml"


if not all(os.path.exists(argument) for argument in sys.argv[1:3]) or len(sys.argv) < 3:
    skip("xmllint or the grammar of GTK is not here")

run(check_grammar, check_named, check_listed)
