-- What officers read about a provider.

-- Evidence as officers read it. Files that are gone are not there.
create or replace function evidence_json(e check_evidence) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', e.id, 'check', e.check_name, 'state', e.state, 'level', e.level,
        'issuer', e.issuer, 'reference', e.reference, 'issuedOn', e.issued_on, 'expiresOn', e.expires_on,
        'givenAt', e.given_at, 'decidedAt', e.decided_at, 'decidedBy', o.name, 'reason', e.reason, 'note', e.note,
        'countsFrom', e.counts_from, 'countsUntil', e.counts_until)) || jsonb_build_object('details', e.details, 'files', (
            select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.id), '[]')
              from evidence_file f
             where f.council_id = e.council_id and f.evidence_id = e.id and f.deleted_at is null))
      from (select 1) one
      left join person o on o.council_id = e.council_id and o.id = e.decided_by
$$;

-- A provider's file for an officer, and that they looked at it. Who has an interest in it sees no evidence (R34).
-- Command: councilId, actorId, providerId, today, at -> {"outcome": done | not-found, "file"}
create or replace function officer_file(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    today date := command ->> 'today';
    p provider;
    interest text;
begin
    select * into p from provider q where q.council_id = council and q.id = (command ->> 'providerId')::uuid;
    if p.id is null then
        return '{"outcome": "not-found"}';
    end if;
    interest := case when p.person_id = officer then 'self'
        else (select i.kind from declared_interest i where i.council_id = council and i.provider_id = p.id
                 and i.officer_id = officer and i.withdrawn_at is null) end;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'provider-file-viewed', 'provider', p.id);
    return jsonb_build_object('outcome', 'done', 'file', jsonb_strip_nulls(jsonb_build_object(
        'phone', p.phone, 'workers', p.workers, 'interest', interest,
        'claimedById', p.claimed_by,
        'claimedBy', (select o.name from person o where o.council_id = council and o.id = p.claimed_by),
        'listing', (select l.name || ' (' || l.source || ')' from listing l
                     where l.council_id = council and l.id = p.listing_id),
        'suspendedSince', (select s.suspended_at from suspension s where s.council_id = council and s.provider_id = p.id
                              and s.ended_at is null)))
        || jsonb_build_object(
        'services', (select coalesce(jsonb_agg(v.name order by v.position, v.name), '[]')
                       from provider_service s join service v on v.id = s.service_id
                      where s.council_id = council and s.provider_id = p.id),
        'lacks', to_jsonb(provider_lacks(p, today)),
        'rules', (select coalesce(jsonb_agg(jsonb_build_object('check', a.check_name, 'must', a.must, 'level', a.level,
                         'validMonths', a.valid_months, 'keepFileMonths', a.keep_file_months,
                         'becauseOf', (select coalesce(jsonb_agg(v.name order by v.position), '[]') from service v
                                        where v.id = any (a.because_of)))), '[]')
                    from provider_asked(p, today) a),
        'evidence', case when interest is not null then '[]'::jsonb else (
            select coalesce(jsonb_agg(evidence_json(e) order by e.id desc), '[]') from check_evidence e
             where e.council_id = council and e.provider_id = p.id and e.state <> 'replaced') end,
        'events', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', v.at, 'by', o.name, 'what', v.what,
                          'reason', v.reason)) order by v.id desc), '[]')
                     from provider_event v
                     left join person o on o.council_id = v.council_id and o.id = v.actor_id
                    where v.council_id = council and v.provider_id = p.id),
        'interests', (select coalesce(jsonb_agg(jsonb_build_object('officer', o.name, 'kind', i.kind,
                             'since', i.declared_at) order by i.id), '[]')
                        from declared_interest i join person o on o.council_id = i.council_id and o.id = i.officer_id
                       where i.council_id = council and i.provider_id = p.id and i.withdrawn_at is null)));
end $$;

