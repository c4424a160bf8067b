-- Whether search may show an offer (R35, R37, R40): published, its provider accredited and visible to all, a sign of
-- life since that time, and personal care of an organisation only with its CQC number.
create or replace function offer_is_listed(o offer, p provider, s service, alive_since timestamptz) returns boolean
language sql stable as $$
    select o.state = 'published' and p.state = 'accredited' and p.visibility = 'public'
       and o.sign_of_life_at >= alive_since
       and not (s.personal_care and p.kind = 'organisation' and p.cqc_id is null)
$$;
