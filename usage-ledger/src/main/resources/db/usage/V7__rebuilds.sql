-- Which projections were laid out again, when and by whom.
create table usage.rebuild (
    id          bigint      generated always as identity primary key,
    projection  text        collate "C" not null,
    state       text        not null,              -- running, done, failed or interrupted
    actor       text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,                       -- null while it runs, and when nobody could say
    position    bigint      not null,              -- how far it has come
    goal        bigint      not null,              -- how far there was to go
    failure     text
);

create index rebuild_newest on usage.rebuild (projection, id);
