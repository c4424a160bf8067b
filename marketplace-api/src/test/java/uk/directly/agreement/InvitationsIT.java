package uk.directly.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.agreement.TwoPeople.come;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.Offers;
import uk.directly.offer.Shown;
import uk.directly.people.InvitationCode;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.register.Register;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class InvitationsIT {
    private final TwoPeople two;
    private final Invitations invitations;
    private final String subject = "rosa-" + UUID.randomUUID();

    InvitationsIT(TestDatabase database) {
        two = new TwoPeople(database);
        invitations = two.get(Invitations.class);
    }

    @BeforeEach
    void tomHasMoney() {
        UUID award = Ids.next();
        two.database.execute("""
                insert into award (council_id, id, holder_id, kind, during)
                values ('%1$s', '%2$s', '%3$s', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                                         cycle_weeks, review_band)
                values ('%1$s', '%2$s', '[2026-04-01,)', 31200, 'net', 0, 2, 'standard');
                insert into budget (council_id, id, award_id, holder_id, route, funded_until)
                values ('%1$s', '%2$s', '%2$s', '%3$s', 'own-bank', '2026-12-13')
                """.formatted(two.tom.councilId(), award, two.tom.personId()));
    }

    @AfterEach
    void close() {
        two.close();
    }

    @Test
    @DisplayName("R9 who takes an invitation up is there for that person, at what they ask, and for nobody else")
    void isThereForOnePerson() {
        InvitationResult.Invited invited = invite();
        assertThat(come(invitations.look(invited.code())))
                .isInstanceOfSatisfying(
                        InvitationResult.Open.class,
                        open -> assertThat(open.holder()).isEqualTo("Tom"));

        UUID provider = came(invitations.use(subject, invited.code(), work()));

        UUID offer = UUID.fromString(two.database
                .select("select id::text from offer where provider_id = '" + provider + "'")
                .getFirst());
        Offers offers = two.get(Offers.class);
        BookableOffer forTom = come(offers.forBooking(two.tom, offer));
        assertThat(forTom.shown()).isEqualTo(Shown.TO_READER);
        assertThat(forTom.isUnchecked()).isTrue();
        assertThat(forTom.rates().in(Band.SUNDAY)).hasValue(2000);
        assertThat(forTom.rates().in(Band.SATURDAY)).hasValue(1650);
        assertThat(come(offers.forBooking(two.stranger, offer)).isOpen()).isFalse();
        assertThat(come(offers.forBooking(two.tom.councilId(), offer)).isOpen()).isFalse();
        assertThat(offers.page(two.stranger, offer).block()).isNull();
        assertThat(offers.page(two.tom.councilId(), offer).block()).isNull();
        assertThat(two.get(Register.class).entry(two.tom.councilId(), provider).block())
                .isNull();
        assertThat(come(invitations.of(two.tom, 10).collectList()))
                .singleElement()
                .satisfies(line -> assertThat(line.offerId()).isEqualTo(offer));
        assertThat(come(invitations.of(two.stranger, 10).collectList())).isEmpty();
    }

    @Test
    @DisplayName("R9 they can join the register later from what is known, and stay who they are for that person")
    void keepsWhatIsKnown() {
        UUID provider = came(invitations.use(subject, invite().code(), work()));

        assertThat(two.database.select("select answers ->> 'name' from joining j join provider p"
                        + " on p.person_id = j.person_id where p.id = '" + provider + "'"))
                .containsExactly("Rosa L.");
        // On the register, what only Tom sees stays only his.
        two.database.execute(
                "update provider set state = 'accredited', accredited_on = '2026-12-01', visibility = 'public'"
                        + " where id = '" + provider + "'");
        UUID offer = UUID.fromString(two.database
                .select("select id::text from offer where provider_id = '" + provider + "'")
                .getFirst());
        assertThat(come(two.get(Offers.class).forBooking(two.tom, offer)).isOpen())
                .isTrue();
        assertThat(come(two.get(Offers.class).forBooking(two.stranger, offer)).isOpen())
                .isFalse();
        two.database.execute("update provider set state = 'suspended' where id = '" + provider + "'");
        assertThat(come(two.get(Offers.class).forBooking(two.tom, offer)).isOpen())
                .isFalse();
    }

    @Test
    @DisplayName("R9 a code works once; of whoever used it, twice is once")
    void worksOnce() {
        InvitationResult.Invited invited = invite();
        UUID provider = came(invitations.use(subject, invited.code(), work()));

        assertThat(came(invitations.use(subject, invited.code(), work()))).isEqualTo(provider);
        assertThat(come(invitations.use("somebody-else", invited.code(), work())))
                .isInstanceOf(InvitationResult.NoLonger.class);
        assertThat(come(invitations.withdraw(two.tom, invited.id()))).isInstanceOf(InvitationResult.NoLonger.class);
    }

    @Test
    @DisplayName("R9 of two who come with the same code at the same time one gets in")
    void letsOneIn() {
        for (int round = 0; round < 10; round++) {
            InvitationResult.Invited invited = invite();
            String first = subject + "-a" + round;
            String second = subject + "-b" + round;

            List<InvitationResult> both = come(Mono.zip(
                            invitations.use(first, invited.code(), work()).subscribeOn(Schedulers.boundedElastic()),
                            invitations.use(second, invited.code(), work()).subscribeOn(Schedulers.boundedElastic()))
                    .map(results -> List.of(results.getT1(), results.getT2())));

            assertThat(both).filteredOn(InvitationResult.Came.class::isInstance).hasSize(1);
            assertThat(both)
                    .filteredOn(InvitationResult.NoLonger.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("R9 a code runs out, can be taken back, and is kept as a hash only")
    void runsOut() {
        InvitationResult.Invited old = invite();
        InvitationResult.Invited back = invite();
        assertThat(come(invitations.withdraw(two.tom, back.id()))).isInstanceOf(InvitationResult.Withdrawn.class);
        assertThat(come(invitations.look(back.code()))).isInstanceOf(InvitationResult.NoLonger.class);
        assertThat(two.database.select("select encode(code_hash, 'hex') from own_invitation"))
                .contains(old.code().hash())
                .doesNotContain(old.code().text());

        two.time.pass(Duration.ofDays(28));
        assertThat(come(invitations.look(old.code()))).isInstanceOf(InvitationResult.Open.class);
        two.time.pass(Duration.ofDays(1));
        assertThat(come(invitations.use(subject, old.code(), work()))).isInstanceOf(InvitationResult.NoLonger.class);
        assertThat(come(invitations.look(new InvitationCode("BCDFGHJKMNPQ"))))
                .isInstanceOf(InvitationResult.NotFound.class);
    }

    @Test
    @DisplayName("R64 nobody takes their own invitation up, nor an officer with the sign-in of their work")
    void refusesTheWrongPeople() {
        two.database.execute("update person set subject = 'tom-%1$s' where id = '%1$s'".formatted(two.tom.personId()));
        two.database.execute("""
                update person set subject = 'amina-%2$s' where id = '%2$s';
                insert into person_role (council_id, person_id, role) values ('%1$s', '%2$s', 'social-work')
                """.formatted(two.officer.councilId(), two.officer.personId()));
        InvitationResult.Invited invited = invite();

        assertThat(come(invitations.use("tom-" + two.tom.personId(), invited.code(), work())))
                .isInstanceOf(InvitationResult.OwnWork.class);
        assertThat(come(invitations.use("amina-" + two.officer.personId(), invited.code(), work())))
                .isInstanceOf(InvitationResult.NotAllowed.class);
        assertThat(come(invitations.withdraw(two.stranger, invited.id())))
                .isInstanceOf(InvitationResult.NotFound.class);
    }

    @Test
    @DisplayName("R9 a support worker keys in for whom they look after, and for nobody else")
    void isKeyedIn() {
        var helper = two.person("Priya Worker", "Priya", Role.SUPPORT, null);
        Mono<InvitationResult> keyedIn = invitations.invite(
                helper, two.tom.personId(), "Rosa", "companionship", "keyed-in", Map.of("weekday", 1650L));

        assertThat(come(keyedIn)).isInstanceOf(InvitationResult.NotFound.class);
        two.database.execute("update person set support_worker_id = '%s' where id = '%s'"
                .formatted(helper.personId(), two.tom.personId()));
        assertThat(come(keyedIn)).isInstanceOf(InvitationResult.Invited.class);
    }

    @Test
    @DisplayName("R9 what can't be meant is said by its field")
    void saysWhatIsWrong() {
        InvitationResult.Invited invited = invite();

        for (OwnWork wrong : List.of(
                work("", "0161 496 0222", "M33 2AA", Map.of("weekday", 1650L)),
                work("Rosa Lind", "no", "M33 2AA", Map.of("weekday", 1650L)),
                work("Rosa Lind", "0161 496 0222", "nowhere", Map.of("weekday", 1650L)),
                work("Rosa Lind", "0161 496 0222", "M33 2AA", Map.of()),
                work("Rosa Lind", "0161 496 0222", "M33 2AA", Map.of("weekday", 0L)))) {
            assertThat(come(invitations.use(subject, invited.code(), wrong)))
                    .isInstanceOf(InvitationResult.Invalid.class);
        }
        assertThat(come(invitations.invite(two.tom, two.tom.personId(), "Rosa", "nonsense", "link", null)))
                .isInstanceOf(InvitationResult.Invalid.class);
    }

    private InvitationResult.Invited invite() {
        return (InvitationResult.Invited)
                come(invitations.invite(two.tom, two.tom.personId(), "Rosa", "companionship", "link", null));
    }

    private static UUID came(Mono<InvitationResult> step) {
        InvitationResult result = come(step);
        if (result instanceof InvitationResult.Came came) {
            return came.providerId();
        }
        throw new AssertionError("It came to " + result);
    }

    private static OwnWork work() {
        return work("Rosa Lind", "0161 496 0222", "m33 2aa", Map.of("weekday", 1650L, "sunday", 2000L));
    }

    private static OwnWork work(String name, String phone, String postcode, Map<String, Long> rates) {
        return new OwnWork(
                name,
                phone,
                postcode,
                "Company and shopping",
                rates,
                List.of(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED));
    }
}
