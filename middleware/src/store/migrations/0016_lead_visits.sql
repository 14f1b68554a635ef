-- Visits of a lead, as of an account: for the last visit and for the planned one.
CREATE INDEX field_visits_lead ON field_visits (org_id, lead_id, actual_start) WHERE lead_id IS NOT NULL;
