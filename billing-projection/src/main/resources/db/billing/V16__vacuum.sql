-- Sums of what is used now are changed with every batch. Room in their pages lets a new version stand beside the old one without
-- a new entry in the key, and the dead are taken away before there are many.
alter table billing.total set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000);
alter table billing.day set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
alter table billing.touched set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
