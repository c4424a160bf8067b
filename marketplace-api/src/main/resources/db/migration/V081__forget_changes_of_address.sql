-- For home_changes_forget (R101): where somebody lived before isn't kept for ever.
create index home_change_old on home_change (checked_at) where checked_at is not null;
