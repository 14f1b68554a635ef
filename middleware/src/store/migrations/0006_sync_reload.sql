-- When an object was last read as a whole: values that change without a stamp (stage settings, renamed picklist values,
-- formulas, sharing) are only seen by reading everything again. And a digest of settings that such values hang on.

ALTER TABLE sync_objects ADD COLUMN last_loaded_at timestamptz;
ALTER TABLE sync_objects ADD COLUMN settings_digest text;
