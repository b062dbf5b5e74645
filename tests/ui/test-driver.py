# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver itself, on a window of three widgets: what it types arrives, and what is wrong does not pass."""

import os
import shutil
import sys
import tempfile

from driver import Failure, Session, main

WINDOW = """<?xml version="1.0" encoding="UTF-8"?>
<interface>
  <object class="GtkWindow">
    <property name="title">Trial</property>
    <child>
      <object class="GtkBox">
        <property name="orientation">vertical</property>
        <child><object class="GtkEntry"><accessibility><property name="label">Subject</property></accessibility></object></child>
        <child><object class="GtkCheckButton"><property name="label">Verified</property></object></child>
        <child><object class="GtkButton"><property name="label">Register</property></object></child>
      </object>
    </child>
  </object>
</interface>
"""
TEXT = "Note no. 3 – “über” ё: سرحدی معاملات 外交照会"


class Preview(Session):
    """This program stays when its window has gone: it is ended for it."""

    def quit(self):
        self.kill()
        self.check()


def preview(folder, **options):
    path = os.path.join(folder, "trial.ui")
    with open(path, "w") as file:
        file.write(WINDOW)
    return Preview(shutil.which("gtk4-builder-tool"), ["preview", path], **options)


def types_in_any_script_and_counts_keys():
    with tempfile.TemporaryDirectory() as folder, preview(folder) as ui:
        ui.wait_focus("text", "Subject")
        ui.type(TEXT)
        ui.wait_text("text", "Subject", TEXT)
        ui.key("Tab", "space")
        ui.wait("check box", "Verified", checked=True)
        ui.key("shift+Tab", "ctrl+a", "Delete")
        ui.type("18 feb", own=False)
        ui.wait_text("text", "Subject", "18 feb")
        assert (ui.other_keys, ui.typed) == (5 + 6, len(TEXT)), ui.counts()


def pictures_have_the_size_of_the_screen():
    with tempfile.TemporaryDirectory() as folder, preview(folder, size=(360, 640), dark=True) as ui:
        path = os.path.join(folder, "trial.png")
        ui.shot(path)
        with open(path, "rb") as file:
            head = file.read(24)
        assert head[:8] == b"\x89PNG\r\n\x1a\n" and head[16:] == (360).to_bytes(4, "big") + (640).to_bytes(4, "big")


def fails(what, act):
    try:
        act()
    except Failure as failure:
        assert what in str(failure), failure
    else:
        raise AssertionError(f"passed, though: {what}")


def what_is_not_there_is_a_failure():
    def act():
        with tempfile.TemporaryDirectory() as folder, preview(folder) as ui:
            ui.wait("button", "Void…", timeout=0.3)
    fails("waited in vain for button Void…", act)


def program_that_complains_is_a_failure():
    def act():
        with tempfile.TemporaryDirectory() as folder:
            with preview(folder, environment={"G_DEBUG": ""}) as ui:
                with open(ui.log_path, "a") as log:
                    log.write("(chancery:1): Gtk-CRITICAL **: 09:00:00.000: a widget was lost\n")
    fails("a widget was lost", act)


def program_that_ends_at_once_is_a_failure():
    def act():
        with Session(sys.executable, ["-c", "raise SystemExit(3)"]):
            pass
    fails("status 3", act)


if not shutil.which("gtk4-builder-tool"):
    print("1..0 # SKIP not installed: gtk4-builder-tool")
    sys.exit(0)
main(types_in_any_script_and_counts_keys, pictures_have_the_size_of_the_screen, what_is_not_there_is_a_failure,
     program_that_complains_is_a_failure, program_that_ends_at_once_is_a_failure)
