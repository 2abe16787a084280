-- What a link is about besides its user: the address it proves, as a fingerprint.
alter table account.one_time_link add about text collate "C";

-- Secrets that stay the same for as long as the ledger exists, since what they made is in events; sealed with the master
-- key, which may change.
create table account.lasting_secret (
    purpose text collate "C" primary key,
    wrapped text             not null
);
