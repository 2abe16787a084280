-- The last position recorded before a moment; 0 when there is none. Time never goes back from one event to the next, so it is found by
-- halves, and the index of times is needed no more.
create function usage.position_before(moment timestamptz) returns bigint language plpgsql stable as $$
declare
    before bigint := 0;
    not_before bigint;
    middle bigint;
begin
    select coalesce(max(position), 0) + 1 into not_before from usage.event;
    while before + 1 < not_before loop
        middle := (before + not_before) / 2;
        if (select recorded_at < moment from usage.event where position >= middle order by position limit 1) then
            before := middle;
        else
            not_before := middle;
        end if;
    end loop;
    return before;
end
$$;

-- Every vacuum read its new pages once more to extend it.
drop index usage.event_by_time;

-- Whoever sees a row first notes on its page that it was committed. Where a checkpoint came in between, the page is logged as a whole,
-- which in a flood was nearly as much as the events themselves. Fewer rows at once are mostly visited before a checkpoint comes.
alter table usage.event set (autovacuum_vacuum_insert_threshold = 100000);
