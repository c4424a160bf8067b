-- R27: an organisation that looks after people's accounts pays from them, and has the same list as who pays themselves.
alter table budget
    add column supported_by uuid,
    add constraint budget_supporter foreign key (council_id, supported_by) references provider,
    add constraint budget_supported_by check (supported_by is null or route is not distinct from 'supported');
alter table budget_route
    add column supported_by uuid,
    add constraint budget_route_supporter foreign key (council_id, supported_by) references provider,
    add constraint budget_route_supported_by check (supported_by is null or route = 'supported');

-- Who pays it, where that is not the person themselves nor a rail. Nobody has money to pay to themselves (R64).
alter table settlement
    add column paid_by uuid,
    add constraint settlement_payer foreign key (council_id, paid_by) references provider,
    add constraint settlement_paid_by check (paid_by is null or (rail = 'own-bank' and paid_by <> provider_id));
drop index settlement_to_pay;
create index settlement_to_pay on settlement (council_id, holder_id, id desc) where rail = 'own-bank' and paid_by is null;
create index settlement_paid_by on settlement (council_id, paid_by, id desc) where paid_by is not null;
