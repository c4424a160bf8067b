-- R31: never a home address. Distances, their order and "within so many miles" would give one away to who asks often enough,
-- so what search reckons with is the middle of a square of 500 metres; the postcode stays where nobody else reads it.
create function coarse_place(place point) returns point language sql immutable as $$
    select point(floor(place[0] / 500) * 500 + 250, floor(place[1] / 500) * 500 + 250)
$$;
update provider set place = coarse_place(place);
update offer set place = coarse_place(place);
