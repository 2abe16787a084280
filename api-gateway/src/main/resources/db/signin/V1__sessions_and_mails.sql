-- Mails that have not gone out yet; what went out is deleted. Neither an address nor a text is kept: both are made when the
-- mail goes out, and the link's token is sealed with the key of the person.
create table signin.mail (
    id         bigint generated always as identity primary key,
    user_id    text collate "C" not null,
    purpose    text             not null,
    token      text             not null,
    written_at timestamptz      not null,
    attempts   integer          not null default 0,
    due_at     timestamptz      not null
);
create unique index mail_by_user on signin.mail (user_id, purpose); -- a newer link makes the older one useless
create index mail_by_due on signin.mail (due_at);

-- The columns are those that Spring Session reads and writes; what a session holds is a user id and a token, no personal data.
create table signin.session (
    primary_id            char(36) primary key,
    session_id            char(36)    not null,
    creation_time         bigint      not null, -- milliseconds since 1970, as the two below
    last_access_time      bigint      not null,
    max_inactive_interval integer     not null, -- seconds
    expiry_time           bigint      not null,
    principal_name        varchar(100)          -- the user id
);
create unique index session_by_id on signin.session (session_id);
create index session_by_expiry on signin.session (expiry_time);
create index session_by_user on signin.session (principal_name);

create table signin.session_attributes (
    session_primary_id char(36)     not null references signin.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
