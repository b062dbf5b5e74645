# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard, through XTEST: chords by name and text in any script."""

from Xlib import XK, X, display
from Xlib.ext import xtest

XK.load_keysym_group("xf86")
MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", "super": "Super_L"}
NAMES = {"esc": "Escape", "enter": "Return", "pgup": "Page_Up", "pgdn": "Page_Down", "del": "Delete",
         ",": "comma", ".": "period", "?": "question", "/": "slash", "-": "minus"}


class UnknownKey(Exception):
    """A key that nobody has heard of."""


def keysym_of_character(character):
    """The X keysym for one character; outside Latin-1 it is the code point with a flag."""
    point = ord(character)
    if character in "\n\t":
        return {"\n": 0xFF0D, "\t": 0xFF09}[character]
    return point if 0x20 <= point < 0x7F or 0xA0 <= point <= 0xFF else 0x01000000 + point


class Keyboard:
    """One connection to the display.  `settle` is called when the program must have read the keyboard map."""

    def __init__(self, name, settle):
        self.display = display.Display(name)
        self.settle = settle
        low, high = self.display.display.info.min_keycode, self.display.display.info.max_keycode
        self.places, self.spare, self.lent = {}, [], {}
        for offset, symbols in enumerate(self.display.get_keyboard_mapping(low, high - low + 1)):
            # Keys that mean nothing, and those that eject a disc or start a mail program, are free to lend.
            if all(symbol == 0 or 0x10080000 <= symbol <= 0x1008FFFF for symbol in symbols):
                self.spare.append(low + offset)
                continue
            for column, symbol in enumerate(symbols[:2]):
                if symbol:
                    self.places.setdefault(symbol, (low + offset, column))

    def prepare(self, text):
        """Gives the characters that the map lacks a key each, before anything is pressed."""
        missing = [s for s in dict.fromkeys(map(keysym_of_character, text)) if s not in self.places]
        if len(missing) > len(self.spare) + len(self.lent):
            raise UnknownKey(f"{len(missing)} new characters at once are more than the keyboard has room for")
        taken_back = False
        for symbol in missing:
            if not self.spare:
                if not taken_back:
                    self.settle()  # what was typed with the lent keys has been read by then
                    taken_back = True
                old = next(s for s in self.lent if s not in missing)
                self.spare.append(self.lent.pop(old))
                del self.places[old]
            code = self.spare.pop()
            self.lent[symbol] = code
            self.places[symbol] = (code, 0)
            self.display.change_keyboard_mapping(code, [(symbol, symbol)])
        if missing:
            self.display.sync()

    def _tap(self, symbol, modifiers=()):
        code, column = self.places[symbol]
        held = [self.places[m][0] for m in modifiers]
        if column == 1 and XK.XK_Shift_L not in modifiers:
            held.append(self.places[XK.XK_Shift_L][0])
        for key in held:
            xtest.fake_input(self.display, X.KeyPress, key)
        xtest.fake_input(self.display, X.KeyPress, code)
        xtest.fake_input(self.display, X.KeyRelease, code)
        for key in reversed(held):
            xtest.fake_input(self.display, X.KeyRelease, key)

    def chord(self, name):
        """One chord, such as `ctrl+shift+n`, `alt+comma`, `F6`, `Return`."""
        *modifiers, last = name.split("+")
        unknown = [m for m in modifiers if m not in MODIFIERS]
        symbol = XK.string_to_keysym(NAMES.get(last.lower(), last))
        if not symbol and len(last) == 1:
            symbol = keysym_of_character(last)
        if unknown or not symbol:
            raise UnknownKey(f"no key is called {name!r}")
        if symbol not in self.places:
            raise UnknownKey(f"the keyboard has no key for {name!r}")
        self._tap(symbol, [XK.string_to_keysym(MODIFIERS[m]) for m in modifiers])
        self.display.sync()

    def text(self, text):
        """Types a text, a spare key's worth of new characters at a time."""
        room = max(1, len(self.spare) + len(self.lent))
        while text:
            new, end = set(), 0
            while end < len(text) and (text[end] in new or len(new) < room):
                new.add(text[end])
                end += 1
            self.prepare(text[:end])
            for character in text[:end]:
                self._tap(keysym_of_character(character))
            self.display.sync()
            text = text[end:]

    def close(self):
        self.display.close()
