#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keys and actions: each key stands in the help, and what can be done has a key, a menu or a button."""

import re

from house import files, read, run

HELP = "src/app/window/chancery-keys-help.c"
MODIFIERS = {"control": "Control", "shift": "Shift", "alt": "Alt"}
# The same key elsewhere on the keyboard, and what every list and button takes without being told.
UNSAID = re.compile(r"^(?:(?:Control|Shift|Alt)\+)*(?:KP_\w+|equal|Menu|space|Return|Page_\w+|ISO_\w+)$")
# Bound for a reason that is no wish of an officer's.
SILENT = {"win.nothing-to-save", "win.record-key"}


def spell(key, modifiers):
    return "+".join([*sorted(modifiers), key])


def spell_accelerator(text):
    modifiers = {MODIFIERS[word.lower()] for word in re.findall(r"<(\w+)>", text)}
    key = re.sub(r"<\w+>", "", text)
    return spell(key.lower() if len(key) == 1 else key, modifiers)


def rows():
    """The rows of the help: what the keys are for, and the keys."""
    return re.findall(r'\{ CHANCERY_KEYS_(\w+), "([^"]+)",\s+N_ \(', read(HELP))


def told():
    """The keys of the help: “<Alt>1...4” are four, and one beside the other are both."""
    keys = set()
    for _, accelerators in rows():
        for accelerator in accelerators.split():
            span = re.fullmatch(r"((?:<\w+>)*)(\d)\.\.\.(\d)", accelerator)
            if span:
                accelerators = [span[1] + str(i) for i in range(int(span[2]), int(span[3]) + 1)]
            else:
                accelerators = [accelerator]
            keys.update(spell_accelerator(each) for each in accelerators)
    return keys


def bound():
    """Each key that is bound, with where."""
    for path in files(".c", under="src/app"):
        text = read(path)
        for accelerators in re.findall(r'\{ "\w+\.[\w-]+", \{ ((?:"<?[^"]+",? ?)+)\} \}', text):
            for accelerator in re.findall(r'"([^"]+)"', accelerators):
                yield path, spell_accelerator(accelerator)
        for key, rest in re.findall(r"add_(?:binding(?:_action)?|key) \(\w+, GDK_KEY_(\w+),([^,]+),", text):
            yield path, spell(key, {word.title() for word in re.findall(r"GDK_(\w+)_MASK", rest)})
        for key, rest in re.findall(r'\{ GDK_KEY_(\w+), "[\w.-]+"(, GDK_\w+_MASK)? \}', text):
            # The zooms are bound with Ctrl, one and all.
            control = "zoom" in text[text.index(f"GDK_KEY_{key}, ") :][:40]
            yield path, spell(key, {"Control"} if rest or control else set())


def check_told():
    """each key that does something stands in the help."""
    keys = told()
    for path, key in sorted(set(bound())):
        if key not in keys and not UNSAID.match(key):
            yield f"{path}: {key} is not in {HELP}"


def check_once():
    """no group of the help tells a key twice."""
    seen = rows()
    for what, accelerator in sorted({each for each in seen if seen.count(each) > 1}):
        yield f"{HELP}: {accelerator} stands twice for {what}"


def check_reached():
    """each action of the window and the program has a key, or an entry in a menu or on a button."""
    sources = {path: read(path) for path in files(".c", under="src/app")}
    templates = "\n".join(read(path) for path in files(".ui", under="ui"))
    whole = "\n".join(sources.values())
    for path, text in sources.items():
        names = re.findall(r'\{ "(win\.[\w-]+)", (?:NULL|"\w+"), \w+ \}', text)
        names += re.findall(r'install_action \(widget_class, "(\w+\.[\w-]+)"', text)
        names += ["app." + name for name in re.findall(r'\{ \.name = "([\w-]+)", \.activate', text)
                  if path.endswith("chancery-application.c")]
        for name in names:
            # Once where it is made; again, or with what it is told, where it is reached.
            uses = len(re.findall(rf'"{re.escape(name)}["(:]', whole)) + len(
                re.findall(rf">{re.escape(name)}[<(:]", templates))
            if name.startswith("app."):
                uses += 1
            if uses < 2 and name not in SILENT:
                yield f"{path}: nothing leads to {name}"


run(check_told, check_once, check_reached)
