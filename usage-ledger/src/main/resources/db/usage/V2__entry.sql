-- One signed row for each usage fact: plus what was recorded, minus what was voided, both for an amendment. Summing the
-- rows up to a position gives what was known at that position.
create table usage.entry (
    position  bigint      not null,
    part      smallint    not null,                -- 0 or 1 within one event
    identity  text        collate "C" not null,    -- the aggregate's identifier
    sequence  bigint      not null,
    customer  text        collate "C" not null,
    "user"    text        collate "C",
    product   text        collate "C",
    used_at   timestamptz not null,
    documents bigint      not null,
    pages     bigint      not null,
    credits   numeric     not null,
    -- The second lock: a fact is counted once, even if an event store let it in twice.
    constraint entry_once unique (identity, sequence, part)
);

create index entry_by_use on usage.entry (customer, used_at);
