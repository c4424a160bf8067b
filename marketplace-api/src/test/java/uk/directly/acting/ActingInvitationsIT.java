package uk.directly.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.acting.ActingDesk.come;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.InvitationCode;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R60, R65: how somebody comes to act for another. */
@WithDatabase
class ActingInvitationsIT {
    private static final Limits SOME = new Limits(true, 5000L, null);

    private final MovableTime time = MovableTime.at("2026-12-03T09:00:00Z");
    private final ActingDesk desk;
    private final ActingInvitations invitations;
    private final ActingChecks checks;

    ActingInvitationsIT(TestDatabase database) {
        desk = new ActingDesk(database, ApprovedVisit.byStripe(database), time);
        invitations = desk.get(ActingInvitations.class);
        checks = desk.get(ActingChecks.class);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R60 a helper says yes with the code and acts at once, as far as was said and no further")
    void helperActs() {
        Actor priya = desk.person("Priya Shah", Role.PROVIDER);
        InvitationCode code = desk.asked(helper("Priya", new Limits(true, 5000L, LocalDate.of(2026, 12, 20))));
        assertThat(come(invitations.look(code))).isInstanceOfSatisfying(ActingResult.Open.class, open -> {
            assertThat(open.forName()).isEqualTo("Tom");
            assertThat(open.limits()).isEqualTo(new Limits(true, 5000L, LocalDate.of(2026, 12, 20)));
        });
        assertThat(desk.forTom(priya).block()).isNull();

        assertThat(come(invitations.accept(subject(priya), code, "Priya Shah")))
                .isEqualTo(new ActingResult.Came(desk.tom.personId(), false));

        Actor acting = come(desk.forTom(priya));
        assertThat(acting.roles()).containsExactly(Role.HOLDER);
        assertThat(acting.mayApprove(5000)).isTrue();
        assertThat(acting.mayApprove(5001)).isFalse();
        time.pass(Duration.ofDays(17));
        assertThat(desk.forTom(priya).block()).as("on the last day").isNotNull();
        time.pass(Duration.ofDays(1));
        assertThat(desk.forTom(priya).block()).as("after it").isNull();
    }

    @Test
    @DisplayName("R60 somebody nobody knows yet comes with a sign-in of their own")
    void strangerComes() {
        InvitationCode code = desk.asked(helper("Joe", SOME));

        ActingResult came = come(invitations.accept("joe-" + code.text(), code, "Joe Bloggs"));

        assertThat(came).isEqualTo(new ActingResult.Came(desk.tom.personId(), false));
        assertThat(desk.database.select(
                        "select p.name || ' ' || p.first_name || ' ' || r.role from person p join person_role r"
                                + " on r.person_id = p.id where p.subject = 'joe-" + code.text() + "'"))
                .containsExactly("Joe Bloggs Joe helper");
    }

    @Test
    @DisplayName("R60 a code works once: of who used it twice is once, of anybody else it is no good any more")
    void worksOnce() {
        Actor priya = desk.person("Priya", Role.HELPER);
        Actor other = desk.person("Other", Role.HELPER);
        InvitationCode code = desk.asked(helper("Priya", SOME));
        come(invitations.accept(subject(priya), code, "Priya"));

        assertThat(come(invitations.accept(subject(priya), code, "Priya"))).isInstanceOf(ActingResult.Came.class);
        assertThat(come(invitations.accept(subject(other), code, "Other"))).isInstanceOf(ActingResult.NoLonger.class);
        assertThat(come(invitations.look(code))).isInstanceOf(ActingResult.NoLonger.class);
        assertThat(desk.forTom(other).block()).isNull();
    }

    @Test
    @DisplayName("R60 of two who come with the same code at the same time one gets in")
    void letsOneIn() {
        for (int round = 0; round < 20; round++) {
            InvitationCode code = desk.asked(helper("Somebody", SOME));
            List<Actor> two = List.of(desk.person("First", Role.HELPER), desk.person("Second", Role.HELPER));

            List<ActingResult> results = Flux.fromIterable(two)
                    .flatMap(who ->
                            invitations.accept(subject(who), code, who.name()).subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();

            assertThat(results.stream().filter(ActingResult.Came.class::isInstance))
                    .hasSize(1);
            assertThat(two.stream().filter(who -> desk.forTom(who).block() != null))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("R60 what was taken back, declined or is too old opens nothing")
    void opensNothing() {
        Actor priya = desk.person("Priya", Role.HELPER);
        ActingResult asked = come(invitations.invite(desk.tom, desk.tom.personId(), helper("Priya", SOME)));
        ActingResult.Invited invited = (ActingResult.Invited) asked;
        assertThat(come(invitations.withdraw(desk.tom, desk.tom.personId(), invited.id())))
                .isInstanceOf(ActingResult.Done.class);
        InvitationCode declined = desk.asked(helper("Priya", SOME));
        assertThat(come(invitations.decline(declined))).isInstanceOf(ActingResult.Done.class);
        assertThat(come(invitations.decline(declined))).isInstanceOf(ActingResult.Done.class);
        InvitationCode old = desk.asked(helper("Priya", SOME));
        time.pass(Duration.ofDays(29));

        Stream.of(invited.code(), declined, old)
                .forEach(code -> assertThat(come(invitations.accept(subject(priya), code, "Priya")))
                        .isInstanceOf(ActingResult.NoLonger.class));

        assertThat(invitations
                        .of(desk.tom.councilId(), desk.tom.personId(), 9)
                        .map(ActingInvitation::state)
                        .collectList()
                        .block())
                .containsExactly("too-old", "declined", "withdrawn");
    }

    @Test
    @DisplayName("R60 nobody is asked for somebody else, and nobody acts for themselves")
    void nobodyElseAsks() {
        Actor stranger = desk.person("Stranger", Role.HOLDER);
        Actor support = desk.person("Sam", Role.SUPPORT);

        assertThat(come(invitations.invite(stranger, desk.tom.personId(), helper("Me", SOME))))
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(invitations.invite(support, desk.tom.personId(), helper("Me", SOME))))
                .isInstanceOf(ActingResult.NotFound.class);
        desk.database.execute("update person set support_worker_id = '%s' where id = '%s'"
                .formatted(support.personId(), desk.tom.personId()));
        assertThat(come(invitations.invite(support, desk.tom.personId(), helper("Me", SOME))))
                .isInstanceOf(ActingResult.Invited.class);
        assertThat(desk.database.select("select on_behalf_of::text from audit_event where action = 'acting-invited'"
                        + " and actor_id = '" + support.personId() + "'"))
                .containsExactly(desk.tom.personId().toString());
        InvitationCode code = desk.asked(helper("Tom", SOME));
        assertThat(come(invitations.accept(subject(desk.tom), code, "Tom"))).isInstanceOf(ActingResult.Oneself.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCREDITATION", "FINANCE", "SOCIAL_WORK", "SAFEGUARDING", "COMMISSIONER", "SUPPORT"})
    @DisplayName("R60 officers don't act for people with the sign-in of their work")
    void notOfficers(Role role) {
        Actor officer = desk.person("Officer", role);
        InvitationCode code = desk.asked(helper("Officer", SOME));

        assertThat(come(invitations.accept(subject(officer), code, "Officer")))
                .isInstanceOf(ActingResult.NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', paper, , , name",
        "Priya, pigeon, , , way",
        "Priya, email, , , email",
        "Priya, email, nobody, , email",
        "Priya, link, p@example.com, , email",
        "Priya, paper, , -1, mayApproveUpToPence",
        "Priya, paper, , 100000001, mayApproveUpToPence"
    })
    void saysWhatCantBeMeant(String name, String way, String email, Long most, String field) {
        ActingResult result = come(invitations.invite(
                desk.tom,
                desk.tom.personId(),
                new AskToAct(Acting.As.HELPER, name, way, email, new Limits(true, most, null))));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ActingResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    @DisplayName("R107 an invitation by email goes out by the outbox, others don't")
    void goesOutByEmail() {
        desk.asked(helper("On paper", SOME));
        InvitationCode code = desk.asked(new AskToAct(Acting.As.HELPER, "Priya", "email", "priya@example.com", SOME));

        assertThat(desk.database.select(
                        "select payload ->> 'code' from outbox where topic = 'acting-invited' and council_id = '"
                                + desk.visit.council() + "'"))
                .containsExactly(code.text());
    }

    @Test
    @DisplayName("R65 who was nominated acts once an officer has looked; a no is said with its reason")
    void nomineeIsChecked() {
        Actor officer = desk.person("Amina", Role.SOCIAL_WORK);
        Actor ngozi = desk.person("Ngozi", Role.HELPER);
        AskToAct ask = new AskToAct(Acting.As.NOMINEE, "Ngozi", "link", null, Limits.WHOLE);
        assertThat(come(invitations.accept(subject(ngozi), desk.asked(ask), "Ngozi")))
                .isEqualTo(new ActingResult.Came(desk.tom.personId(), true));
        assertThat(desk.forTom(ngozi).block()).isNull();
        UUID waiting = come(checks.waiting(desk.tom.councilId(), 9).next()).id();

        assertThat(come(checks.check(officer, waiting, true, null))).isInstanceOf(ActingResult.Done.class);

        assertThat(come(desk.forTom(ngozi)).mayApprove(Long.MAX_VALUE)).isTrue();
        assertThat(come(checks.check(officer, waiting, false, "Too late"))).isInstanceOf(ActingResult.NoLonger.class);
        Actor second = desk.person("Second", Role.HELPER);
        come(invitations.accept(subject(second), desk.asked(ask), "Second"));
        UUID next = come(checks.waiting(desk.tom.councilId(), 9).next()).id();
        assertThat(come(checks.check(officer, next, false, " "))).isInstanceOf(ActingResult.Invalid.class);
        assertThat(come(checks.check(officer, next, false, "They can’t manage it")))
                .isInstanceOf(ActingResult.Done.class);
        assertThat(desk.forTom(second).block()).isNull();
        assertThat(come(invitations
                        .of(desk.tom.councilId(), desk.tom.personId(), 9)
                        .next()))
                .satisfies(each -> assertThat(each.refusedReason()).isEqualTo("They can’t manage it"));
    }

    @Test
    @DisplayName(
            "R65 who is authorised: for one who can't decide, proposed by one officer, agreed by another, then by letter")
    void authorisedByTwoOfficers() {
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);
        Actor ben = desk.person("Ben", Role.SOCIAL_WORK);
        Actor carol = desk.person("Carol", Role.HELPER);
        UUID id = Ids.next();
        assertThat(come(propose(amina, id))).isInstanceOf(ActingResult.CanDecide.class);
        assertThat(come(desk.get(ActingReviews.class)
                        .capacity(
                                amina,
                                Ids.next(),
                                desk.tom.personId(),
                                false,
                                LocalDate.of(2026, 12, 1),
                                "Assessed on 1 December",
                                false)))
                .isInstanceOf(ActingResult.Done.class);
        assertThat(come(invitations.invite(
                        desk.tom,
                        desk.tom.personId(),
                        new AskToAct(Acting.As.NOMINEE, "Ngozi", "link", null, Limits.WHOLE))))
                .as("who can't decide nominates nobody")
                .isInstanceOf(ActingResult.NotFound.class);
        Actor support = desk.person("Sam", Role.SUPPORT);
        desk.database.execute("update person set support_worker_id = '%s' where id = '%s'"
                .formatted(support.personId(), desk.tom.personId()));
        assertThat(come(invitations.invite(
                        support,
                        desk.tom.personId(),
                        new AskToAct(Acting.As.NOMINEE, "Ngozi", "keyed-in", null, Limits.WHOLE))))
                .as("nor does their support worker for them")
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(propose(amina, id))).isInstanceOf(ActingResult.Done.class);
        assertThat(come(propose(amina, id))).isInstanceOf(ActingResult.Done.class);
        assertThat(come(checks.check(amina, id, true, null))).isInstanceOf(ActingResult.OwnQuestion.class);

        ActingResult agreed = come(checks.check(ben, id, true, null));

        InvitationCode code = ((ActingResult.Invited) agreed).code();
        assertThat(come(invitations.accept(subject(carol), code, "Carol")))
                .isEqualTo(new ActingResult.Came(desk.tom.personId(), false));
        Actor acting = come(desk.forTom(carol));
        assertThat(come(invitations.accept(subject(carol), desk.asked(helper("Carol", SOME)), "Carol")))
                .as("nobody who runs the money becomes less by saying yes to helping")
                .isInstanceOf(ActingResult.NotAllowed.class);
        assertThat(acting.mayApprove(25_000L)).isTrue();
        assertThat(acting.mayApprove(25_001L))
                .as("as far as the two officers agreed")
                .isFalse();
        assertThat(acting.hasToSeeDbs(desk.visit.provider())).as("not family").isTrue();
        assertThat(come(desk.get(Powers.class)
                        .seen(
                                acting,
                                desk.visit.provider(),
                                "enhanced",
                                LocalDate.of(2026, 5, 1),
                                LocalDate.of(2026, 12, 2))))
                .isInstanceOf(ActingResult.Done.class);
        assertThat(come(desk.forTom(carol)).hasToSeeDbs(desk.visit.provider())).isFalse();
        assertThat(come(desk.get(Powers.class).end(desk.tom, desk.tom.personId(), carol.personId())))
                .isInstanceOf(ActingResult.CouncilDecides.class);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("R65 a proposal says what is wrong with it, and keeps nothing")
    @CsvSource(
            nullValues = "-",
            value = {
                "' ', deputy, Why, -, name",
                "Carol, neighbour, Why, -, basis",
                "Carol, deputy, ' ', -, reason",
                "Carol, deputy, Why, -1, mayApproveUpToPence",
                "Carol, deputy, Why, 100000001, mayApproveUpToPence"
            })
    void saysWhatIsWrong(String name, String basis, String reason, Long most, String field) {
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);

        ActingResult result = come(
                checks.propose(amina, new Proposal(Ids.next(), desk.tom.personId(), name, true, basis, reason, most)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ActingResult.Invalid.class,
                        each -> assertThat(each.field()).isEqualTo(field));
    }

    private reactor.core.publisher.Mono<ActingResult> propose(Actor officer, UUID id) {
        return checks.propose(
                officer, new Proposal(id, desk.tom.personId(), "Carol", false, "deputy", "The court says so", 25_000L));
    }

    private static AskToAct helper(String name, Limits limits) {
        return new AskToAct(Acting.As.HELPER, name, "paper", null, limits);
    }

    private static String subject(Actor who) {
        return who.personId().toString();
    }
}
