package io.leporello.usage.entry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds entries against the ledger they were laid out from, one by one. Where the ledger is kept elsewhere, its
 * copy may be behind, or there is none here: then there is nothing to hold them against, and no fault is found.
 */
@Component
final class EntryAudit {

    private static final String FIRST_FAULT = """
            with event as materialized (
                select position, type, payload::json as payload from usage.event
                 where customer = :customer and aggregate_type = 'usage' and position <= :upTo),
            fact as (
                select position, 0 as part, 1 as sign, payload -> 'usage' as usage from event where type = 'usage.recorded'
                 union all
                select position, 0, -1, payload -> 'before' from event where type in ('usage.amended', 'usage.voided')
                 union all
                select position, 1, 1, payload -> 'after' from event where type = 'usage.amended'),
            said as (
                select position, part, sign * (usage ->> 'documents')::numeric as documents,
                       sign * (usage ->> 'pages')::numeric as pages, sign * (usage ->> 'credits')::numeric as credits
                  from fact
                 where (usage ->> 'usedAt')::timestamptz >= :from and (usage ->> 'usedAt')::timestamptz < :to),
            entry as (
                select position, part, documents, pages, credits from usage.entry
                 where customer = :customer and used_at >= :from and used_at < :to and position <= :upTo)
            select position,
                   case when entry.documents is null then 'missing'
                        when said.documents is null then 'invented'
                        else 'changed' end as what
              from said full join entry using (position, part)
             where (said.documents, said.pages, said.credits) is distinct from (entry.documents, entry.pages, entry.credits)
               and exists (select from usage.event where position >= :upTo)
             order by position limit 1
            """;

    private final JdbcClient database;

    EntryAudit(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    Optional<EntryFault> handle(FindEntryFault question) {
        return database.sql(FIRST_FAULT)
                .param("customer", question.customer())
                .param("from", utc(question.from()))
                .param("to", utc(question.to()))
                .param("upTo", question.upTo())
                .query((row, number) -> new EntryFault(row.getLong("position"), row.getString("what")))
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
