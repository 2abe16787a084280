-- Waits for whoever appends, and keeps others waiting until the transaction ends. What the appender before has committed is seen by
-- the second statement, not by the first. Time never goes back from one event to the next, whatever the clock says.
create function usage.hold_end(now timestamptz, out last bigint, out recorded_at timestamptz) language plpgsql as $$
begin
    perform pg_advisory_xact_lock(4853720190361);
    select event.position, greatest(now, event.recorded_at) into last, recorded_at
      from usage.event order by event.position desc limit 1;
    if not found then
        last := 0;
        recorded_at := now;
    end if;
end
$$;

-- Appends a few events in one call, so in one way to the server and back, and returns the last position before them. Where one of them
-- is there already it appends none and returns null: that is no fault, and none is logged. All arrays are as long as the events are
-- many.
create function usage.append(now timestamptz, aggregate_types text[], aggregate_ids text[], sequences bigint[], types text[],
                             revisions text[], customers text[], payloads text[], metadatas text[], out last bigint)
language plpgsql as $$
declare
    moment timestamptz;
begin
    select held.last, held.recorded_at into append.last, moment from usage.hold_end(append.now) as held;
    insert into usage.event (position, recorded_at, aggregate_type, aggregate_id, sequence, type, revision, customer, payload,
                             metadata)
    select append.last + added.number, moment, added.aggregate_type, added.aggregate_id, added.sequence, added.type,
           added.revision, added.customer, added.payload, added.metadata
      from unnest(aggregate_types, aggregate_ids, sequences, types, revisions, customers, payloads, metadatas) with ordinality
           as added (aggregate_type, aggregate_id, sequence, type, revision, customer, payload, metadata, number);
exception when unique_violation then
    append.last := null;
end
$$;
