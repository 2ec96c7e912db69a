-- A month of the ledger, whose requests had all in one table. What many have in common goes to tables of its own.
-- What tells parts apart from now on is not known here: the same part may come once more, which harms nothing.
ALTER TABLE request_${month} RENAME TO whole_${month};

DROP INDEX request_${month}_by_time;

DROP INDEX request_${month}_by_key;

CREATE TABLE key_${month} (id ${number}, key_id TEXT NOT NULL, UNIQUE (key_id));

CREATE TABLE caller_${month} (
    id ${number},
    digest TEXT NOT NULL,
    key_name TEXT NOT NULL,
    account TEXT NOT NULL,
    group_id TEXT NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    UNIQUE (digest)
);

CREATE TABLE kind_${month} (
    id ${number},
    digest TEXT NOT NULL,
    surface TEXT NOT NULL,
    operation TEXT NOT NULL,
    model TEXT NOT NULL,
    stream BOOLEAN NOT NULL,
    channel TEXT NOT NULL,
    served_model TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    status BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    error TEXT NOT NULL,
    estimated BOOLEAN NOT NULL,
    price_version TEXT NOT NULL,
    multiplier BIGINT NOT NULL,
    UNIQUE (digest)
);

CREATE TABLE entry_${month} (
    id TEXT NOT NULL,
    started BIGINT NOT NULL,
    key BIGINT NOT NULL,
    caller BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    upstream_request TEXT NOT NULL,
    first_token_us BIGINT NOT NULL,
    duration_us BIGINT NOT NULL,
    input_tokens BIGINT NOT NULL,
    cache_read_tokens BIGINT NOT NULL DEFAULT 0,
    cache_write_tokens BIGINT NOT NULL DEFAULT 0,
    output_tokens BIGINT NOT NULL,
    reasoning_tokens BIGINT NOT NULL DEFAULT 0,
    long_cache_write_tokens BIGINT NOT NULL DEFAULT 0,
    audio_input_tokens BIGINT NOT NULL DEFAULT 0,
    image_input_tokens BIGINT NOT NULL DEFAULT 0,
    audio_output_tokens BIGINT NOT NULL DEFAULT 0,
    images BIGINT NOT NULL DEFAULT 0,
    cost BIGINT NOT NULL,
    cost_input BIGINT NOT NULL,
    cost_cache_read BIGINT NOT NULL DEFAULT 0,
    cost_cache_write BIGINT NOT NULL DEFAULT 0,
    cost_long_cache_write BIGINT NOT NULL DEFAULT 0,
    cost_output BIGINT NOT NULL,
    cost_reasoning BIGINT NOT NULL DEFAULT 0,
    cost_audio BIGINT NOT NULL DEFAULT 0,
    cost_images BIGINT NOT NULL DEFAULT 0,
    cost_request BIGINT NOT NULL DEFAULT 0,
    attempt_start_us BIGINT,
    attempt_first_byte_us BIGINT,
    attempt_us BIGINT,
    attempt_cost BIGINT,
    PRIMARY KEY (started, id)
);

INSERT INTO key_${month} (key_id) SELECT DISTINCT key_id FROM whole_${month};

INSERT INTO caller_${month} (digest, key_name, account, group_id, address, user_agent)
SELECT 'of ' || min(id), key_name, account, group_id, address, user_agent
FROM whole_${month}
GROUP BY key_name, account, group_id, address, user_agent;

INSERT INTO kind_${month} (
    digest, surface, operation, model, stream, channel, served_model, attempts, status, outcome, error, estimated,
    price_version, multiplier
)
SELECT
    'of ' || min(id), surface, operation, model, stream, channel, served_model, attempts, status, outcome, error,
    estimated, price_version, multiplier
FROM whole_${month}
GROUP BY
    surface, operation, model, stream, channel, served_model, attempts, status, outcome, error, estimated,
    price_version, multiplier;

INSERT INTO entry_${month} (
    id, started, key, caller, kind, upstream_request, first_token_us, duration_us,
    input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, reasoning_tokens, long_cache_write_tokens,
    audio_input_tokens, image_input_tokens, audio_output_tokens, images,
    cost, cost_input, cost_cache_read, cost_cache_write, cost_long_cache_write, cost_output, cost_reasoning,
    cost_audio, cost_images, cost_request, attempt_start_us, attempt_first_byte_us, attempt_us, attempt_cost
)
SELECT
    whole.id, started, key.id, caller.id, kind.id, upstream_request, first_token_us, duration_us,
    input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, reasoning_tokens, long_cache_write_tokens,
    audio_input_tokens, image_input_tokens, audio_output_tokens, images,
    cost, cost_input, cost_cache_read, cost_cache_write, cost_long_cache_write, cost_output, cost_reasoning,
    cost_audio, cost_images, cost_request, attempt_start_us, attempt_first_byte_us, attempt_us, attempt_cost
FROM whole_${month} AS whole
JOIN key_${month} AS key ON key.key_id = whole.key_id
JOIN caller_${month} AS caller
    ON caller.key_name = whole.key_name
    AND caller.account = whole.account
    AND caller.group_id = whole.group_id
    AND caller.address = whole.address
    AND caller.user_agent = whole.user_agent
JOIN kind_${month} AS kind
    ON kind.surface = whole.surface
    AND kind.operation = whole.operation
    AND kind.model = whole.model
    AND kind.stream = whole.stream
    AND kind.channel = whole.channel
    AND kind.served_model = whole.served_model
    AND kind.attempts = whole.attempts
    AND kind.status = whole.status
    AND kind.outcome = whole.outcome
    AND kind.error = whole.error
    AND kind.estimated = whole.estimated
    AND kind.price_version = whole.price_version
    AND kind.multiplier = whole.multiplier;

CREATE INDEX entry_${month}_by_key ON entry_${month} (key, started);

DROP TABLE whole_${month};

CREATE VIEW request_${month} AS
SELECT
    entry.*, key.key_id, caller.key_name, caller.account, caller.group_id, caller.address, caller.user_agent,
    kind.surface, kind.operation, kind.model, kind.stream, kind.channel, kind.served_model, kind.attempts,
    kind.status, kind.outcome, kind.error, kind.estimated, kind.price_version, kind.multiplier
FROM entry_${month} AS entry
LEFT JOIN key_${month} AS key ON key.id = entry.key
LEFT JOIN caller_${month} AS caller ON caller.id = entry.caller
LEFT JOIN kind_${month} AS kind ON kind.id = entry.kind;
