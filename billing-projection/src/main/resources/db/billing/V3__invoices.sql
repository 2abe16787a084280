-- What was issued. Every row is made from events and may be made anew.
create table billing.invoice (
    number      text    collate "C" primary key,
    kind        text    not null,                      -- INVOICE, CREDIT_NOTE or CORRECTION
    customer    text    collate "C" not null,
    period      text    collate "C" not null,          -- such as 2026-10
    currency    text    not null,
    issued_on   date    not null,
    due_on      date    not null,
    net         numeric not null,
    gross       numeric not null,
    own         numeric not null,                      -- sum of the lines that are no adjustments: what the period costs
    position    bigint  not null,                      -- what the document knows
    issued_at   bigint  not null,                      -- position of the event that issued it
    sequence    bigint  not null,                      -- of the last event about it, in the customer's stream
    refers_to   text    collate "C",
    credited_by text    collate "C",                   -- the credit note; null while the document stands
    credited_at bigint,                                -- position of the event that credited it
    paid        numeric not null,
    content     text    not null,                      -- as in the event
    documents   text    not null                       -- likewise
);

create index invoice_by_customer on billing.invoice (customer, period);
create index invoice_by_period on billing.invoice (period, number);
create index invoice_by_reference on billing.invoice (refers_to) where refers_to is not null;

-- The lines as far as they are looked for: which one holds an instant of usage, and what was adjusted.
create table billing.invoice_line (
    number    text        collate "C" not null,
    line      integer     not null,                    -- from 1
    customer  text        collate "C" not null,
    about     text        collate "C" not null,        -- the month: that of the document, or the one that is adjusted
    meter     text,
    used_from timestamptz not null,
    used_to   timestamptz not null,                    -- the first instant that is no longer in it
    since     bigint      not null,                    -- what was known up to here is not in it; 0 but for adjustments
    position  bigint      not null,                    -- nor is what became known later
    amount    numeric     not null,
    cost      numeric,                                 -- of the month, for adjustments
    primary key (number, line)
);

create index invoice_line_by_use on billing.invoice_line (customer, used_from);

create table billing.payment (
    number    text    collate "C" not null,
    id        text    collate "C" not null,
    amount    numeric not null,
    paid_on   date    not null,
    reference text,
    position  bigint  not null,
    primary key (number, id)
);

-- The last position at which something became known about a customer's day, in UTC.
create table billing.touched (
    customer text   collate "C" not null,
    day      date   not null,
    position bigint not null,
    primary key (customer, day)
);

-- Paper wants all that is known of a customer.
truncate billing.customer, billing.plan_version, billing.contract, billing.total;
alter table billing.customer drop column currency, drop column zone, add column details text not null;

-- Everything is folded anew. A database that is just being made may not have a place for positions yet.
do $$
begin
    if to_regclass('usage.token') is not null then
        delete from usage.token where processor_name = 'billing';
    end if;
end
$$;
