-- Visits that come again and stop, because the money they are paid from is frozen or has ended (R51, R104). Nobody else says so to
-- who comes, and what they hear is no reason (R106).

-- Why no new visit comes of it now; null: they come.
create or replace function series_stop(s booking_series, today date) returns text language sql stable as $$
    select case when g.closed_at is not null or h.died_on is not null
                     or a.kind <> 'one-off-direct-payment' and upper(a.during) <= today then 'ended'
                when g.frozen_at is not null then 'frozen' end
      from budget g
      join award a on a.council_id = g.council_id and a.id = g.award_id
      join person h on h.council_id = g.council_id and h.id = g.holder_id
     where g.council_id = s.council_id and g.id = s.budget_id
$$;

-- Tells both sides of each change, once. Nothing is said of a series from which nothing would come any more. Several replicas
-- share it: a row is taken with skip locked, and one that is told of isn't taken again. Command: at. Answers how many.
create or replace function series_tell_stopped(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    s booking_series;
    now_stopped text;
    counted integer := 0;
begin
    for s in select x.* from booking_series x
               join budget g on g.council_id = x.council_id and g.id = x.budget_id
               join award a on a.council_id = g.council_id and a.id = g.award_id
               join person h on h.council_id = g.council_id and h.id = g.holder_id
              where x.state = 'running'
                and (x.stopped is not null or g.frozen_at is not null or g.closed_at is not null or h.died_on is not null
                     or upper(a.during) <= today)
                and x.stopped is distinct from series_stop(x, today)
                and (x.stopped is not null or x.next_day is not null or exists (select from series_visit v
                        where v.council_id = x.council_id and v.series_id = x.id and v.state = 'short'))
              order by x.council_id, x.id limit 200 for no key update of x skip locked loop
        now_stopped := series_stop(s, today);
        continue when now_stopped is not distinct from s.stopped;
        update booking_series x set stopped = now_stopped where x.council_id = s.council_id and x.id = s.id;
        perform audit(s.council_id, command, moment,
            case now_stopped when 'frozen' then 'series-paused' when 'ended' then 'series-stopped' else 'series-goes-on' end,
            'series', s.id);
        insert into outbox (council_id, topic, payload, at)
        values (s.council_id, case now_stopped when 'frozen' then 'series-paused' when 'ended' then 'series-stopped' else 'series-goes-on' end,
            jsonb_build_object('seriesId', s.id), moment);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;
