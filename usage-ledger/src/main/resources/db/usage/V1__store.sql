-- The ledger itself: every event of every aggregate, in the order of commit. Nothing here is ever updated or deleted.
create table usage.event (
    position       bigint      not null primary key,           -- 1, 2, 3 … without gaps, numbered while the append lock is held
    aggregate_id   text        collate "C" not null,
    sequence       bigint      not null,
    aggregate_type text        collate "C" not null,
    type           text        collate "C" not null,
    revision       text        collate "C",
    customer       text        collate "C",                    -- the account concerned; null for what concerns none
    recorded_at    timestamptz not null,                       -- never earlier than that of any smaller position
    payload        text        not null,
    metadata       text        not null,
    constraint event_once unique (aggregate_id, sequence)
);

-- For whoever is not about usage, which is nearly all of the ledger.
create index event_without_usage on usage.event (position) where aggregate_type <> 'usage';
create index event_by_customer on usage.event (customer, position);
create index event_by_time on usage.event using brin (recorded_at);

-- How far each projection has read.
create table usage.token (
    processor_name text    not null,
    segment        integer not null,
    token          text,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);
