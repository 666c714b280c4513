-- Whose records a run was for, when an agency has a period of its own.
ALTER TABLE retention_run ADD COLUMN agency text;

CREATE INDEX approval_by_age ON approval (ends_by);
CREATE INDEX consent_by_age ON consent (ends_by);
CREATE INDEX agreement_by_age ON agreement (ends_by);
CREATE INDEX kept_receipt_by_age ON kept_receipt (kept_on);
CREATE INDEX deletion_request_by_age ON deletion_request (received_at);
CREATE INDEX noted_query_by_age ON noted_query (day);
