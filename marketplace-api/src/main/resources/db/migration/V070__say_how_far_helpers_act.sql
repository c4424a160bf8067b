-- What a helper may do (R60): see always, book if the holder says so, approve up to an amount.
alter table acting
    add column may_book boolean not null default true,
    add constraint acting_limits_are_for_helpers check (as_role = 'helper' or may_book);

-- R61: what is done for somebody else is done only while one acts for them. The power is locked until the change is done, so
-- that a change and a taking back of the power follow one another. Council staff key in for others by their office (R55), and what
-- follows by itself from what was agreed stands (R61): whoever lets it follow says so in its transaction.
create function audit_event_is_by_who_acts() returns trigger language plpgsql as $$
begin
    if current_setting('directly.agreed_before', true) = 'on' then
        return null;
    end if;
    perform from acting a
      where a.council_id = new.council_id and a.person_id = new.actor_id and a.for_person_id = new.on_behalf_of
        and a.during @> (new.at at time zone 'Europe/London')::date
        for share;
    if not found and not exists (select from person_role r
            where r.council_id = new.council_id and r.person_id = new.actor_id
              and r.role in ('support', 'social-work', 'finance', 'accreditation')) then
        raise exception 'Nobody who acts for them' using errcode = 'DI060';
    end if;
    return null;
end $$;
create constraint trigger audit_event_is_by_who_acts after insert on audit_event
    not deferrable for each row when (new.on_behalf_of is not null and new.on_behalf_of <> new.actor_id)
    execute function audit_event_is_by_who_acts();