-- How far a provider is, in figures: what must be there, what of it counts, what an officer has to look at, what the
-- provider has to give again.
create or replace function provider_figures(p provider, day date, out asked bigint, out accepted bigint, out given bigint,
        out returned bigint) language sql stable as $$
    select count(*) filter (where a.must),
           count(*) filter (where a.must and coalesce(check_is_good(c, a.level, day), false)),
           (select count(*) from check_evidence e where e.council_id = p.council_id and e.provider_id = p.id
               and e.state = 'given'),
           count(*) filter (where c.state = 'returned' and not exists (
               select from check_evidence e where e.council_id = p.council_id and e.provider_id = p.id
                  and e.check_name = a.check_name and e.state = 'given'))
      from provider_asked(p, day) a
      left join provider_check c
        on c.council_id = p.council_id and c.provider_id = p.id and c.name = a.check_name
$$;

-- The case of a suspension, and that an officer looked at it (R33: every view is logged). The latest one, where none is open.
-- Command: councilId, actorId, providerId, at -> {"outcome": done | not-found | interest, "suspension"}
create or replace function suspension_case(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    of_provider uuid := command ->> 'providerId';
    s suspension;
begin
    select * into s from suspension x where x.council_id = council and x.provider_id = of_provider
     order by x.ended_at is null desc, x.id desc limit 1;
    if s.id is null then
        return '{"outcome": "not-found"}';
    elsif has_interest(council, officer, of_provider) then
        return '{"outcome": "interest"}';
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'suspension-viewed', 'provider', of_provider,
        jsonb_build_object('suspensionId', s.id));
    return jsonb_build_object('outcome', 'done', 'suspension', (
        select jsonb_strip_nulls(jsonb_build_object('id', s.id, 'providerId', s.provider_id, 'name', p.name,
            'safeguarding', s.safeguarding, 'reason', s.reason, 'suspendedAt', s.suspended_at, 'suspendedBy', a.name,
            'toldAt', s.told_at, 'endedAt', s.ended_at, 'endedBy', b.name, 'endedWhy', s.ended_why,
            'delay', (select jsonb_strip_nulls(jsonb_build_object('reason', d.reason, 'askedById', d.asked_by,
                          'askedBy', y.name, 'confirmBefore', d.confirm_before, 'reviewOn', d.review_on,
                          'confirmedBy', z.name, 'endedAt', d.ended_at, 'endedHow', d.ended_how))
                        from notice_delay d
                        join person y on y.council_id = d.council_id and y.id = d.asked_by
                        left join person z on z.council_id = d.council_id and z.id = d.confirmed_by
                       where d.council_id = council and d.suspension_id = s.id)))
            || jsonb_build_object('calls', (
                select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('holderId', c.holder_id, 'name', h.name,
                           'firstVisitAt', c.first_visit_at, 'visits', c.visits, 'calledAt', c.called_at,
                           'calledBy', o.name, 'said', c.said,
                           'phone', (select r.content ->> 'phone' from award w
                                       join intake_row r on r.council_id = w.council_id and r.award_id = w.id
                                      where w.council_id = council and w.holder_id = c.holder_id
                                        and r.content ->> 'phone' is not null
                                      order by r.id desc limit 1),
                           'actingFor', (select string_agg(n.name, ', ' order by n.name) from acting t
                                          join person n on n.council_id = t.council_id and n.id = t.person_id
                                         where t.council_id = council and t.for_person_id = c.holder_id
                                           and t.during @> (command ->> 'today')::date)))
                           order by c.called_at is not null, c.first_visit_at, c.holder_id), '[]')
                  from suspension_call c
                  join person h on h.council_id = c.council_id and h.id = c.holder_id
                  left join person o on o.council_id = c.council_id and o.id = c.called_by
                 where c.council_id = council and c.suspension_id = s.id))
          from provider p
          join person a on a.council_id = p.council_id and a.id = s.suspended_by
          left join person b on b.council_id = p.council_id and b.id = s.ended_by
         where p.council_id = council and p.id = s.provider_id));
end $$;
