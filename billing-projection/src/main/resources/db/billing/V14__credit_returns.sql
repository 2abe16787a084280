-- What was given back of packs of credits.
create table billing.credit_return (
    customer text    collate "C" not null,
    pack     text    collate "C" not null,
    id       text    collate "C" not null,
    position bigint  not null,
    credits  numeric not null,
    price    numeric not null,                  -- what need not be paid any more, before tax
    primary key (customer, pack, id)
);
