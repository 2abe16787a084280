-- Sums of the ledger's entries. A slot is a quarter of an hour of UTC, because every time zone's days and hours begin on
-- one; so any zone's months, days and hours are sums of whole slots, also after a customer moved to another zone.
create table billing.total (
    customer  text        collate "C" not null,
    slot      timestamptz not null,
    "user"    text        collate "C",
    product   text        collate "C",
    documents numeric     not null,        -- no number of events makes a sum overflow
    pages     numeric     not null,
    credits   numeric     not null,
    constraint total_once unique nulls not distinct (customer, slot, "user", product)
);
