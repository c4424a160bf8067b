-- R64: addresses are compared by their postcodes, and places found by them; those that an officer had typed without a space were neither.
update home_address
   set postcode = left(replace(postcode, ' ', ''), -3) || ' ' || right(postcode, 3)
 where postcode !~ '^[A-Z0-9]{2,4} [0-9][A-Z]{2}$';
