package uk.directly.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {
    private static final UUID COUNCIL = id(1);
    private static final UUID TOM = id(11);
    private static final UUID PRIYA = id(12);
    private static final UUID AISHA = id(13);
    private static final UUID SAM = id(14);

    private final TestDatabase database;
    private final People people;

    PeopleIT(TestDatabase database) {
        this.database = database;
        // In London it is already the next day.
        Clock clock = Clock.fixed(Instant.parse("2026-06-30T23:30:00Z"), ZoneOffset.UTC);
        this.people = new People(database.client(), clock);
    }

    private static UUID id(int number) {
        return UUID.fromString("018f5f6e-0000-7000-8000-%012d".formatted(number));
    }

    @BeforeAll
    void people() {
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'here', 'Here', '1', '2');
                insert into person (council_id, id, subject, name, first_name) values
                    ('%1$s', '%5$s', null, 'Sam Field', 'Sam');
                insert into person (council_id, id, subject, name, first_name, support_worker_id) values
                    ('%1$s', '%2$s', 'tom', 'Tom Shah', 'Tom', '%5$s'),
                    ('%1$s', '%3$s', 'priya', 'Priya Shah', 'Priya', null),
                    ('%1$s', '%4$s', 'aisha', 'Aisha Khan', 'Aisha', null);
                insert into person_role (council_id, person_id, role) values
                    ('%1$s', '%2$s', 'holder'), ('%1$s', '%2$s', 'self-funder'), ('%1$s', '%4$s', 'provider');
                insert into provider (council_id, id, person_id, kind, name, state, postcode, place, district)
                values ('%1$s', '%6$s', '%4$s', 'personal-assistant', 'Aisha K', 'applied', 'M33 2AA', '(0,0)', 'Sale');
                insert into acting (council_id, person_id, for_person_id, as_role, may_approve_up_to_pence, during)
                values ('%1$s', '%3$s', '%2$s', 'nominee', 25000, '[2026-07-01,)'),
                       ('%1$s', '%3$s', '%4$s', 'helper', null, '[2026-01-01,2026-07-01)');
                """.formatted(COUNCIL, TOM, PRIYA, AISHA, SAM, id(21)));
    }

    @Test
    void knowsRolesAndSupportWorkerOfWhoSignedIn() {
        assertThat(people.bySubject("tom").block())
                .isEqualTo(new SignedIn(
                        new Actor(TOM, COUNCIL, "Tom Shah", java.util.Set.of(Role.HOLDER, Role.SELF_FUNDER), null, TOM),
                        "Tom",
                        "Sam Field",
                        false));
    }

    @Test
    void knowsTheProviderThatSomeoneRuns() {
        SignedIn aisha = people.bySubject("aisha").blockOptional().orElseThrow();

        assertThat(aisha.actor().providerId()).isEqualTo(id(21));
        assertThat(aisha.newcomer()).isTrue();
    }

    @Test
    void knowsNobodyByAnotherSubject() {
        assertThat(people.bySubject("nobody").blockOptional()).isEmpty();
    }

    @Test
    @DisplayName("R60 a person acts for another from a day to a day, counted in London")
    void actsOnlyForThoseOfToday() {
        Actor priya = people.bySubject("priya").blockOptional().orElseThrow().actor();

        assertThat(people.actsFor(priya).collectList().block())
                .containsExactly(
                        new ActsFor(TOM, "Tom Shah", "nominee", LocalDate.parse("2026-07-01"), 25_000L, true, null));
    }

    @Test
    @DisplayName("R102 a name is told within one council only")
    void namesNobodyOfAnotherCouncil() {
        assertThat(people.name(COUNCIL, TOM).block()).isEqualTo("Tom Shah");
        assertThat(people.name(id(2), TOM).blockOptional()).isEmpty();
    }
}
