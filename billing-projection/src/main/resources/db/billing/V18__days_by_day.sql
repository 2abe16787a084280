-- Days of all customers are read as a whole, in the order in which their rows came to lie. An index that sorted them by customer
-- too would lead from page to page and back, once for each row; this one is a sixth as large. Single customers are found by the key.
drop index billing.day_of_all;
create index day_of_all on billing.day (day);
drop index billing.month_of_all;
create index month_of_all on billing.month (month);
