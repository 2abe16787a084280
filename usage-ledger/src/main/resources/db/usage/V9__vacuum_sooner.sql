-- The first reader of a row that no vacuum has seen looks up whether it was committed and notes it on the row's page, which is
-- then logged as a whole: for a million rows that took three seconds of a replay. So no more rows wait for a vacuum than are read
-- in a moment. Each page is still vacuumed once, whatever the threshold.
alter table usage.entry set (autovacuum_vacuum_insert_threshold = 100000);
