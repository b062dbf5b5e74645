# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that a person drags here out of another program (XDND, version 5)."""

import pathlib
import select
import time

from Xlib import X, display
from Xlib.protocol import event

VERSION = 5


class Drag:
    """Files over a window, until they are dropped or taken away.  What the window asks is answered while its answer is
    awaited, by one thread: where two had the connection, the one that waited could sleep over what the other had read."""

    def __init__(self, name, paths):
        self.display = display.Display(name)
        # As text as well, as file managers have it.
        self.kinds = {self._atom("text/uri-list"): "".join(pathlib.Path(path).as_uri() + "\r\n" for path in paths).encode(),
                      self._atom("text/plain;charset=utf-8"): "\n".join(map(str, paths)).encode()}
        self.window = self.display.screen().root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent)
        self.target = None
        self.window.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        self.display.sync()

    def _atom(self, name):
        return self.display.get_atom(name)

    def _send(self, kind, *data):
        numbers = [self.window.id, *data] + [0] * (4 - len(data))
        self.target.send_event(event.ClientMessage(window=self.target, client_type=self._atom(kind), data=(32, numbers)))
        self.display.flush()

    def _give(self, asked):
        place = asked.property if asked.target in self.kinds else X.NONE
        if place != X.NONE:
            asked.requestor.change_property(place, asked.target, 8, self.kinds[asked.target])
        asked.requestor.send_event(event.SelectionNotify(time=asked.time, requestor=asked.requestor, selection=asked.selection,
                                                         target=asked.target, property=place))
        self.display.flush()

    def _serve_until(self, answer, timeout, complaint):
        """Gives what is asked for until a message of this kind comes, which is returned."""
        end = time.monotonic() + timeout
        while True:
            while self.display.pending_events():
                one = self.display.next_event()
                if one.type == X.SelectionRequest:
                    self._give(one)
                elif one.type == X.ClientMessage and one.client_type == self._atom(answer):
                    return one
            left = end - time.monotonic()
            assert left > 0, complaint
            select.select([self.display.fileno()], [], [], left)

    def over(self, window, x, y, timeout=30):
        """Enters a window and comes to a point of the screen; whether the window would take the files there."""
        self.target = self.display.create_resource_object("window", window.id)
        self._send("XdndEnter", VERSION << 24, *self.kinds)
        # What it answers to the first is of no place yet.
        for _ in range(2):
            self._send("XdndPosition", 0, x << 16 | y, X.CurrentTime, self._atom("XdndActionCopy"))
            answer = self._serve_until("XdndStatus", timeout, "nobody says whether the files are taken")
        return bool(answer.data[1][1] & 1)

    def drop(self, timeout=30):
        """Lets go of the files."""
        self._send("XdndDrop", 0, X.CurrentTime)
        self._serve_until("XdndFinished", timeout, "nobody says that the files are there")
        self.display.close()

    def leave(self):
        """Takes the files away again."""
        self._send("XdndLeave")
        self.display.sync()
        self.display.close()
