-- How far each billing run is, made from its events.
create table billing.run (
    id           text        collate "C" primary key,
    position     bigint      not null,
    period       text        collate "C" not null,     -- such as 2026-10
    reseller     text        collate "C",
    started_at   timestamptz not null,
    completed_at timestamptz,                          -- null while it runs
    issued       integer     not null,
    skipped      integer     not null,
    failed       integer     not null
);

create index run_unfinished on billing.run (position) where completed_at is null;

create table billing.run_invoice (
    run    text collate "C" not null,
    number text collate "C" not null,
    primary key (run, number)
);

create table billing.run_failure (
    run      text collate "C" not null,
    customer text collate "C" not null,
    detail   text not null,
    primary key (run, customer)
);

-- Who was billed, for the accounts of debtors.
alter table billing.invoice add column buyer text collate "C" generated always as ((content::jsonb #>> '{buyer,account}')) stored;
create index invoice_by_day on billing.invoice (issued_on);
