package uk.directly;

import java.util.UUID;
import uk.directly.testing.TestDatabase;

/** Two councils and a few people, for tests of who may do what. */
final class SomePeople {
    static final UUID COUNCIL = id(1);
    static final UUID HOLDER = id(11);
    static final UUID NOMINEE = id(12);
    static final UUID FINANCE = id(13);
    static final UUID FINANCE_ELSEWHERE = id(23);

    private SomePeople() {}

    static UUID id(int number) {
        return UUID.fromString("018f5f6e-0000-7000-8000-%012d".formatted(number));
    }

    static void in(TestDatabase database) {
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values
                    ('%1$s', 'here', 'Here Council', '0161 496 0000', '18001 0161 496 0000'),
                    ('%2$s', 'there', 'There Council', '0161 496 0001', '18001 0161 496 0001')
                    on conflict do nothing;
                insert into person (council_id, id, subject, name, first_name) values
                    ('%1$s', '%3$s', 'holder', 'Tom Shah', 'Tom'),
                    ('%1$s', '%4$s', 'nominee', 'Priya Shah', 'Priya'),
                    ('%1$s', '%5$s', 'finance', 'Fay Nance', 'Fay'),
                    ('%2$s', '%6$s', 'finance-elsewhere', 'Fin Else', 'Fin')
                    on conflict do nothing;
                insert into person_role (council_id, person_id, role) values
                    ('%1$s', '%3$s', 'holder'), ('%1$s', '%4$s', 'nominee'), ('%1$s', '%5$s', 'finance'),
                    ('%2$s', '%6$s', 'finance')
                    on conflict do nothing;
                insert into acting (council_id, person_id, for_person_id, as_role, may_approve_up_to_pence, during)
                values ('%1$s', '%4$s', '%3$s', 'nominee', 25000, '[2020-01-01,)')
                on conflict do nothing;
                """.formatted(COUNCIL, id(2), HOLDER, NOMINEE, FINANCE, FINANCE_ELSEWHERE));
    }
}
