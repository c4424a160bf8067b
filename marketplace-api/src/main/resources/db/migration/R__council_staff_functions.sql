-- Who works for the council, whatever else they are: they join, sign in and act by its own ways only.
create or replace function is_council_staff(council uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from person_role r where r.council_id = council and r.person_id = person
        and r.role in ('accreditation', 'finance', 'social-work', 'safeguarding', 'commissioner', 'support'))
$$;
