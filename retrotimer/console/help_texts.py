"""What `--help` says of the program and of each command; `arguments.py` says it of their options."""

FOOT = """\
Without a command, the window opens; where it is open already, it comes to the
front. What prints does so beside an open window, too.

examples:
  retrotimer status               today, this week, the programme
  retrotimer month 2026-11        a month with its marks
  retrotimer log yesterday 12     12 minutes that you walked without the laptop
  retrotimer start --minutes 11   the checklist, then eleven minutes
  retrotimer backup               a copy of your data, beside them
  retrotimer export walks.csv     all walks as a table
  retrotimer import walks.csv     add what is in it and not here yet

“retrotimer COMMAND --help” says more. The exit code is 0 where all went well;
1 where your data cannot be read or written or are not sound, or a walk is there
already; 2 where the command line makes no sense."""

STATUS = """\
Prints today, how this week stands against your goal, where you are in the
programme, and whether a walk is under way in the window, or was interrupted."""

STATUS_JSON = """\
With --json, one object: today, goal, week (start, complete_days, met, days),
programme (course, week, walk, walks_a_week, next_minutes, next_from, due, held,
done, total, began, ended; or null), running (state “underway” or “paused”,
mode, elapsed and remaining in seconds; or null) and interrupted (mode, date, at,
walked_backward in seconds; or null)."""

MONTH = """\
Prints a month in whole weeks, each with its complete days against your goal.
A day is complete with 10 minutes of walking backwards; runs do not count."""

MONTH_JSON = """\
With --json, one object: month, first_weekday, goal and weeks; each week has
start, complete_days, met and days; each day has date, minutes, run_minutes,
complete and planned. Dates are written as year-month-day."""

LOG = """\
Enters a walk that you did without the laptop. It counts like any other, and an
open window shows it at once. It can be corrected or deleted in the window. The
same walk is entered twice only with --again: one that is of the same day, mode
and minutes, and of the same time if you tell it."""

LOG_FOOT = """\
examples:
  retrotimer log today 12
  retrotimer log 2026-11-17 10,5 --time 07:30 --note "along the river"
  retrotimer log yesterday 8 --mode run"""

EXPORT = """\
Writes what you have into a file; its ending decides what kind of file it is.
.csv is a table of walks, other exercise and doctor's checks; .json holds all
there is, settings too; .ics is a calendar of your walks. A file of this name
is replaced once the new one is whole."""

EXPORT_FOOT = """\
examples:
  retrotimer export walks.csv --from 2026-11-01 --to 2026-11-30
  retrotimer export everything.json
  retrotimer export planned.ics --planned"""

IMPORT = """\
Takes in a file that Retrotimer wrote (.csv or .json), a table with the columns
“date” and “minutes”, or the Checkmarks.csv of Loop Habit Tracker. It is done
as a whole or not at all. A walk that is here already is changed only where the
file tells it differently."""

IMPORT_FOOT = """\
examples:
  retrotimer import walks.csv --dry-run
  retrotimer import Checkmarks.csv --habit "Walk backwards" --minutes 12

With --dry-run, each line of the file is told with what would become of it and
why, and nothing is changed."""

START = """\
Opens the window at the checklist, or brings the open one there. A walk that is
under way, or that waits for a word on how it went, is left as it is."""

REMIND = """\
Shows your reminder if it is due, and waits for its answer, without a window.
systemd runs it at your time where you have chosen that in the settings. It
reminds you only once, and not on a day that is complete already."""

SHOW = """\
Opens the window at today's month, or brings the open one there. A walk that is
under way is left as it is."""

BACKUP = """\
Writes a copy of your data, checked, to a file; to the folder “backups” beside
your data where none is named. A window may be open meanwhile."""

RESTORE = """\
Puts a backup in the place of your data. What is there now is backed up first,
and the answer tells how to bring it back. An open window shows it at once."""

CHECK = """\
Looks whether your data are sound: the file's structure, its schema, and every
walk. It changes nothing. The exit code is 0 where all is well, else 1."""
