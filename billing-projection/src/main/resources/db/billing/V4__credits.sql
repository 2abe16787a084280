-- What the credit schedule says of usage that says no credits itself is counted when it is read, since a version of it may
-- be published for days that are over. So the sums keep how much of it there is.
-- Which it was is not known here, so everything is folded anew, as the entries are.
truncate billing.total, billing.customer, billing.plan_version, billing.contract;
alter table billing.total add column documents_without_credits numeric not null;
alter table billing.total add column pages_without_credits     numeric not null;

create table billing.credit_schedule (
    position       bigint  not null primary key,
    version        integer not null,
    effective_from date,                        -- null: from ever
    terms          text    not null             -- as in the event
);

create table billing.credit_pack (
    customer   text    collate "C" not null,
    id         text    collate "C" not null,
    position   bigint  not null,
    credits    numeric not null,
    price      numeric not null,                -- of the whole pack, before tax
    currency   text    not null,
    from_date  date    not null,                -- in the customer's zone, as the next
    expires_on date,                            -- the first day on which it is no longer drawn from; null for never
    primary key (customer, id)
);

-- A database that is just being made may not have a place for positions yet.
do $$
begin
    if to_regclass('usage.token') is not null then
        delete from usage.token where processor_name = 'billing';
    end if;
end
$$;
