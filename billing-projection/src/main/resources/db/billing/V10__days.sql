-- Sums by the days that customers live in: what dashboards of many customers are read from. A customer that moves to another
-- zone has its days cut anew from billing.total. What the credit schedule counts is told when it is read, as there.
create table billing.day (
    customer  text    collate "C" not null,
    day       date    not null,
    product   text    collate "C",
    documents numeric not null,
    pages     numeric not null,
    credits   numeric not null,
    documents_without_credits numeric not null,
    pages_without_credits     numeric not null,
    constraint day_once unique nulls not distinct (customer, day, product)
);
create index day_of_all on billing.day (day, customer);

insert into billing.day (customer, day, product, documents, pages, credits, documents_without_credits,
                         pages_without_credits)
select total.customer,
       (slot at time zone coalesce((select details::jsonb ->> 'timeZone' from billing.customer known
                                     where known.customer = total.customer
                                       and details::jsonb ->> 'timeZone' in (select name from pg_timezone_names)
                                     order by position desc limit 1), 'UTC'))::date,
       product, sum(documents), sum(pages), sum(credits), sum(documents_without_credits), sum(pages_without_credits)
  from billing.total group by 1, 2, 3;
