-- Until it was analyzed, the planner takes usage for as rare as everything else, and who is not about usage reads past all of it. A
-- million rows was far too late for that. Each time that the rows have doubled comes early, and then ever more seldom.
alter table usage.event set (autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 1000);
alter table usage.entry set (autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 1000);
