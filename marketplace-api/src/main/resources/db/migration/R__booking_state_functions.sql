-- Which state may follow which, whatever writes it: the same as uk.directly.booking.BookingGraph, and a test says so.
create or replace function booking_may_move(was text, becomes text) returns boolean language sql immutable as $$
    select (was, becomes) in (
        ('asking', 'requested'), ('asking', 'expired'), ('asking', 'cancelled'), ('asking', 'declined'),
        ('requested', 'requested'), ('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'expired'),
        ('requested', 'cancelled'),
        ('confirmed', 'cancelled'), ('confirmed', 'recorded'),
        ('confirmed', 'did-not-happen'),
        ('recorded', 'recorded'), ('recorded', 'settled'), ('recorded', 'queried'), ('recorded', 'expired'),
        ('queried', 'recorded'), ('queried', 'settled'), ('queried', 'queried'), ('queried', 'expired'))
$$;

create or replace function booking_moves() returns trigger language plpgsql as $$
begin
    if not booking_may_move(old.state, new.state) then
        raise exception 'a booking does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger booking_moves before update of state on booking
    for each row when (old.state is distinct from new.state) execute function booking_moves();
