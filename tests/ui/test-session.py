# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who logs out while records are written is asked first: the session manager is told, and told when they are."""

import tempfile
import threading

try:
    from gi.repository import Gio, GLib
except ImportError:
    pass  # the driver skips the test

from driver import Session, main
from window import PROGRAM, SAMPLE, make_registry, nobody_writes

NAME, PATH = "org.gnome.SessionManager", "/org/gnome/SessionManager"
LOGOUT = 1
INTERFACE = """<node><interface name="org.gnome.SessionManager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface></node>"""


class ManagedSession(Session):
    """A session with a manager, which keeps what it is asked."""

    def _start_buses(self):
        super()._start_buses()
        self.asked, self.reasons, self.held = [], [], set()
        self.context = GLib.MainContext()
        self.loop = GLib.MainLoop(self.context)
        ready = threading.Event()
        self.thread = threading.Thread(target=self._manage, args=(ready,))
        self.thread.start()
        ready.wait(self.timeout)

    def _manage(self, ready):
        self.context.push_thread_default()
        bus = Gio.DBusConnection.new_for_address_sync(
            self.environment["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], self._answer, None, None)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                      GLib.Variant("(su)", (NAME, 0)), None, 0, -1, None)
        ready.set()
        self.loop.run()
        bus.close_sync(None)
        self.context.pop_thread_default()

    def _answer(self, _bus, _sender, _path, _interface, method, arguments, call):
        if method == "Inhibit":
            _id, _window, reason, flags = arguments.unpack()
            self.asked.append(flags)
            self.reasons.append(reason)
            self.held.add(len(self.asked))
            call.return_value(GLib.Variant("(u)", (len(self.asked),)))
        else:
            self.held.discard(*arguments.unpack())
            call.return_value(None)

    def _close(self):
        if hasattr(self, "thread"):
            self.loop.quit()
            self.thread.join()
        super()._close()


def the_session_does_not_end_while_records_are_brought_in():
    with tempfile.TemporaryDirectory(prefix="chancery-session-") as folder:
        registry = make_registry(folder)
        with ManagedSession(PROGRAM, [SAMPLE], home=folder) as ui:
            ui.wait("button", "Bring In", sensitive=True)
            with nobody_writes(registry):
                ui.key("ctrl+Return")
                ui.wait("label", "Bringing in")
                ui.wait_until(lambda: ui.held, "the session to be held")
                assert ui.asked[-1] == LOGOUT and ui.reasons[-1] == "Records are being written", (ui.asked, ui.reasons)
            ui.wait("list", "Places")
            ui.wait_until(lambda: not ui.held, "the session to be released")


main(the_session_does_not_end_while_records_are_brought_in)
