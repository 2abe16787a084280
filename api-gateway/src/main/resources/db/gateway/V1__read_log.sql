-- What auditors looked at: who, what and when. Ids and paths only, no personal data.
create table gateway.read_log (
    number     bigint generated always as identity primary key,
    actor      text collate "C" not null,
    call       text             not null,
    parameters text             not null,
    request    text             not null,
    at         timestamptz      not null,
    status     integer          -- null while there is no answer
);
create index read_log_by_actor on gateway.read_log (actor, number);
