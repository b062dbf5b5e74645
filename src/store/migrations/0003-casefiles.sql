-- SPDX-FileCopyrightText: 2026 The Chancery developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Parts and the archive of case files.  Their columns are derived from the table of kinds; the version is raised
-- for the programs before them, which would lose what they do not know.
