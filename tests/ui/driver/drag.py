# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that a person drags here out of another program (XDND, version 5)."""

import pathlib
import threading

from Xlib import X, display
from Xlib.protocol import event

VERSION = 5


class Drag:
    """Files over a window, until they are dropped or taken away."""

    def __init__(self, name, paths):
        self.display = display.Display(name)
        # As text as well, as file managers have it.
        self.kinds = {self._atom("text/uri-list"): "".join(pathlib.Path(path).as_uri() + "\r\n" for path in paths).encode(),
                      self._atom("text/plain;charset=utf-8"): "\n".join(map(str, paths)).encode()}
        self.window = self.display.screen().root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent)
        self.target, self.answered, self.accepted = None, threading.Event(), False
        # What has to be answered is asked before two threads listen.
        for name in ("XdndEnter", "XdndPosition", "XdndActionCopy", "XdndStatus", "XdndDrop", "XdndLeave", "XdndSelection"):
            self._atom(name)
        self.window.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        self.display.sync()
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def _atom(self, name):
        return self.display.get_atom(name)

    def _send(self, kind, *data, to=None):
        numbers = [self.window.id, *data] + [0] * (4 - len(data))
        window = to or self.target
        window.send_event(event.ClientMessage(window=window, client_type=self._atom(kind), data=(32, numbers)))
        self.display.flush()

    def _serve(self):
        while True:
            one = self.display.next_event()
            if one.type == X.SelectionRequest:
                place = one.property if one.target in self.kinds else X.NONE
                if place != X.NONE:
                    one.requestor.change_property(place, one.target, 8, self.kinds[one.target])
                one.requestor.send_event(event.SelectionNotify(time=one.time, requestor=one.requestor, selection=one.selection,
                                                               target=one.target, property=place))
                self.display.flush()
            elif one.type == X.ClientMessage and one.client_type == self._atom("XdndStatus"):
                self.accepted = bool(one.data[1][1] & 1)
                self.answered.set()
            elif one.type == X.ClientMessage:  # it is finished, or left
                self.answered.set()
                return

    def over(self, window, x, y, timeout=30):
        """Enters a window and comes to a point of the screen; whether the window would take the files there."""
        self.target = self.display.create_resource_object("window", window.id)
        self._send("XdndEnter", VERSION << 24, *self.kinds)
        if not self.thread.is_alive():
            self.thread.start()
        # What it answers to the first is of no place yet.
        for _ in range(2):
            self.answered.clear()
            self._send("XdndPosition", 0, x << 16 | y, X.CurrentTime, self._atom("XdndActionCopy"))
            assert self.answered.wait(timeout), "nobody says whether the files are taken"
        return self.accepted

    def drop(self, timeout=30):
        """Lets go of the files."""
        self.answered.clear()
        self._send("XdndDrop", 0, X.CurrentTime)
        assert self.answered.wait(timeout), "nobody says that the files are there"
        self.thread.join(timeout)
        self.display.close()

    def leave(self, timeout=30):
        """Takes the files away again."""
        self._send("XdndLeave")
        self._send("XdndLeave", to=self.window)
        self.thread.join(timeout)
        self.display.close()
