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

-- Rows that are only ever added need no vacuum for their dead, but one that marks them all-visible and frozen while they are
-- few and in memory. By a share of the table it would come ever more seldom, and at last over everything at once.
alter table usage.event set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000000, autovacuum_freeze_min_age = 0);
alter table usage.entry set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000000, autovacuum_freeze_min_age = 0);
