# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What another program copied: a text on the clipboard of the display."""

import threading

from Xlib import X, Xatom, display
from Xlib.protocol import event


class Clipboard:
    """Owns the clipboard and hands its text to whoever asks, until it is closed or somebody else copies."""

    def __init__(self, name, text):
        self.display = display.Display(name)
        self.text = text.encode()
        self.window = self.display.screen().root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent)
        self.atoms = {what: self.display.intern_atom(what) for what in
                      ("CLIPBOARD", "TARGETS", "UTF8_STRING", "text/plain;charset=utf-8", "CHANCERY_CLOSE")}
        self.window.set_selection_owner(self.atoms["CLIPBOARD"], X.CurrentTime)
        self.display.sync()
        assert self.display.get_selection_owner(self.atoms["CLIPBOARD"]) == self.window, "the clipboard is not ours"
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _answer(self, request):
        target, place = request.target, request.property or request.target
        if target == self.atoms["TARGETS"]:
            kinds = [self.atoms[what] for what in ("TARGETS", "UTF8_STRING", "text/plain;charset=utf-8")]
            request.requestor.change_property(place, Xatom.ATOM, 32, kinds)
        elif target in (self.atoms["UTF8_STRING"], self.atoms["text/plain;charset=utf-8"]):
            request.requestor.change_property(place, target, 8, self.text)
        else:
            place = X.NONE
        request.requestor.send_event(event.SelectionNotify(time=request.time, requestor=request.requestor,
                                                           selection=request.selection, target=target, property=place))
        self.display.flush()

    def _serve(self):
        while True:
            one = self.display.next_event()
            if one.type == X.SelectionRequest:
                self._answer(one)
            elif one.type in (X.SelectionClear, X.ClientMessage):
                return

    def close(self):
        """Lets go of it."""
        waker = display.Display(self.display.get_display_name())
        note = event.ClientMessage(window=self.window, client_type=self.atoms["CHANCERY_CLOSE"], data=(32, [0] * 5))
        waker.send_event(self.window, note)
        waker.flush()
        self.thread.join(5)
        waker.close()
