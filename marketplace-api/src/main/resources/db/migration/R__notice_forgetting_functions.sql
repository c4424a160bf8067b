-- R101: what people were told is forgotten when its time is over, and the code of an invitation as soon as its mail has gone.

-- Deletes the oldest notices that are older than their council keeps them, with what became of them. What is still to be sent,
-- called about or kept back stays, however old. Replicas pass over what another one has in hand.
-- {"before": now, "limit"} -> {"count"}
create or replace function notices_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    now timestamptz := command ->> 'before';
    today date := (now at time zone 'Europe/London')::date;
    gone uuid[];
    digests uuid[];
begin
    with kept as materialized (
        select c.id as council_id,
               now - make_interval(months => council_number(c.id, 'notices-kept-months', 24, today)) as until
          from council c),
    old as materialized (
        select n.id from notice n join kept k on k.council_id = n.council_id
         where n.at < k.until and n.at < (select max(x.until) from kept x) and not n.held
           and not exists (select from notice_call c
                            where c.council_id = n.council_id and c.notice_id = n.id and c.done_at is null)
           and not exists (select from notice_delivery d
                            where d.council_id = n.council_id and d.notice_id = n.id and d.state in ('waiting', 'sending'))
           and not exists (select from notice_digest g
                             join notice_delivery d on d.council_id = g.council_id and d.id = g.delivery_id
                            where g.council_id = n.council_id and g.notice_id = n.id and d.state in ('waiting', 'sending'))
         order by n.at limit (command ->> 'limit')::integer
           for update of n skip locked)
    select array_agg(old.id) into gone from old;
    if gone is null then
        return '{"count": 0}';
    end if;
    delete from notice_call_try t using notice_call c
     where c.council_id = t.council_id and c.id = t.call_id and c.notice_id = any(gone);
    delete from notice_call c where c.notice_id = any(gone);
    with left_out as (delete from notice_digest g where g.notice_id = any(gone) returning g.delivery_id)
    select array_agg(distinct l.delivery_id) into digests from left_out l;
    delete from notice_delivery d where d.notice_id = any(gone);
    delete from notice_delivery d
     where d.id = any(digests)
       and not exists (select from notice_digest g where g.council_id = d.council_id and g.delivery_id = d.id);
    delete from notice n where n.id = any(gone);
    return jsonb_build_object('count', cardinality(gone));
end $$;

-- The mail with a code has gone, or never will: the code is taken out of the event. Tried again it would come without one, so
-- it isn't (delivery_json); whoever asked makes a new invitation.
create or replace function delivery_forget_code(d notice_delivery) returns void language sql as $$
    update outbox o set payload = o.payload - 'code'
      from notice n
     where n.council_id = d.council_id and n.id = d.notice_id and n.outside
       and o.id = n.event_id and o.payload ->> 'code' is not null
$$;
