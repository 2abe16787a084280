-- Sums by the months that customers live in, added up from their days: a month of a thousand customers is read from a thirtieth
-- of the rows.
create table billing.month (
    customer  text    collate "C" not null,
    month     date    not null,        -- its first day
    product   text    collate "C",
    documents numeric not null,
    pages     numeric not null,
    credits   numeric not null,
    documents_without_credits numeric not null,
    pages_without_credits     numeric not null,
    constraint month_once unique nulls not distinct (customer, month, product)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index month_of_all on billing.month (month, customer);

insert into billing.month (customer, month, product, documents, pages, credits, documents_without_credits,
                           pages_without_credits)
select customer, date_trunc('month', day::timestamp)::date, product, sum(documents), sum(pages), sum(credits),
       sum(documents_without_credits), sum(pages_without_credits)
  from billing.day group by 1, 2, 3;
