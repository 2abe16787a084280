-- When a key was last used, as far as it was told; not from events, so it is not rebuilt.
create table account.api_key_use (
    key_id  text collate "C" primary key,
    used_at timestamptz      not null
);
