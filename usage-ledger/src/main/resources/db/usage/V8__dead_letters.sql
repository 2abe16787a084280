-- Events that a projection could not fold: in the ledger, and not in its rows.
create table usage.dead_letter (
    projection   text        collate "C" not null,
    position     bigint      not null,
    stream       text        collate "C" not null,    -- whose later events wait behind it
    customer     text        collate "C",             -- null for what may concern every account
    type         text        collate "C" not null,
    reason       text        not null,
    set_aside_at timestamptz not null,
    primary key (projection, position)
);
