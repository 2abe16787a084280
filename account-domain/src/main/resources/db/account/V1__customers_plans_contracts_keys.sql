-- Identifiers and cursors compare byte by byte, so that a page begins where the one before ended, whatever the locale.
create extension if not exists pg_trgm;

create table account.customer (
    id            text collate "C" primary key,
    name_key      text collate "C" not null, -- the name in lower case
    search        text collate "C" not null, -- id, names and e-mail address in lower case
    reseller      text collate "C",
    details       jsonb            not null,
    closed_from   date,
    closed_at     timestamptz,
    registered_at timestamptz      not null
);
create index customer_by_name on account.customer (name_key, id);
create index customer_by_reseller on account.customer (reseller, name_key, id) where reseller is not null;
create index customer_by_part on account.customer using gin (search gin_trgm_ops);

create table account.plan_version (
    plan_id        text collate "C" not null,
    version        integer          not null,
    effective_from date,
    terms          jsonb            not null,
    published_at   timestamptz      not null,
    primary key (plan_id, version)
);

create table account.contract (
    customer_id text collate "C" not null,
    number      integer          not null,
    from_day    date             not null,
    terms       jsonb            not null,
    agreed_at   timestamptz      not null,
    primary key (customer_id, number)
);

create table account.api_key (
    id          text collate "C" primary key,
    name        text             not null,
    scopes      text             not null, -- words with a space between
    customer_id text collate "C",
    role        text,
    created_at  timestamptz      not null,
    revoked_at  timestamptz
);
create index api_key_by_customer on account.api_key (customer_id, id);
