-- R28: how much support a week the plan asks for, dated like the other terms. None: nobody has said.
alter table award_terms
    add column planned_minutes_weekly integer check (planned_minutes_weekly between 1 and 10080);
