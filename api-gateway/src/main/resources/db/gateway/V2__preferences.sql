-- How persons like to see things. Ids only; a language and a time zone tell nobody who it is.
create table gateway.preference (
    user_id  text collate "C" primary key,
    language text,               -- null: as the browser asks
    zone     text                -- null: that of the person's customer account
);
