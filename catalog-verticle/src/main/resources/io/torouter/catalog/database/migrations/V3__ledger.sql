-- Which months have tables: request_202611, attempt_202611, bucket_202611.
CREATE TABLE ledger_month (
    month INTEGER PRIMARY KEY
);

-- What each key and each account has used since it exists, whatever of the ledger is forgotten by now.
CREATE TABLE key_spend (
    id VARCHAR(128) PRIMARY KEY,
    requests BIGINT NOT NULL,
    tokens BIGINT NOT NULL,
    cost BIGINT NOT NULL
);

CREATE TABLE account_spend (
    id VARCHAR(128) PRIMARY KEY,
    requests BIGINT NOT NULL,
    tokens BIGINT NOT NULL,
    cost BIGINT NOT NULL
);
