-- A walk may be entered by hand: it has no plan and no checklist. Minutes may be corrected by hand, so they
-- are no longer bound by the plan. SQLite cannot relax a column, so the table is made anew.
CREATE TABLE session_with_entries (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    local_date TEXT NOT NULL CHECK (local_date IS date(local_date)),
    started_utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),
    zone TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('walk', 'run')),
    easy_start INTEGER CHECK (easy_start IN (0, 1)),
    planned_get_ready INTEGER CHECK (planned_get_ready BETWEEN 0 AND 60),
    planned_warm_up INTEGER CHECK (planned_warm_up BETWEEN 0 AND 600),
    planned_backward INTEGER CHECK (planned_backward BETWEEN 600 AND 900),
    planned_forward INTEGER CHECK (planned_forward BETWEEN 0 AND 840),
    planned_cool_down INTEGER CHECK (planned_cool_down BETWEEN 0 AND 600),
    walked_get_ready REAL NOT NULL CHECK (walked_get_ready BETWEEN 0 AND 60),
    walked_warm_up REAL NOT NULL CHECK (walked_warm_up BETWEEN 0 AND 600),
    walked_backward REAL NOT NULL CHECK (walked_backward BETWEEN 0 AND 10800),
    walked_forward REAL NOT NULL CHECK (walked_forward BETWEEN 0 AND 840),
    walked_cool_down REAL NOT NULL CHECK (walked_cool_down BETWEEN 0 AND 600),
    outcome TEXT NOT NULL CHECK (outcome IN ('underway', 'finished', 'stopped')),
    reason TEXT CHECK (reason IN ('done', 'pain', 'interrupted')),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    doctor_on TEXT,
    flat_open INTEGER CHECK (flat_open IN (0, 1)),
    buddy INTEGER CHECK (buddy IN (0, 1)),
    written_utc TEXT NOT NULL,
    corrected_utc TEXT,
    back_pain_before INTEGER CHECK (back_pain_before BETWEEN 0 AND 10),
    back_pain_after INTEGER CHECK (back_pain_after BETWEEN 0 AND 10),
    effort TEXT CHECK (effort IN ('sing', 'talk', 'words')),
    hurt_place TEXT CHECK (hurt_place IN ('back', 'knee', 'elsewhere')),
    hurt_pain INTEGER CHECK (hurt_pain BETWEEN 0 AND 10),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    removed_utc TEXT,
    CHECK ((outcome = 'stopped') = (reason IS NOT NULL)),
    CHECK (paused = 0 OR outcome = 'underway'),
    CHECK (corrected_utc IS NOT NULL OR planned_backward IS NULL OR walked_backward <= planned_backward),
    CHECK (
        CASE WHEN planned_backward IS NULL THEN
            outcome = 'finished' AND easy_start IS NULL AND planned_get_ready IS NULL
            AND planned_warm_up IS NULL AND planned_forward IS NULL AND planned_cool_down IS NULL
            AND doctor_on IS NULL AND flat_open IS NULL AND buddy IS NULL
        ELSE
            easy_start IS NOT NULL AND planned_get_ready IS NOT NULL
            AND planned_warm_up IS NOT NULL AND planned_forward IS NOT NULL AND planned_cool_down IS NOT NULL
            AND doctor_on IS NOT NULL AND flat_open IS NOT NULL AND buddy IS NOT NULL
            AND (flat_open = 1 OR buddy = 1)
        END
    )
) STRICT;

INSERT INTO session_with_entries (
    id, local_date, started_utc, utc_offset, zone, mode, easy_start,
    planned_get_ready, planned_warm_up, planned_backward, planned_forward, planned_cool_down,
    walked_get_ready, walked_warm_up, walked_backward, walked_forward, walked_cool_down,
    outcome, reason, doctor_on, flat_open, buddy, written_utc,
    back_pain_before, back_pain_after, effort, note, removed_utc
) SELECT
    id, local_date, started_utc, utc_offset, zone, mode, easy_start,
    planned_get_ready, planned_warm_up, planned_backward, planned_forward, planned_cool_down,
    walked_get_ready, walked_warm_up, walked_backward, walked_forward, walked_cool_down,
    outcome, reason, doctor_on, flat_open, buddy, written_utc,
    back_pain_before, back_pain_after, effort, note, removed_utc
FROM session;

DROP TABLE session;

ALTER TABLE session_with_entries RENAME TO session;

-- Answers what a month adds up to without touching the rows. The last two columns are in it because
-- SQLite 3.40 (Debian 12) would look up the condition in the rows otherwise.
CREATE INDEX session_totals ON session (local_date, mode, walked_backward, outcome, removed_utc)
    WHERE removed_utc IS NULL AND outcome <> 'underway';

-- The list of all walks, latest first, and the latest of them, without touching the rows either.
CREATE INDEX session_starts ON session (started_utc, outcome, removed_utc)
    WHERE removed_utc IS NULL AND outcome <> 'underway';

CREATE INDEX session_underway ON session (started_utc) WHERE outcome = 'underway';

CREATE INDEX session_pain_stops ON session (written_utc) WHERE reason = 'pain';

-- What else a person did on a day, in their own words.
CREATE TABLE other_exercise (
    local_date TEXT NOT NULL PRIMARY KEY CHECK (local_date IS date(local_date)),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 2000)
) STRICT, WITHOUT ROWID;
