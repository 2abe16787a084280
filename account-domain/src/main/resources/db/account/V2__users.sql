-- The only way to names and addresses: who deletes a row here makes them unreadable everywhere.
create table account.person_key (
    user_id text collate "C" primary key,
    wrapped text             not null -- sealed with a key that is derived from the master key
);

-- Rows are read by the search in memory as far as they changed, so every change takes a new number.
create sequence account.user_version;
create table account.user (
    id            text collate "C" primary key,
    customer_id   text collate "C",             -- null for a user of the platform
    roles         text             not null,    -- names with a space between
    status        text             not null,
    joined        boolean          not null,    -- signed up, or accepted the invitation
    confirmed     boolean          not null,
    name          text,                         -- sealed; null once erased
    email         text,                         -- sealed; null once erased
    registered_at timestamptz      not null,
    version       bigint           not null
);
create index user_by_customer on account.user (customer_id);
create unique index user_by_version on account.user (version);

create table account.credential (
    user_id       text collate "C" primary key,
    password_hash text             not null,
    changed_at    timestamptz      not null
);

create table account.one_time_link (
    token_hash text collate "C" primary key,
    user_id    text collate "C"  not null,
    purpose    text              not null,
    expires_at timestamptz       not null,
    used_at    timestamptz
);
create index one_time_link_by_user on account.one_time_link (user_id);

-- Attempts to sign in, counted by a fingerprint of the account or of the network address.
create table account.sign_in_attempt (
    subject  text collate "C" primary key,
    attempts integer          not null,
    ends_at  timestamptz      not null
);
create index sign_in_attempt_by_end on account.sign_in_attempt (ends_at);
