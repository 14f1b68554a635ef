-- Ids of callers' tokens that have been used for a write, so that none is used twice. Kept until the token has expired.

CREATE TABLE used_tokens (
    org_id text NOT NULL,
    token_id text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, token_id)
);
CREATE INDEX used_tokens_expiry ON used_tokens (expires_at);
