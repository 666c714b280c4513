-- Decisions go by the month they were made in.
CREATE INDEX decision_by_age ON decision (month);
