# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the screen: the windows as X knows them, and pictures of them.

Pictures are read from the file in which Xvfb keeps its frame (-fbdir), so that no client takes part.
"""

import mmap
import os
import struct
import time
import zlib

from Xlib import X
from Xlib.error import XError
from Xlib.protocol import event


class ScreenError(Exception):
    """The frame file does not hold what it should."""


class Screen:
    """One Xvfb screen; `display` belongs to the keyboard."""

    def __init__(self, display, frame_path):
        self.display, self.frame_path = display, frame_path
        self.root = display.screen().root
        self.asker = self.root.create_window(0, 0, 1, 1, 0, 0, X.InputOnly)

    def set_text_scale(self, scale):
        """Large text: on X11 it comes from this resource alone."""
        atom = self.display.intern_atom("RESOURCE_MANAGER")
        self.root.change_property(atom, 31, 8, f"Xft.dpi:\t{round(96 * scale)}\n".encode())
        self.display.sync()

    def windows(self):
        """The client windows that a window manager or X itself shows, bottom first: [(window, x, y, w, h)]."""
        found, todo = [], [(self.root, 0)]
        while todo:
            window, depth = todo.pop()
            try:
                if depth and window.get_attributes().map_state != X.IsViewable:
                    continue
                if depth and window.get_full_property(self.display.intern_atom("WM_CLASS"), X.AnyPropertyType):
                    shape, place = window.get_geometry(), window.translate_coords(self.root, 0, 0)
                    if -place.x + shape.width > 0 and -place.y + shape.height > 0:
                        found.append((window, -place.x, -place.y, shape.width, shape.height))
                elif depth < 3:
                    todo += [(child, depth + 1) for child in reversed(window.query_tree().children)]
            except XError:
                continue  # it went away while being looked at
        return found

    def await_manager(self, timeout):
        """Waits until the window manager has done what windows asked of it before now (to be shown, to go): it answers
        one after the other, and is asked for something that no window needs."""
        atom = self.display.intern_atom
        answer = atom("_NET_FRAME_EXTENTS")
        message = event.ClientMessage(window=self.asker, client_type=atom("_NET_REQUEST_FRAME_EXTENTS"),
                                      data=(32, [0, 0, 0, 0, 0]))
        self.asker.delete_property(answer)
        self.root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        end = time.monotonic() + timeout
        while not self.asker.get_full_property(answer, X.AnyPropertyType):
            if time.monotonic() > end:
                raise ScreenError("the window manager does not answer")
            time.sleep(0.001)

    def has_keyboard(self):
        """Is the keyboard with a window of a program?  Between two of them it is with none, with the root, or with a
        window in which the window manager parks it."""
        window = self.display.get_input_focus().focus
        name = self.display.intern_atom("WM_CLASS")
        try:
            while hasattr(window, "id") and window.id != self.root.id:
                if window.get_full_property(name, X.AnyPropertyType):
                    return window.get_attributes().map_state == X.IsViewable
                window = window.query_tree().parent
        except XError:
            pass  # it went away while being looked at
        return False

    def ask_to_close(self, window):
        """What the button in a window's corner does."""
        atom = self.display.intern_atom
        message = event.ClientMessage(window=window, client_type=atom("WM_PROTOCOLS"),
                                      data=(32, [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]))
        try:
            window.send_event(message, event_mask=0)
            self.display.sync()
        except XError:
            pass  # it closed itself first

    def maximize(self, window):
        """Asks the window manager to give a window the whole screen."""
        atom = self.display.intern_atom
        wide, high = atom("_NET_WM_STATE_MAXIMIZED_HORZ"), atom("_NET_WM_STATE_MAXIMIZED_VERT")
        message = event.ClientMessage(window=window, client_type=atom("_NET_WM_STATE"), data=(32, [1, wide, high, 2, 0]))
        self.root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.display.sync()

    def frame(self):
        """(width, height, rows of BGRX bytes) as they are now."""
        with open(self.frame_path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            head = struct.unpack(">25I", data[:100])
            start, width, height, order, bits, stride = head[0] + head[19] * 12, head[4], head[5], head[7], head[11], head[12]
            if bits != 32 or order != 0:
                raise ScreenError(f"a screen of {bits} bits in byte order {order} is not known here")
            return width, height, [data[start + y * stride:start + y * stride + width * 4] for y in range(height)]

    def still_frame(self, timeout):
        """A frame that did not change for a while; the last one when the screen never comes to rest."""
        end, last, since = time.monotonic() + timeout, None, 0.0
        while True:
            now, frame = time.monotonic(), self.frame()
            if frame != last:
                last, since = frame, now
            elif now - since > 0.15:
                return frame
            if now > end:
                return frame
            time.sleep(0.03)

    def shot(self, path, timeout=3):
        """Writes the screen as a PNG."""
        width, height, rows = self.still_frame(timeout)
        lines = []
        for row in rows:
            line = bytearray(width * 3)
            line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
            lines.append(b"\0" + bytes(line))
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                       + _chunk(b"IDAT", zlib.compress(b"".join(lines), 6)) + _chunk(b"IEND", b""))


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
