-- R75. Called in the transaction that ends an organisation's being one that runs funds: it left, or was suspended. Nothing
-- that is promised is touched, and it is paid as before; what is new goes the council's way. The caller has the provider's
-- lock.
create or replace function broker_stop(p provider, command jsonb, at timestamptz) returns void language plpgsql as $$
declare
    b budget;
begin
    for b in
        select * from budget g
         where g.council_id = p.council_id and g.broker_id = p.id and g.closed_at is null
         order by g.id for no key update
    loop
        update budget g set route = 'council-arranged', broker_id = null, kept_since = at, kept_from = p.id
         where g.council_id = b.council_id and g.id = b.id;
        insert into budget_route (council_id, budget_id, route, chosen_at) values (b.council_id, b.id, 'council-arranged', at);
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'fund-kept', jsonb_build_object('budgetId', b.id, 'personId', b.holder_id,
            'providerId', p.id), at);
        perform audit(b.council_id, command, at, 'fund-kept', 'budget', b.id, jsonb_build_object('brokerId', p.id));
    end loop;
end $$;
