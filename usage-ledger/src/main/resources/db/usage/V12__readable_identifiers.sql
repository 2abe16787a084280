-- A usage event's stream was named by a hash of its source and id. The index of these names is as large as the events are many, and
-- each new one went to another page of it, which was then logged and written as a whole. Named by both texts as they are, new events
-- are neighbours. Names of more than 64 bytes stay hashes.
do $$
begin
    if exists (select from usage.token where processor_name = 'usage.ledger')
       and exists (select from usage.event where aggregate_type = 'usage') then
        raise exception 'This ledger is kept in an Axon Server, with usage under names that this version does not know.'
            using hint = 'Names in an Axon Server cannot be changed; go on with the version before, or begin a new ledger.';
    end if;
end
$$;

alter table usage.event drop constraint event_once;

with recorded as (
    select aggregate_id as hash, payload::json ->> 'source' as source, payload::json ->> 'id' as id
      from usage.event
     where aggregate_type = 'usage' and sequence = 0
), named as (
    select hash, char_length(source) || ':' || source || ':' || id as name from recorded
)
update usage.event
   set aggregate_id = name
  from named
 where aggregate_type = 'usage' and aggregate_id = hash and octet_length(name) <= 64;

alter table usage.event add constraint event_once unique (aggregate_id, sequence);
