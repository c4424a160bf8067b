package uk.directly.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.acting.ActingDesk.come;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

/** R60, R65: nobody gives what they haven't got, and nobody is authorised for who can decide. */
@WithDatabase
class GrantsIT {
    private static final int ROUNDS = 20;

    private final MovableTime time = MovableTime.at("2026-12-03T09:00:00Z");
    private final ActingDesk desk;
    private final Powers powers;
    private final ActingInvitations invitations;
    private final ActingReviews reviews;
    private final Grants grants;
    private final Actor helen;
    private final Actor amina;

    GrantsIT(TestDatabase database) {
        desk = new ActingDesk(database, ApprovedVisit.byStripe(database), time);
        powers = desk.get(Powers.class);
        invitations = desk.get(ActingInvitations.class);
        reviews = desk.get(ActingReviews.class);
        grants = desk.get(Grants.class);
        amina = desk.person("Amina", Role.SOCIAL_WORK);
        helen = desk.person("Helen Marsh", Role.AUTHORISED);
        authorise(helen, "5000");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R60 who says yes up to an amount lets nobody in for more, nor changes them to more later")
    void givesNoMoreThanTheirOwn() {
        Actor acting = come(desk.forTom(helen));

        for (Limits more : List.of(new Limits(true, 5001L, null), new Limits(true, null, null))) {
            assertThat(come(invitations.invite(acting, tom(), ask("Sam", more))))
                    .isEqualTo(new ActingResult.MoreThanOwn(5000L, null));
        }
        Actor sam = letIn(new Limits(true, 5000L, null));
        assertThat(come(powers.change(acting, tom(), sam.personId(), new Limits(true, 5001L, null))))
                .isEqualTo(new ActingResult.MoreThanOwn(5000L, null));
        assertThat(come(powers.change(acting, tom(), sam.personId(), new Limits(true, 4000L, null))))
                .isInstanceOf(ActingResult.Done.class);

        assertThat(limit(sam)).isEqualTo(4000L);
        assertThat(come(powers.change(desk.tom, tom(), sam.personId(), new Limits(true, 9000L, null))))
                .as("the person's own choice")
                .isInstanceOf(ActingResult.Done.class);
        assertThat(limit(sam)).isEqualTo(9000L);
    }

    @Test
    @DisplayName("R60 who acts until a day lets nobody in for longer")
    void givesNoLongerThanTheirOwn() {
        desk.database.execute(
                "update acting set during = '[2026-01-01,2026-12-20)' where person_id = '" + helen.personId() + "'");
        Actor acting = come(desk.forTom(helen));

        assertThat(come(invitations.invite(acting, tom(), ask("Sam", new Limits(true, 0L, null)))))
                .isEqualTo(new ActingResult.MoreThanOwn(5000L, LocalDate.of(2026, 12, 19)));
        assertThat(come(invitations.invite(
                        acting, tom(), ask("Sam", new Limits(true, 0L, LocalDate.of(2026, 12, 19))))))
                .isInstanceOf(ActingResult.Invited.class);
    }

    @Test
    @DisplayName("R60 the database itself refuses a helper who was let in for more")
    void databaseRefusesMore() {
        Actor sam = letIn(new Limits(true, 5000L, null));

        assertThatThrownBy(() -> desk.database.execute(
                        "update acting set may_approve_up_to_pence = 5001 where person_id = '" + sam.personId() + "'"))
                .hasMessageContaining("More than who lets them in may themselves");
    }

    @Test
    @DisplayName("R60 lowered, whom they let in falls with them; who was asked before gets no more than there is now")
    void fallsWithWhoLetThemIn() {
        Actor sam = letIn(new Limits(true, 5000L, null));
        Actor less = letIn(new Limits(true, 1000L, null));
        desk.helps(desk.person("Own Choice", Role.HELPER), new Limits(true, 9000L, null));
        InvitationCode early = code(new Limits(true, 5000L, null));

        assertThat(come(grants.lower(amina, tom(), helen.personId(), 2000, "Only small bills")))
                .isInstanceOf(ActingResult.Done.class);

        assertThat(limit(helen)).isEqualTo(2000L);
        assertThat(limit(sam)).isEqualTo(2000L);
        assertThat(limit(less)).isEqualTo(1000L);
        assertThat(desk.database.select("select may_approve_up_to_pence::text from acting where for_person_id = '"
                        + tom() + "' and granted_by is null and as_role = 'helper'"))
                .as("whom the person let in")
                .containsExactly("9000");
        assertThat(come(invitations.look(early)))
                .isInstanceOfSatisfying(
                        ActingResult.Open.class,
                        open -> assertThat(open.limits().mayApproveUpToPence()).isEqualTo(2000L));
        Actor late = desk.person("Late", Role.HELPER);
        come(invitations.accept(late.personId().toString(), early, "Late"));
        assertThat(limit(late)).isEqualTo(2000L);
        assertThat(come(grants.lower(amina, tom(), helen.personId(), 2001, "More")))
                .isInstanceOf(ActingResult.Invalid.class);
    }

    @Test
    @DisplayName("R60 only an officer lowers it, and nobody their own")
    void refusesTheWrongPeople() {
        Actor sam = letIn(new Limits(true, 5000L, null));
        assertThat(come(grants.lower(helen, tom(), helen.personId(), 1, "Mine")))
                .isInstanceOf(ActingResult.OwnQuestion.class);
        assertThat(come(grants.lower(desk.tom, tom(), helen.personId(), 1, "Mine")))
                .isInstanceOf(ActingResult.OwnQuestion.class);
        assertThat(come(grants.lower(amina, tom(), sam.personId(), 1, "A helper")))
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(grants.lower(amina, helen.personId(), tom(), 1, "Turned round")))
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(powers.change(come(desk.forTom(sam)), tom(), sam.personId(), new Limits(true, null, null))))
                .isInstanceOf(ActingResult.NotFound.class);
    }

    @Test
    @DisplayName("R60 a lowering and a letting in at the same time leave nobody above it")
    void lowersAgainstLettingIn() {
        Actor acting = come(desk.forTom(helen));
        for (int round = 0; round < ROUNDS; round++) {
            long lower = 4999L - round;
            InvitationCode code = code(new Limits(true, lower + 1, null));
            Actor sam = desk.person("Sam " + round, Role.HELPER);
            Actor other = letIn(new Limits(true, 1L, null));

            Flux.just(
                            grants.lower(amina, tom(), helen.personId(), lower, "Less"),
                            invitations.accept(sam.personId().toString(), code, sam.name()),
                            powers.change(acting, tom(), other.personId(), new Limits(true, lower + 1, null)))
                    .flatMap(step -> step.subscribeOn(Schedulers.boundedElastic()))
                    .blockLast();

            assertThat(limit(helen)).isEqualTo(lower);
            assertThat(desk.database.select("select count(*)::text from acting where granted_by = '" + helen.personId()
                            + "' and (may_approve_up_to_pence is null or may_approve_up_to_pence > " + lower + ")"))
                    .containsExactly("0");
        }
    }

    @Test
    @DisplayName("R65 whom somebody let in is looked at once they act no more; what they had asked opens nothing")
    void looksAtWhomTheyLetIn() {
        Actor sam = letIn(new Limits(true, 5000L, null));
        InvitationCode open = code(new Limits(true, 100L, null));

        come(powers.end(helen, tom(), helen.personId()));

        assertThat(come(reviews.open(amina, 9).collectList())).singleElement().satisfies(review -> {
            assertThat(review.cause()).isEqualTo("granter-ended");
            assertThat(review.personId()).isEqualTo(sam.personId());
        });
        Actor late = desk.person("Late", Role.HELPER);
        assertThat(come(invitations.accept(late.personId().toString(), open, "Late")))
                .isInstanceOf(ActingResult.NoLonger.class);
    }

    @Test
    @DisplayName("R65 that they can decide is recorded in two steps, and ends whoever was authorised")
    void recordsThatTheyCan() {
        come(reviews.canDecideAgain(desk.tom, "I can"));
        LocalDate day = LocalDate.of(2026, 12, 1);
        ActingChecks checks = desk.get(ActingChecks.class);
        for (String name : new String[] {"Proposed", "With a letter"}) {
            come(checks.propose(
                    amina, new Proposal(Ids.next(), tom(), name, true, "attorney", "The court holds it", null)));
        }
        come(checks.check(
                desk.person("Ben", Role.SOCIAL_WORK),
                come(checks.waiting(desk.tom.councilId(), 9)
                                .filter(each -> each.name().equals("With a letter"))
                                .next())
                        .id(),
                true,
                null));

        assertThat(come(reviews.capacity(amina, Ids.next(), tom(), true, day, "Assessed", false)))
                .isEqualTo(new ActingResult.EndsAuthorised("Helen Marsh"));
        assertThat(desk.forTom(helen).block()).isNotNull();
        UUID key = Ids.next();
        assertThat(come(reviews.capacity(amina, key, tom(), true, day, "Assessed", true)))
                .isInstanceOf(ActingResult.Done.class);
        assertThat(come(reviews.capacity(amina, key, tom(), true, day, "Assessed", true)))
                .as("sent twice")
                .isInstanceOf(ActingResult.Done.class);

        assertThat(desk.forTom(helen).block()).isNull();
        assertThat(come(checks.waiting(desk.tom.councilId(), 9).collectList()))
                .as("who isn't needed any more waits for nobody")
                .isEmpty();
        assertThat(come(desk.get(ActingInvitations.class)
                        .of(desk.tom.councilId(), tom(), 9)
                        .collectList()))
                .extracting(ActingInvitation::state)
                .containsOnly("withdrawn");
        assertThat(come(reviews.canDecide(desk.tom.councilId(), tom()))).isTrue();
        assertThat(come(reviews.open(amina, 9).collectList()))
                .as("answered by it")
                .isEmpty();
        assertThat(desk.database.select("select outcome from acting_review where for_person_id = '" + tom() + "'"))
                .containsExactly("ended");
        assertThatThrownBy(() -> authorise(desk.person("Another", Role.AUTHORISED), "null"))
                .hasMessageContaining("They can decide");
    }

    @Test
    @DisplayName("R65 the review of “they can decide again” says what the council holds from then on")
    void reviewRecordsIt() {
        Actor second = desk.person("Second", Role.AUTHORISED);
        authorise(second, "null");
        come(reviews.canDecideAgain(desk.tom, "I can"));
        UUID review = come(reviews.open(amina, 9).next()).id();
        ActingReviews.Capacity can = new ActingReviews.Capacity(true, LocalDate.of(2026, 12, 1));

        assertThat(come(reviews.decide(amina, review, false, "Assessed")))
                .as("not without saying whether they can")
                .isInstanceOf(ActingResult.Invalid.class);
        assertThat(come(reviews.decide(amina, review, true, "Assessed", can)))
                .as("whoever can has nobody authorised")
                .isInstanceOf(ActingResult.CanDecide.class);
        assertThat(come(reviews.decide(
                        amina, review, false, "Assessed", new ActingReviews.Capacity(true, LocalDate.of(2026, 12, 4)))))
                .as("tomorrow")
                .isInstanceOf(ActingResult.Invalid.class);
        assertThat(come(reviews.decide(helen, review, false, "Mine", can)))
                .isInstanceOf(ActingResult.OwnQuestion.class);
        assertThat(come(reviews.decide(amina, review, false, "Assessed", can))).isInstanceOf(ActingResult.Done.class);

        assertThat(come(reviews.canDecide(desk.tom.councilId(), tom()))).isTrue();
        assertThat(desk.forTom(helen).block()).isNull();
        assertThat(desk.forTom(second).block()).as("nobody is left").isNull();
        assertThat(come(reviews.open(amina, 9).collectList())).isEmpty();
    }

    @Test
    @DisplayName("R65 or that they can’t: it goes on, and the council holds that from then on")
    void reviewRecordsThatTheyCannot() {
        come(reviews.canDecideAgain(desk.tom, "I can"));
        UUID review = come(reviews.open(amina, 9).next()).id();

        assertThat(come(reviews.decide(
                        amina, review, true, "Assessed", new ActingReviews.Capacity(false, LocalDate.of(2026, 12, 1)))))
                .isInstanceOf(ActingResult.Done.class);

        assertThat(come(reviews.canDecide(desk.tom.councilId(), tom()))).isFalse();
        assertThat(desk.forTom(helen).block()).isNotNull();
        assertThat(desk.database.select(
                        "select can_decide::text from capacity_decision where person_id = '" + tom() + "'"))
                .containsExactly("false");
    }

    @Test
    @DisplayName(
            "R65 of a yes to acting and a finding that they can decide, whichever comes first, nobody is left authorised")
    void decidesAgainstComing() {
        ActingChecks checks = desk.get(ActingChecks.class);
        Actor ben = desk.person("Ben", Role.SOCIAL_WORK);
        for (int round = 0; round < ROUNDS; round++) {
            come(reviews.capacity(amina, Ids.next(), tom(), false, LocalDate.of(2026, 12, 1), "Assessed", false));
            UUID proposal = Ids.next();
            come(checks.propose(
                    amina, new Proposal(proposal, tom(), "Sam", true, "family-or-friend", "Their son", null)));
            InvitationCode code = ((ActingResult.Invited) come(checks.check(ben, proposal, true, null))).code();
            Actor sam = desk.person("Sam " + round, Role.HELPER);

            Flux.just(
                            reviews.capacity(
                                    amina, Ids.next(), tom(), true, LocalDate.of(2026, 12, 1), "Assessed", true),
                            invitations.accept(sam.personId().toString(), code, sam.name()))
                    .flatMap(step -> step.subscribeOn(Schedulers.boundedElastic()))
                    .blockLast();

            assertThat(desk.forTom(sam).block()).isNull();
            time.pass(java.time.Duration.ofSeconds(1));
        }
    }

    private UUID tom() {
        return desk.tom.personId();
    }

    private void authorise(Actor who, String upTo) {
        desk.database.execute(
                "insert into acting (council_id, person_id, for_person_id, as_role, may_approve_up_to_pence, during)"
                        + " values ('%s', '%s', '%s', 'authorised', %s, '[2026-01-01,)')"
                                .formatted(desk.visit.council(), who.personId(), tom(), upTo));
    }

    private static AskToAct ask(String name, Limits limits) {
        return new AskToAct(Acting.As.HELPER, name, "paper", null, limits);
    }

    /** The code of an invitation by Helen. */
    private InvitationCode code(Limits limits) {
        return ((ActingResult.Invited)
                        come(invitations.invite(come(desk.forTom(helen)), tom(), ask("Somebody", limits))))
                .code();
    }

    /** Somebody whom Helen let in. */
    private Actor letIn(Limits limits) {
        Actor who = desk.person("Sam Let In", Role.HELPER);
        come(invitations.accept(who.personId().toString(), code(limits), who.name()));
        return who;
    }

    private @Nullable Long limit(Actor who) {
        return come(powers.one(desk.tom.councilId(), tom(), who.personId())).mayApproveUpToPence();
    }
}
