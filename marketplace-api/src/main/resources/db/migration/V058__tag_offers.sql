-- Search at the size of the country (ADR 30): what an offer can be found by, as numbers, in one index together with its
-- place, so that the rarest wish is found as quickly as the commonest. Which numbers: R__offer_tags.sql.
create extension if not exists intarray;

alter table offer add column tags integer[] not null default '{}';
create index offer_found on offer using gist (place, tags gist__intbig_ops (siglen = 504)) where state = 'published';

-- Whoever writes many at once says "set local directly.tag_later = 'on'", and tags them all in the end.
create function offers_tagged_later() returns boolean language sql stable as $$
    select coalesce(current_setting('directly.tag_later', true), '') = 'on'
$$;

-- An offer is tagged anew with every change of its row, of when and for what it is sold, and of what is said of its provider.
create function offer_tag_itself() returns trigger language plpgsql as $$
begin
    if not offers_tagged_later() then
        new.tags := offer_tags(new);
    end if;
    return new;
end
$$;
create trigger offer_tags_itself before insert or update on offer for each row execute function offer_tag_itself();

create function offer_tag_of_provider() returns trigger language plpgsql as $$
begin
    update offer o set tags = '{}' where o.council_id = new.council_id and o.provider_id = new.id;
    return null;
end
$$;
create trigger provider_tags_offers after update of kind, languages, skills on provider
    for each row when ((old.kind, old.languages, old.skills)
                       is distinct from (new.kind, new.languages, new.skills))
    execute function offer_tag_of_provider();

create function offer_tag_by_part() returns trigger language plpgsql as $$
begin
    if offers_tagged_later() then
        return null;
    end if;
    -- What it is set to doesn't matter: it is made anew whenever the row is written.
    update offer o set tags = '{}'
      from (select distinct council_id, offer_id from changed) c
     where o.council_id = c.council_id and o.id = c.offer_id;
    return null;
end
$$;
create trigger offer_hours_tag_more after insert on offer_hours
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger offer_hours_tag_less after delete on offer_hours
    referencing old table as changed for each statement execute function offer_tag_by_part();
create trigger offer_hours_tag_other after update on offer_hours
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger offer_rate_tag_more after insert on offer_rate
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger offer_rate_tag_less after delete on offer_rate
    referencing old table as changed for each statement execute function offer_tag_by_part();
create trigger offer_rate_tag_other after update on offer_rate
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger offer_exception_tag_more after insert on offer_exception
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger offer_exception_tag_less after delete on offer_exception
    referencing old table as changed for each statement execute function offer_tag_by_part();
create trigger offer_exception_tag_other after update on offer_exception
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger session_rule_tag_more after insert on session_rule
    referencing new table as changed for each statement execute function offer_tag_by_part();
create trigger session_rule_tag_less after delete on session_rule
    referencing old table as changed for each statement execute function offer_tag_by_part();
create trigger session_rule_tag_other after update on session_rule
    referencing new table as changed for each statement execute function offer_tag_by_part();
