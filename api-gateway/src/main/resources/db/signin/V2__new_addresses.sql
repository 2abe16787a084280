-- A mail may go to another address than the person's own, sealed like that one, and may bring no link.
alter table signin.mail alter token drop not null;
alter table signin.mail add address text;
-- Whether the mail server said that there is no such address; such a mail waits for nobody but the operator.
alter table signin.mail add refused boolean not null default false;
