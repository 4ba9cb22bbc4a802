-- One row for each session, written when it begins and at least every five seconds after.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    local_date TEXT NOT NULL CHECK (local_date IS date(local_date)),
    started_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),
    zone TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('walk', 'run')),
    easy_start INTEGER NOT NULL CHECK (easy_start IN (0, 1)),
    planned_get_ready INTEGER NOT NULL CHECK (planned_get_ready BETWEEN 0 AND 60),
    planned_warm_up INTEGER NOT NULL CHECK (planned_warm_up BETWEEN 0 AND 600),
    planned_backward INTEGER NOT NULL CHECK (planned_backward BETWEEN 600 AND 900),
    planned_forward INTEGER NOT NULL CHECK (planned_forward BETWEEN 0 AND 840),
    planned_cool_down INTEGER NOT NULL CHECK (planned_cool_down BETWEEN 0 AND 600),
    walked_get_ready REAL NOT NULL CHECK (walked_get_ready BETWEEN 0 AND planned_get_ready),
    walked_warm_up REAL NOT NULL CHECK (walked_warm_up BETWEEN 0 AND planned_warm_up),
    walked_backward REAL NOT NULL CHECK (walked_backward BETWEEN 0 AND planned_backward),
    walked_forward REAL NOT NULL CHECK (walked_forward BETWEEN 0 AND planned_forward),
    walked_cool_down REAL NOT NULL CHECK (walked_cool_down BETWEEN 0 AND planned_cool_down),
    outcome TEXT NOT NULL CHECK (outcome IN ('underway', 'finished', 'stopped')),
    reason TEXT CHECK (reason IN ('done', 'pain', 'interrupted')),
    doctor_on TEXT NOT NULL,
    flat_open INTEGER NOT NULL CHECK (flat_open IN (0, 1)),
    buddy INTEGER NOT NULL CHECK (buddy IN (0, 1)),
    written_utc TEXT NOT NULL,
    back_pain_before INTEGER CHECK (back_pain_before BETWEEN 0 AND 10),
    back_pain_after INTEGER CHECK (back_pain_after BETWEEN 0 AND 10),
    effort TEXT CHECK (effort IN ('sing', 'talk', 'words')),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    removed_utc TEXT,
    CHECK ((outcome = 'stopped') = (reason IS NOT NULL)),
    CHECK (flat_open = 1 OR buddy = 1)
) STRICT;

-- Answers what a month adds up to without touching the rows. The last two columns are in it because
-- SQLite 3.40 (Debian 12) would look up the condition in the rows otherwise.
CREATE INDEX session_totals ON session (local_date, mode, walked_backward, outcome, removed_utc)
    WHERE removed_utc IS NULL AND outcome <> 'underway';

CREATE INDEX session_underway ON session (started_utc) WHERE outcome = 'underway';

CREATE INDEX session_pain_stops ON session (written_utc) WHERE reason = 'pain';

-- Each time that the doctor's check was confirmed; the latest one holds.
CREATE TABLE doctor_check (
    confirmed_utc TEXT NOT NULL PRIMARY KEY,
    confirmed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Choices, and the window's place; each value is JSON.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
