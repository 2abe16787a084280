-- Until it was analyzed, the planner takes usage for as rare as everything else, and who is not about usage reads past all of it. A
-- million rows was far too late for that; a share of the table comes early and then ever more seldom.
alter table usage.event reset (autovacuum_analyze_scale_factor, autovacuum_analyze_threshold);
alter table usage.entry reset (autovacuum_analyze_scale_factor, autovacuum_analyze_threshold);
