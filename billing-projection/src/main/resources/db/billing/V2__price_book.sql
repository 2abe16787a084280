-- What held when, and since which position it was known. Rows are only ever added: reading those up to a position gives
-- the price book as it was at that position.
create table billing.customer (
    customer    text   collate "C" not null,
    position    bigint not null,
    name        text   not null,
    currency    text   not null,
    zone        text   not null,
    reseller    text   collate "C",
    closed_from date,                       -- the first day without an account; null while it is open
    primary key (customer, position)
);

create table billing.plan_version (
    plan           text   collate "C" not null,
    position       bigint not null,
    version        integer not null,
    effective_from date,                    -- null: from ever
    terms          text   not null,         -- as in the event
    primary key (plan, position)
);

create table billing.contract (
    customer  text   collate "C" not null,
    position  bigint not null,
    from_date date   not null,
    terms     text   not null,              -- as in the event
    primary key (customer, position)
);

create index customer_by_reseller on billing.customer (reseller, customer);
