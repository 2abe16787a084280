-- Invoices in the syntax that they were not issued in, made when somebody asked. Not a projection either: what was handed out
-- once stays as it was.
create table billing.translation (
    number text collate "C" not null,
    syntax text collate "C" not null,                  -- cii or ubl
    sha256 text collate "C" not null references billing.document,
    primary key (number, syntax)
);
