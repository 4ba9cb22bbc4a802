-- Pain of back and knee, each by itself, and what it was on the morning after.
ALTER TABLE session ADD COLUMN knee_pain_before INTEGER CHECK (knee_pain_before BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN knee_pain_after INTEGER CHECK (knee_pain_after BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN back_pain_morning INTEGER CHECK (back_pain_morning BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN knee_pain_morning INTEGER CHECK (knee_pain_morning BETWEEN 0 AND 10);
