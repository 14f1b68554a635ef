-- What the page Adoption counts: how long a report took and whether a date for the next step was given. No texts.
ALTER TABLE field_visits ADD COLUMN report_seconds integer;
ALTER TABLE field_visits ADD COLUMN next_step_date date;
UPDATE sync_objects SET needs_reload = true WHERE object_api_name = 'FieldVisit__c';
