-- R39, as uk.directly.insight uses it.

-- What was looked for and not found, by ward (else by what was looked near) and kind of support.
create or replace function unmet_need_searches(council uuid, from_day date, to_day date)
        returns table (line text, item text, count bigint) language sql stable as $$
    select coalesce(w.name, c.area), coalesce(s.name, 'Any support'), sum(c.without_result)
      from search_count c
      left join service s on s.id = c.service_id
      left join lateral (select w.name from ward w where w.name = split_part(c.area, ', ', 1) limit 1) w on true
     where c.council_id = council and c.day >= from_day and c.day < to_day and c.without_result > 0
     group by 1, 2
$$;

-- Adverts that were out for a week at least and that nobody answered. One that was taken down asked for nothing lawful.
create or replace function unmet_need_adverts(council uuid, from_day date, to_day date)
        returns table (line text, item text, count bigint) language sql stable as $$
    select coalesce(a.ward, a.district), s.name, count(*)
      from advert a join service s on s.id = a.service_id
     where a.council_id = council and a.state <> 'taken-down'
       and a.published_at >= from_day::timestamp at time zone 'Europe/London'
       and a.published_at < (to_day - 7)::timestamp at time zone 'Europe/London'
       and not exists (select from advert_answer n where n.council_id = a.council_id and n.advert_id = a.id
                          and n.at < to_day::timestamp at time zone 'Europe/London')
     group by 1, 2
$$;

-- What adverts that ended offered, beside what the council paid towards an hour then, and how many answered.
create or replace function unmet_need_rates(council uuid, from_day date, to_day date)
        returns table (line text, item text, count bigint) language sql stable as $$
    select case when l.pence is null then '5 No rate known'
                when a.rate_pence < l.pence then '1 Less than the council pays'
                when a.rate_pence = l.pence then '2 What the council pays'
                when a.rate_pence <= l.pence + 200 then '3 Up to £2 more'
                else '4 More than £2 more' end,
           case n.answers when 0 then '1 No answer' when 1 then '2 One or two' when 2 then '2 One or two'
                          else '3 Three or more' end,
           count(*)
      from advert a
      left join rate_card c on c.council_id = a.council_id
           and c.during @> (a.published_at at time zone 'Europe/London')::date
      left join rate_card_line l on l.council_id = c.council_id and l.rate_card_id = c.id and l.purpose = 'base'
           and l.engagement = 'self-employed' and l.band = 'weekday'
     cross join lateral (select count(*) as answers from advert_answer x
                          where x.council_id = a.council_id and x.advert_id = a.id) n
     where a.council_id = council and a.state in ('closed', 'expired')
       and a.ended_at >= from_day::timestamp at time zone 'Europe/London'
       and a.ended_at < to_day::timestamp at time zone 'Europe/London'
     group by 1, 2
$$;

-- Keeps what is published of a week, once: whoever comes second changes nothing. Command: councilId, week, weeks, at, figures:
-- [{"measure", "line", "item", "shown"}]. Outcomes: done, published-before.
create or replace function unmet_need_publish(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    monday date := command ->> 'week';
begin
    insert into unmet_need_week (council_id, week, weeks, made_at)
    values (council, monday, (command ->> 'weeks')::integer, (command ->> 'at')::timestamptz)
    on conflict do nothing;
    if not found then
        return '{"outcome": "published-before"}';
    end if;
    insert into unmet_need_figure (council_id, week, measure, line, item, shown)
    select council, monday, f.measure, f.line, f.item, f.shown
      from jsonb_to_recordset(command -> 'figures') as f (measure text, line text, item text, shown bigint);
    insert into unmet_need_area (council_id, week, line, place)
    with lines as (
        select distinct f.line from unmet_need_figure f
         where f.council_id = council and f.week = monday and f.measure in ('searches', 'adverts') and f.line <> ''
           and f.shown is not null)
    select council, monday, l.line, coalesce(w.place, o.place)
      from lines l
      left join (select w.name, point(avg(p.place[0]), avg(p.place[1])) as place
                   from ward w join postcode p on p.ward_code = w.code
                  where w.name in (select line from lines) group by w.name) w on w.name = l.line
      left join outcode o on o.outcode = split_part(l.line, ', ', 2)
     where coalesce(w.place, o.place) is not null;
    return '{"outcome": "done"}';
end $$;
