-- What is asked of a provider, and whether it is there (R30, R32, R35). Used by everything that joins, decides and expires.

-- The rules in force for a council on a day: its own, else everyone's.
create or replace function check_rules(council uuid, day date) returns setof check_rule language sql stable as $$
    select distinct on (r.provider_kind, r.service_id, r.check_name) r.*
      from check_rule r
     where (r.council_id = council or r.council_id is null) and r.during @> day
     order by r.provider_kind, r.service_id, r.check_name, r.council_id nulls last
$$;

create or replace function dbs_rank(level text) returns integer language sql immutable as $$
    select array_position(array['basic', 'standard', 'enhanced'], level)
$$;

-- What is asked of who is of that kind, has so many workers and offers these services. Of each check: must (else it may be
-- given), the level, for how long it counts, when its end is told; and the services without which it would not be asked (null:
-- it is asked whatever they offer).
create or replace function checks_asked(council uuid, kind text, workers integer, services uuid[], day date)
        returns table (check_name text, must boolean, level text, valid_months integer, reminder_days integer[],
            keep_file_months integer, because_of uuid[]) language sql stable as $$
    with rule as (
        select r.* from check_rules(council, day) r
         where r.asked <> 'not'
           and (r.provider_kind = kind
                -- R35: a micro-provider that uses anyone besides its owner counts as an organisation here.
                or kind = 'micro-provider' and workers > 1 and r.provider_kind = 'organisation'
                   and r.check_name = 'cqc-registration')
           and (r.service_id is null
                or exists (select from service s where s.id = any (services)
                              and r.service_id in (s.id, s.parent_id))))
    select r.check_name, bool_or(r.asked = 'must'),
           (array['basic', 'standard', 'enhanced'])[max(dbs_rank(r.level))], min(r.valid_months),
           array(select distinct d from rule q, unnest(q.reminder_days) d where q.check_name = r.check_name order by d desc),
           max(r.keep_file_months),
           case when bool_or(r.service_id is null) then null else array_agg(distinct r.service_id) end
      from rule r
     group by r.check_name
$$;

-- The same of a provider as it is.
create or replace function provider_asked(p provider, day date)
        returns table (check_name text, must boolean, level text, valid_months integer, reminder_days integer[],
            keep_file_months integer, because_of uuid[]) language sql stable as $$
    select a.* from checks_asked(p.council_id, p.kind, p.workers,
        array(select s.service_id from provider_service s where s.council_id = p.council_id and s.provider_id = p.id),
        day) a
$$;

-- Whether an accepted check is enough on a day.
create or replace function check_is_good(c provider_check, level text, day date) returns boolean language sql immutable as $$
    select c.state is not distinct from 'accepted' and coalesce(c.expires_on >= day, true)
       and coalesce(dbs_rank(c.level) >= dbs_rank(check_is_good.level), check_is_good.level is null)
$$;

-- Without which checks it can't be on the register at all: those asked whatever is offered, that are not there on a day.
-- What is asked for a service only keeps that service's offers back (R35).
create or replace function provider_lacks(p provider, day date) returns text[] language sql stable as $$
    select coalesce(array_agg(r.check_name order by r.check_name), '{}')
      from check_rules(p.council_id, day) r
      left join provider_check c
        on c.council_id = p.council_id and c.provider_id = p.id and c.name = r.check_name
     where r.provider_kind = p.kind and r.service_id is null and r.asked = 'must'
       and not coalesce(check_is_good(c, r.level, day), false)
$$;

-- Checks that are newly asked, or at a higher level, don't pause anybody for so many days (ADR 24): Setting.NEWLY_ASKED_DAYS.
-- Of a rule of all councils: the most that any of them gives.
drop function if exists newly_asked_days();
create or replace function newly_asked_days(council uuid, day date) returns integer language sql stable as $$
    select coalesce(max(s.value::integer), 30) from council_setting s
     where (council is null or s.council_id = council) and s.name = 'newly-asked-days' and s.during @> day
$$;

-- Whether all that is asked for a service is there on a day.
create or replace function provider_cleared_for(p provider, service uuid, day date) returns boolean language sql stable as $$
    select not exists (
        select from check_rules(p.council_id, day) r
          join service s on s.id = service and r.service_id in (s.id, s.parent_id)
          left join provider_check c
            on c.council_id = p.council_id and c.provider_id = p.id and c.name = r.check_name
         where (r.provider_kind = p.kind
                or p.kind = 'micro-provider' and p.workers > 1 and r.provider_kind = 'organisation'
                   and r.check_name = 'cqc-registration')
           and r.asked = 'must' and not coalesce(check_is_good(c, r.level, day), false)
           -- What is newly asked keeps nobody back who was on the register before, for as long as it pauses nobody.
           and (coalesce(p.accredited_on, day) > day - newly_asked_days(p.council_id, day)
                or exists (select from check_rules(p.council_id, day - newly_asked_days(p.council_id, day)) was
                            where was.provider_kind = r.provider_kind and was.service_id = r.service_id
                              and was.check_name = r.check_name and was.asked = 'must'
                              and not coalesce(check_is_good(c, was.level, day), false))))
$$;

-- One after the other for each provider; null: there is none of that id in that council.
create or replace function provider_locked(council uuid, provider uuid) returns provider language sql as $$
    select * from provider p where p.council_id = council and p.id = provider for no key update
$$;

-- Says of each of its offers anew, and of each service it names, whether all that the service needs is there.
create or replace function provider_refresh(p provider, day date) returns void language sql as $$
    update provider_service s set cleared = provider_cleared_for(p, s.service_id, day)
     where s.council_id = p.council_id and s.provider_id = p.id
       and s.cleared <> provider_cleared_for(p, s.service_id, day);
    update offer o set cleared = provider_cleared_for(p, o.service_id, day)
     where o.council_id = p.council_id and o.provider_id = p.id
       and o.cleared <> provider_cleared_for(p, o.service_id, day)
$$;

-- What became of it, for its history and for the audit trail. The actor stands in the command.
create or replace function provider_tell(p provider, command jsonb, at timestamptz, what text, reason text default null)
        returns void language plpgsql as $$
begin
    insert into provider_event (council_id, provider_id, at, actor_id, what, state, reason)
    values (p.council_id, p.id, at, (command ->> 'actorId')::uuid, what, p.state, reason);
    perform audit(p.council_id, command, at, 'provider-' || what, 'provider', p.id);
end $$;
