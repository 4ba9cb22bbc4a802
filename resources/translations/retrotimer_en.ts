<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Dial</name>
    <message numerus="yes">
        <source>%n minutes in all</source>
        <comment>with walking forwards</comment>
        <translation>
            <numerusform>%n minute in all</numerusform>
            <numerusform>%n minutes in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n minute(s)</source>
        <comment>Walk backwards, 12 minutes</comment>
        <translation>
            <numerusform>%1, %n minute</numerusform>
            <numerusform>%1, %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkPanel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message numerus="yes">
        <source>Goal now: %n day(s)</source>
        <translation>
            <numerusform>Goal now: %n day</numerusform>
            <numerusform>Goal now: %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s)</source>
        <comment>at a time of day, or a place</comment>
        <translation>
            <numerusform>%n walk</numerusform>
            <numerusform>%n walks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <comment>at a time of day, or a place</comment>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the mean of %n week(s)</source>
        <comment>3.6 of 4 days</comment>
        <translation>
            <numerusform>%1, the mean of %n week</numerusform>
            <numerusform>%1, the mean of %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of walking</source>
        <comment>of a week</comment>
        <translation>
            <numerusform>%n minute of walking</numerusform>
            <numerusform>%n minutes of walking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of running</source>
        <comment>of a week</comment>
        <translation>
            <numerusform>%n minute of running</numerusform>
            <numerusform>%n minutes of running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the means of %n walk(s)</source>
        <comment>before 4.2, after 3.1</comment>
        <translation>
            <numerusform>%1, the means of %n walk</numerusform>
            <numerusform>%1, the means of %n walks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cues</name>
    <message numerus="yes">
        <source>%n minute(s) done. Easy pace.</source>
        <translation>
            <numerusform>%n minute done. Easy pace.</numerusform>
            <numerusform>%n minutes done. Easy pace.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>days</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>complete days that are missing to the goal</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s) left</source>
        <comment>%1: 2 more</comment>
        <translation>
            <numerusform>%1, %n day left</numerusform>
            <numerusform>%1, %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Goal: %n day(s) a week, %1 to %2.</source>
        <comment>weekdays</comment>
        <translation>
            <numerusform>Goal: %n day a week, %1 to %2.</numerusform>
            <numerusform>Goal: %n days a week, %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Week %2, from %1: %n complete day(s)</source>
        <translation>
            <numerusform>Week %2, from %1: %n complete day</numerusform>
            <numerusform>Week %2, from %1: %n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Week from %1: %n complete day(s)</source>
        <translation>
            <numerusform>Week from %1: %n complete day</numerusform>
            <numerusform>Week from %1: %n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n day(s)</source>
        <comment>complete days, goal</comment>
        <translation>
            <numerusform>%1 of %n day</numerusform>
            <numerusform>%1 of %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message numerus="yes">
        <source>A walk has at least %n minute(s).</source>
        <translation>
            <numerusform>A walk has at least %n minute.</numerusform>
            <numerusform>A walk has at least %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A walk has at most %n minute(s) here. Is there a digit too many?</source>
        <translation>
            <numerusform>A walk has at most %n minute here. Is there a digit too many?</numerusform>
            <numerusform>A walk has at most %n minutes here. Is there a digit too many?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A note has at most %n character(s). Please shorten it.</source>
        <translation>
            <numerusform>A note has at most %n character. Please shorten it.</numerusform>
            <numerusform>A note has at most %n characters. Please shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That was too long for a note, which has at most %n character(s). The rest was left out.</source>
        <translation>
            <numerusform>That was too long for a note, which has at most %n character. The rest was left out.</numerusform>
            <numerusform>That was too long for a note, which has at most %n characters. The rest was left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message numerus="yes">
        <source>Exported %n record(s) to “%1”.</source>
        <translation>
            <numerusform>Exported %n record to “%1”.</numerusform>
            <numerusform>Exported %n records to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n walk(s)</source>
        <translation>
            <numerusform>%n walk</numerusform>
            <numerusform>%n walks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message numerus="yes">
        <source>… and %n more line(s)</source>
        <translation>
            <numerusform>… and %n more line</numerusform>
            <numerusform>… and %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interruptions</name>
    <message numerus="yes">
        <source>Your walk of %n minute(s) was interrupted at %1. You had walked backwards for %2. Nothing is lost: what would you like to do?</source>
        <translation>
            <numerusform>Your walk of %n minute was interrupted at %1. You had walked backwards for %2. Nothing is lost: what would you like to do?</numerusform>
            <numerusform>Your walk of %n minutes was interrupted at %1. You had walked backwards for %2. Nothing is lost: what would you like to do?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keeping</name>
    <message numerus="yes">
        <source>Backed up: %n walk(s), in “%1”.</source>
        <translation>
            <numerusform>Backed up: %n walk, in “%1”.</numerusform>
            <numerusform>Backed up: %n walks, in “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n walk(s).</source>
        <translation>
            <numerusform>Restored: %n walk.</numerusform>
            <numerusform>Restored: %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n walk(s). What was there before is among your backups.</source>
        <translation>
            <numerusform>Restored: %n walk. What was there before is among your backups.</numerusform>
            <numerusform>Restored: %n walks. What was there before is among your backups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup “%1” has %n walk(s).</source>
        <translation>
            <numerusform>The backup “%1” has %n walk.</numerusform>
            <numerusform>The backup “%1” has %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put it in the place of your settings and the %n walk(s) here? They are backed up first, so you can go back.</source>
        <translation>
            <numerusform>Put it in the place of your settings and the %n walk here? They are backed up first, so you can go back.</numerusform>
            <numerusform>Put it in the place of your settings and the %n walks here? They are backed up first, so you can go back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) can be read.</source>
        <translation>
            <numerusform>%n walk can be read.</numerusform>
            <numerusform>%n walks can be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought together: %n walk(s) added.</source>
        <translation>
            <numerusform>Brought together: %n walk added.</numerusform>
            <numerusform>Brought together: %n walks added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Told later there: %n walk(s).</source>
        <translation>
            <numerusform>Told later there: %n walk.</numerusform>
            <numerusform>Told later there: %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really delete everything? %n walk(s) will be gone for good.</source>
        <translation>
            <numerusform>Really delete everything? %n walk will be gone for good.</numerusform>
            <numerusform>Really delete everything? %n walks will be gone for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>learn</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n card(s)</source>
        <translation>
            <numerusform>%1 of %n card</numerusform>
            <numerusform>%1 of %n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message numerus="yes">
        <source>Your walk of %n minute(s) was interrupted at %1. Saved: %2.</source>
        <translation>
            <numerusform>Your walk of %n minute was interrupted at %1. Saved: %2.</numerusform>
            <numerusform>Your walk of %n minutes was interrupted at %1. Saved: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>programme</name>
    <message numerus="yes">
        <source>%n walk(s) in four weeks, %1 a week.</source>
        <translation>
            <numerusform>%n walk in four weeks, %1 a week.</numerusform>
            <numerusform>%n walks in four weeks, %1 a week.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This week counts: %n complete day(s) of it so far.</source>
        <translation>
            <numerusform>This week counts: %n complete day of it so far.</numerusform>
            <numerusform>This week counts: %n complete days of it so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n week(s)</source>
        <translation>
            <numerusform>in %n week</numerusform>
            <numerusform>in %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) %1.</source>
        <comment>16 walks in 5 weeks</comment>
        <translation>
            <numerusform>%n walk %1.</numerusform>
            <numerusform>%n walks %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message numerus="yes">
        <source>%1 of %n week(s) met the goal</source>
        <translation>
            <numerusform>%1 of %n week met the goal</numerusform>
            <numerusform>%1 of %n weeks met the goal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each point is the mean of %n week(s). Lines: the middle of five points next to each other, then the mean of three.</source>
        <translation>
            <numerusform>Each point is the mean of %n week. Lines: the middle of five points next to each other, then the mean of three.</numerusform>
            <numerusform>Each point is the mean of %n weeks. Lines: the middle of five points next to each other, then the mean of three.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A line needs %n more walk(s) with the pain told.</source>
        <translation>
            <numerusform>A line needs %n more walk with the pain told.</numerusform>
            <numerusform>A line needs %n more walks with the pain told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To compare the beginning with now, tell the pain before %n more walk(s).</source>
        <translation>
            <numerusform>To compare the beginning with now, tell the pain before %n more walk.</numerusform>
            <numerusform>To compare the beginning with now, tell the pain before %n more walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To show this takes %n more walk(s).</source>
        <translation>
            <numerusform>To show this takes %n more walk.</numerusform>
            <numerusform>To show this takes %n more walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each bar is the mean of %n week(s).</source>
        <translation>
            <numerusform>Each bar is the mean of %n week.</numerusform>
            <numerusform>Each bar is the mean of %n weeks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>report</name>
    <message numerus="yes">
        <source>%n complete day(s)</source>
        <comment>in so many weeks</comment>
        <translation>
            <numerusform>%n complete day</numerusform>
            <numerusform>%n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar week(s)</source>
        <translation>
            <numerusform>%n calendar week</numerusform>
            <numerusform>%n calendar weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) in all</source>
        <translation>
            <numerusform>%n session in all</numerusform>
            <numerusform>%n sessions in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them entered by hand</source>
        <comment>16 sessions</comment>
        <translation>
            <numerusform>%1, %n of them entered by hand</numerusform>
            <numerusform>%1, %n of them entered by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n walk(s) with both told, it fell by 2 or more in %1 and rose by 2 or more in %2.</source>
        <translation>
            <numerusform>Of %n walk with both told, it fell by 2 or more in %1 and rose by 2 or more in %2.</numerusform>
            <numerusform>Of %n walks with both told, it fell by 2 or more in %1 and rose by 2 or more in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for pain</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n for pain</numerusform>
            <numerusform>%n for pain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by choice</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n by choice</numerusform>
            <numerusform>%n by choice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by an interruption</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n by an interruption</numerusform>
            <numerusform>%n by an interruption</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n earlier</source>
        <comment>of a list</comment>
        <translation>
            <numerusform>… and %n earlier</numerusform>
            <numerusform>… and %n earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more note(s)</source>
        <translation>
            <numerusform>… and %n more note</numerusform>
            <numerusform>… and %n more notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The beginning and the end: the middle of a chart&apos;s first %n point(s) before walking, and of its last.</source>
        <translation>
            <numerusform>The beginning and the end: the middle of a chart&apos;s first %n point before walking, and of its last.</numerusform>
            <numerusform>The beginning and the end: the middle of a chart&apos;s first %n points before walking, and of its last.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescue</name>
    <message numerus="yes">
        <source>%n walk(s) could be read from its log.</source>
        <translation>
            <numerusform>%n walk could be read from its log.</numerusform>
            <numerusform>%n walks could be read from its log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) could be read from it.</source>
        <translation>
            <numerusform>%n walk could be read from it.</numerusform>
            <numerusform>%n walks could be read from it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest backup, of %1, has %n walk(s).</source>
        <translation>
            <numerusform>The newest backup, of %1, has %n walk.</numerusform>
            <numerusform>The newest backup, of %1, has %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together they make %n walk(s).</source>
        <translation>
            <numerusform>Together they make %n walk.</numerusform>
            <numerusform>Together they make %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your data file is back, with %n walk(s).</source>
        <translation>
            <numerusform>Your data file is back, with %n walk.</numerusform>
            <numerusform>Your data file is back, with %n walks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>safety</name>
    <message numerus="yes">
        <source>%n more thing(s) that make it safer</source>
        <translation>
            <numerusform>%n more thing that make it safer</numerusform>
            <numerusform>%n more things that make it safer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>walk</name>
    <message numerus="yes">
        <source>minute %1 of %2 backwards, %n minute(s) left in all</source>
        <translation>
            <numerusform>minute %1 of %2 backwards, %n minute left in all</numerusform>
            <numerusform>minute %1 of %2 backwards, %n minutes left in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>year</name>
    <message numerus="yes">
        <source>%n complete day(s)</source>
        <translation>
            <numerusform>%n complete day</numerusform>
            <numerusform>%n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n complete day(s)</source>
        <comment>March 2026</comment>
        <translation>
            <numerusform>%1: %n complete day</numerusform>
            <numerusform>%1: %n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) met the goal</source>
        <translation>
            <numerusform>%n week met the goal</numerusform>
            <numerusform>%n weeks met the goal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of walking backwards</source>
        <translation>
            <numerusform>%n minute of walking backwards</numerusform>
            <numerusform>%n minutes of walking backwards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) of walking backwards</source>
        <translation>
            <numerusform>%n hour of walking backwards</numerusform>
            <numerusform>%n hours of walking backwards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of running</source>
        <translation>
            <numerusform>%n minute of running</numerusform>
            <numerusform>%n minutes of running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) of running</source>
        <translation>
            <numerusform>%n hour of running</numerusform>
            <numerusform>%n hours of running</numerusform>
        </translation>
    </message>
</context>
</TS>
