-- What operators make. A document is an entry of the configuration file, as JSON and without its credential.
-- Rows stay when an object is deleted, so that everything since a revision is one query.
CREATE TABLE object (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    deleted INTEGER NOT NULL,
    document TEXT NOT NULL,
    secret TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE UNIQUE INDEX object_revision ON object (revision);

-- Keys are many, so they have columns instead of a document. Lists have their entries parted by spaces.
CREATE TABLE api_key (
    id TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    deleted INTEGER NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    grp TEXT NOT NULL,
    hash ${bytes} NOT NULL,
    previous_hash ${bytes},
    previous_until BIGINT,
    shown TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    expires BIGINT,
    models TEXT NOT NULL,
    ip_allow TEXT NOT NULL,
    ip_deny TEXT NOT NULL,
    spend_nanos BIGINT NOT NULL,
    rpm BIGINT NOT NULL,
    tpm BIGINT NOT NULL,
    concurrency BIGINT NOT NULL,
    per_5h BIGINT NOT NULL,
    per_24h BIGINT NOT NULL,
    per_7d BIGINT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE UNIQUE INDEX api_key_revision ON api_key (revision);

CREATE UNIQUE INDEX api_key_hash ON api_key (hash);

CREATE UNIQUE INDEX api_key_name ON api_key (name) WHERE deleted = 0;

-- One row for each edit; the texts before and after it are as they are shown, without credentials.
CREATE TABLE audit (
    revision BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    text_before TEXT NOT NULL,
    text_after TEXT NOT NULL
);

CREATE INDEX audit_object ON audit (kind, object, revision);
