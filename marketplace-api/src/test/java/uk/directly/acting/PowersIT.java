package uk.directly.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.acting.ActingDesk.come;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.data.Ids;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R60, R61, R64, R65: how far somebody acts, whose work they leave to others, and how it ends. */
@WithDatabase
class PowersIT {
    private final MovableTime time = MovableTime.at("2026-12-03T09:00:00Z");
    private final ActingDesk desk;
    private final Powers powers;
    private final ActingReviews reviews;
    private final Actor priya;

    PowersIT(TestDatabase database) {
        desk = new ActingDesk(database, ApprovedVisit.byStripe(database), time);
        powers = desk.get(Powers.class);
        reviews = desk.get(ActingReviews.class);
        priya = desk.person("Priya Shah", Role.HELPER);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R60 the person says anew how far; nobody changes their own powers")
    void changes() {
        desk.helps(priya, new Limits(true, 5000L, null));

        assertThat(come(powers.change(
                        desk.tom, tom(), priya.personId(), new Limits(false, 0L, LocalDate.of(2026, 12, 5)))))
                .isInstanceOf(ActingResult.Done.class);

        ActsForMe now = come(powers.one(desk.tom.councilId(), tom(), priya.personId()));
        assertThat(now.limits()).isEqualTo(new Limits(false, 0L, LocalDate.of(2026, 12, 5)));
        Actor acting = come(desk.forTom(priya));
        assertThat(come(powers.change(acting, tom(), priya.personId(), Limits.WHOLE)))
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(powers.change(
                        desk.tom, tom(), priya.personId(), new Limits(true, null, LocalDate.of(2026, 12, 2)))))
                .isInstanceOf(ActingResult.Invalid.class);
    }

    @Test
    @DisplayName("R61 it ends at once, by either of the two; both are told, and it ends once")
    void ends() {
        desk.helps(priya, new Limits(true, 5000L, null));
        assertThat(come(powers.end(desk.tom, tom(), priya.personId()))).isInstanceOf(ActingResult.Done.class);
        assertThat(desk.forTom(priya).block()).isNull();
        assertThat(desk.database.select("select role from person_role where person_id = '" + priya.personId() + "'"))
                .isEmpty();

        desk.helps(priya, new Limits(true, 5000L, null));
        assertThat(come(powers.end(priya, tom(), priya.personId()))).isInstanceOf(ActingResult.Done.class);

        assertThat(desk.forTom(priya).block()).isNull();
        assertThat(desk.database.select(
                        "select payload ->> 'why' from outbox where topic = 'acting-ended' and council_id = '"
                                + desk.visit.council() + "' order by id"))
                .containsExactly("taken-back", "given-up");
        Actor stranger = desk.person("Stranger", Role.HOLDER);
        desk.helps(priya, new Limits(true, 5000L, null));
        assertThat(come(powers.end(stranger, tom(), priya.personId()))).isInstanceOf(ActingResult.NotFound.class);
        assertThat(desk.forTom(priya).block()).isNotNull();
    }

