-- Invoices as they were issued, by the SHA-256 of their bytes. Not a projection: never truncated, nothing is ever changed.
create table billing.document (
    sha256     text  collate "C" not null primary key,
    media_type text  not null,
    bytes      bytea not null
);
