-- R56. Only time is paid as wages, and a wage is compared with the law by the hour: a place, a day or a job is sold by who is in
-- business.
update offer
   set open_to = case when open_to = '{employed}' then '{self-employed}' else array_remove(open_to, 'employed') end
 where 'employed' = any (open_to) and pricing not in ('hourly', 'sleep-in');

alter table offer
    add constraint offer_employed_by_time check (pricing in ('hourly', 'sleep-in') or not 'employed' = any (open_to)),
    -- Why it is paused, where its provider didn't pause it; it says nothing in any other state.
    add column paused_for text check (paused_for = 'minimum-pay'),
    -- The first day of the minimum pay above its price of which its provider was told.
    add column told_of_minimum_from date;

-- Of all offers, those that a new minimum pay may concern.
create index offer_employed on offer (council_id, id) where state = 'published' and 'employed' = any (open_to);