    @Test
    @DisplayName("R64 the work of whom somebody lives or works with is not theirs to book or say yes to")
    void leavesTheirOwnToOthers() {
        desk.helps(priya, new Limits(true, 5000L, null));
        UUID provider = desk.visit.provider();
        assertThat(come(desk.forTom(priya)).runs(provider)).isFalse();

        assertThat(come(powers.tied(priya, provider, "household"))).isInstanceOf(ActingResult.Done.class);

        assertThat(come(desk.forTom(priya)).runs(provider)).isTrue();
        assertThat(come(powers.one(desk.tom.councilId(), tom(), priya.personId()))
                        .ties())
                .containsExactly("Aisha T");
        assertThat(come(powers.tied(priya, Ids.next(), "household"))).isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(powers.tied(priya, provider, "friend"))).isInstanceOf(ActingResult.Invalid.class);
    }

    @Test
    @DisplayName("R64 an officer ends a tie with a reason; it stays to be seen, and can be said again")
    void endsTies() {
        Ties ties = desk.get(Ties.class);
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);
        desk.helps(priya, new Limits(true, 5000L, null));
        come(powers.tied(priya, desk.visit.provider(), "household"));
        UUID id =
                come(ties.of(desk.tom.councilId(), priya.personId(), 9).next()).id();
        assertThat(come(ties.end(amina, priya.personId(), id, " "))).isInstanceOf(ActingResult.Invalid.class);
        assertThat(come(ties.end(priya, priya.personId(), id, "Mine"))).isInstanceOf(ActingResult.OwnQuestion.class);
        assertThat(come(ties.end(amina, desk.tom.personId(), id, "Of another")))
                .isInstanceOf(ActingResult.NotFound.class);
        assertThat(come(desk.forTom(priya)).runs(desk.visit.provider())).isTrue();

        assertThat(come(ties.end(amina, priya.personId(), id, "They moved"))).isInstanceOf(ActingResult.Done.class);
        assertThat(come(ties.end(amina, priya.personId(), id, "Twice"))).isInstanceOf(ActingResult.Done.class);

        assertThat(come(desk.forTom(priya)).runs(desk.visit.provider())).isFalse();
        assertThat(come(powers.ties(priya).collectList())).isEmpty();
        assertThat(come(ties.one(desk.tom.councilId(), priya.personId(), id)))
                .satisfies(tie -> assertThat(tie.endedReason()).isEqualTo("They moved"))
                .satisfies(tie -> assertThat(tie.endedBy()).isEqualTo("Amina"));
        assertThat(desk.database.select(
                        "select topic || ' ' || coalesce(payload ->> 'personId', payload ->> 'forPersonId')"
                                + " from outbox where topic like 'tie-ended%' and council_id = '" + desk.visit.council()
                                + "' order by id"))
                .containsExactly("tie-ended " + priya.personId(), "tie-ended-of " + tom());
        assertThatThrownBy(() -> desk.database.execute("update acting_tie set ended_at = null, ended_by = null,"
                        + " ended_reason = null where id = '" + id + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> desk.database.execute("delete from acting_tie where id = '" + id + "'"))
                .hasMessageContaining("stays");
        come(powers.tied(priya, desk.visit.provider(), "business"));
        assertThat(come(desk.forTom(priya)).runs(desk.visit.provider())).isTrue();
        assertThat(come(ties.of(desk.tom.councilId(), priya.personId(), 9).collectList()))
                .extracting(Ties.Tie::kind)
                .containsExactly("business", "household");
    }

    @Test
    @DisplayName("R64 nor of whom the same address says that they live with them, however it is written")
    void knowsTheSameAddress() {
        desk.helps(priya, new Limits(true, 5000L, null));
        desk.database.execute("""
                insert into home_address values ('%1$s', '%2$s', '12 Oak Road, Sale', 'M33 2AA'),
                    ('%1$s', '%3$s', E'12 Oak Road\nSale', 'M33 2AA')
                """.formatted(desk.visit.council(), priya.personId(), desk.visit.person()));

        assertThat(come(desk.forTom(priya)).runs(desk.visit.provider())).isTrue();

        desk.database.execute(
                "update home_address set lines = '14 Oak Road, Sale' where person_id = '" + priya.personId() + "'");
        assertThat(come(desk.forTom(priya)).runs(desk.visit.provider())).isFalse();
    }

    @Test
    @DisplayName("R65 breach, capacity lost, capacity found again: a review, due on the next working day, once")
    void opensReviews() {
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);
        nominated(priya);
        // Friday before Christmas: the next day that is worked is the Tuesday after.
        time.pass(java.time.Duration.between(time.instant(), java.time.Instant.parse("2026-12-24T12:00:00Z")));

        come(reviews.breach(amina, priya.personId(), tom(), "Paid themselves for petrol"));
        come(reviews.breach(amina, priya.personId(), tom(), "Once more"));
        come(reviews.capacity(amina, Ids.next(), tom(), false, LocalDate.of(2026, 12, 20), "Assessed", false));

        List<ActingReviews.Review> open = come(reviews.open(amina, 9).collectList());
        assertThat(open).extracting(ActingReviews.Review::cause).containsExactly("breach", "capacity-lost");
        assertThat(open).extracting(ActingReviews.Review::dueOn).containsOnly(LocalDate.of(2026, 12, 29));
        assertThat(come(reviews.open(priya, 9).collectList()))
                .as("never one's own")
                .isEmpty();
        UUID lost = open.get(1).id();
        ActingReviews.Capacity cannot = new ActingReviews.Capacity(false, LocalDate.of(2026, 12, 21));
        assertThat(come(reviews.decide(amina, lost, true, "Somebody is proposed", cannot)))
                .isInstanceOf(ActingResult.Done.class);
        assertThat(come(reviews.open(amina, 9).collectList()))
                .as("its own answer doesn't open it anew")
                .extracting(ActingReviews.Review::cause)
                .containsExactly("breach");
    }

    @Test
    @DisplayName("R65 an officer decides: it goes on, or ends at once with a reason")
    void decidesReviews() {
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);
        nominated(priya);
        come(reviews.breach(amina, priya.personId(), tom(), "Something"));
        UUID first = come(reviews.open(amina, 9).next()).id();
        assertThat(come(reviews.decide(priya, first, true, "All is well")))
                .isInstanceOf(ActingResult.OwnQuestion.class);
        assertThat(come(reviews.decide(amina, first, true, " "))).isInstanceOf(ActingResult.Invalid.class);
        assertThat(come(reviews.decide(amina, first, true, "All is well"))).isInstanceOf(ActingResult.Done.class);
        assertThat(desk.forTom(priya).block()).isNotNull();
        assertThat(come(reviews.decide(amina, first, false, "No"))).isInstanceOf(ActingResult.NoLonger.class);

        come(reviews.breach(amina, priya.personId(), tom(), "Something else"));
        UUID second = come(reviews.open(amina, 9).next()).id();
        assertThat(come(reviews.decide(amina, second, false, "It was too much")))
                .isInstanceOf(ActingResult.Done.class);

        assertThat(desk.forTom(priya).block()).isNull();
        assertThat(desk.database.select(
                        "select payload ->> 'why' from outbox where topic = 'acting-ended' and council_id = '"
                                + desk.visit.council() + "'"))
                .containsExactly("council");
    }

    @Test
    @DisplayName("R65 “I think they can decide again” asks the council; it ends nothing by itself")
    void asksWhetherTheyCan() {
        Actor amina = desk.person("Amina", Role.SOCIAL_WORK);
        assertThat(come(reviews.canDecideAgain(desk.tom, null)))
                .as("nobody was authorised")
                .isInstanceOf(ActingResult.NotFound.class);
        desk.database.execute(
                "insert into acting (council_id, person_id, for_person_id, as_role, during) values ('%s', '%s', '%s', 'authorised', '[2026-01-01,)')"
                        .formatted(desk.visit.council(), priya.personId(), tom()));

        assertThat(come(reviews.canDecideAgain(desk.tom, "I feel better"))).isInstanceOf(ActingResult.Done.class);
        assertThat(come(reviews.canDecideAgain(come(desk.forTom(priya)), null))).isInstanceOf(ActingResult.Done.class);

        assertThat(come(reviews.open(amina, 9).collectList()))
                .singleElement()
                .satisfies(review -> assertThat(review.words()).isEqualTo("I feel better"));
        assertThat(desk.forTom(priya).block()).isNotNull();
    }

    private UUID tom() {
        return desk.tom.personId();
    }

    private void nominated(Actor who) {
        ActingInvitations invitations = desk.get(ActingInvitations.class);
        come(invitations.accept(
                who.personId().toString(),
                desk.asked(new AskToAct(Acting.As.NOMINEE, who.name(), "link", null, Limits.WHOLE)),
                who.name()));
        ActingChecks checks = desk.get(ActingChecks.class);
        Actor officer = desk.person("Ben", Role.SOCIAL_WORK);
        come(checks.check(
                officer, come(checks.waiting(desk.tom.councilId(), 9).next()).id(), true, null));
    }
}
