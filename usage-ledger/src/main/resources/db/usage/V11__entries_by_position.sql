-- The event store of this database keeps a fact out that it holds, so the place of its event says which entry it is. Keeping every
-- entry under the identity of its fact as well took two thirds of what an entry cost, in an index of the size of the entries.
alter table usage.entry
    drop constraint entry_once,
    add constraint entry_once unique (position, part);

-- Where the ledger is kept elsewhere its store may let a fact in twice. There each is noted as it is counted, and counted once.
create table usage.counted (
    identity text   collate "C" not null,    -- the aggregate's identifier
    sequence bigint not null,
    position bigint not null,                -- where it was let in first
    primary key (identity, sequence)
);

insert into usage.counted (identity, sequence, position)
select identity, sequence, position from usage.entry
 where part = 0 and exists (select from usage.token where processor_name = 'usage.ledger');

alter table usage.entry drop column identity, drop column sequence;
