-- The usage that was rejected last, for whoever looks after the senders. A few rows; the oldest go as new ones come.
create table gateway.rejected_usage (
    number bigint generated always as identity primary key,
    at     timestamptz      not null,
    actor  text collate "C" not null,
    place  bigint           not null,  -- of the event in what was sent, from 0
    source text collate "C",           -- null when it could not be read, as the next
    id     text collate "C",
    code   text             not null,
    detail text             not null
);
