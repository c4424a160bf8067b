package uk.directly.booking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.booking.model.Asked.Standing;
import uk.directly.booking.model.Asked.Wishes;
import uk.directly.council.WorkingDays;
import uk.directly.rate.Span;

class UpkeepTests {
    /** A Thursday. */
    private static final Span BOOKED = span("2026-12-03T09:30:00Z", "2026-12-03T12:00:00Z");

    private static final Instant TOLD = Instant.parse("2026-12-03T13:00:00Z");
    private static final Instant REMINDED = TOLD.plus(Duration.ofDays(3));
    private static final Instant DUE = TOLD.plus(Duration.ofDays(5));
    private static final SilenceRules RULES = new SilenceRules(
            Duration.ofDays(5),
            Duration.ofDays(3),
            3,
            Duration.ofDays(2),
            Duration.ofDays(60),
            Duration.ofDays(7),
            Duration.ofDays(28),
            Duration.ofDays(60),
            new WorkingDays(Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28))));

    /** All conditions of R13 hold: £53.40 told, £44.50 promised. */
    private static final Asked ASKED = new Asked(
            BOOKED,
            span("2026-12-03T09:30:00Z", "2026-12-03T12:30:00Z"),
            TOLD,
            5340,
            4450,
            REMINDED,
            null,
            null,
            true,
            new Wishes(false, false, true),
            new Standing(false, false, false, false));

    /** What flips each condition, and only it. */
    private enum Flip {
        FLAGGED(asked -> standing(asked, new Standing(false, false, false, true))),
        ALWAYS_ASK(asked -> wishes(asked, new Wishes(true, false, true))),
        NOT_APPROVED_BEFORE(
                asked -> change(asked, asked.visit(), asked.recordedAt(), asked.heldPence(), REMINDED, false)),
        ANOTHER_TIME(asked -> change(
                asked,
                span("2026-12-03T12:00:00Z", "2026-12-03T14:30:00Z"),
                asked.recordedAt(),
                asked.heldPence(),
                REMINDED,
                true)),
        NOT_READABLE(asked -> wishes(asked, new Wishes(false, false, false))),
        NOT_REMINDED(asked -> change(asked, asked.visit(), asked.recordedAt(), asked.heldPence(), null, true)),
        IN_HOSPITAL(asked -> standing(asked, new Standing(true, false, false, false))),
        ENDED(asked -> standing(asked, new Standing(false, true, false, false))),
        FROZEN(asked -> standing(asked, new Standing(false, false, true, false))),
        RECORDED_LATE(asked -> change(
                asked,
                asked.visit(),
                BOOKED.end().plus(Duration.ofDays(60)).plusSeconds(60),
                asked.heldPence(),
                BOOKED.end().plus(Duration.ofDays(63)).plusSeconds(60),
                true)),
        NOTHING_PROMISED(asked -> change(asked, asked.visit(), asked.recordedAt(), 0, REMINDED, true));

        @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
        private final UnaryOperator<Asked> flip;

        Flip(UnaryOperator<Asked> flip) {
            this.flip = flip;
        }
    }

    @Test
    @DisplayName("R13 example 1: £44.50 is due after five days, £8.90 stays in question")
    void silenceApprovesWhatWasPromised() {
        assertThat(Upkeep.ofRecorded(ASKED, RULES, DUE)).isEqualTo(new Upkeep.FallDue(4450, 890));
        assertThat(Upkeep.ofRecorded(ASKED, RULES, DUE.minusSeconds(1))).isEqualTo(new Upkeep.Wait(DUE));
    }

    @Test
    @DisplayName("R13 what costs less than was promised is due as it is")
    void silenceApprovesNoMoreThanWasTold() {
        Asked less = new Asked(
                BOOKED, BOOKED, TOLD, 1780, 4450, REMINDED, null, null, true, ASKED.wishes(), ASKED.standing());

        assertThat(Upkeep.ofRecorded(less, RULES, DUE)).isEqualTo(new Upkeep.FallDue(1780, 0));
    }

    @ParameterizedTest
    @EnumSource(Flip.class)
    @DisplayName("R13 R58 each condition by itself keeps a silence from counting")
    void eachConditionCounts(Flip flip) {
        Asked asked = flip.flip.apply(ASKED);
        Instant late = asked.recordedAt().plus(Duration.ofDays(30));

        assertThat(Obstacle.first(asked, RULES)).contains(Obstacle.valueOf(flip.name()));
        Upkeep becomes = Upkeep.ofRecorded(asked, RULES, late);
        if (flip == Flip.NOT_REMINDED) {
            assertThat(becomes).isInstanceOf(Upkeep.Remind.class);
        } else {
            assertThat(becomes)
                    .isEqualTo(new Upkeep.AskOthers(Obstacle.valueOf(flip.name()), late.plus(Duration.ofDays(60))));
        }
    }

    @Test
    void everyObstacleHasItsFlip() {
        assertThat(Arrays.stream(Flip.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Obstacle.values()).map(Enum::name).toList());
        assertThat(Obstacle.first(ASKED, RULES)).isEmpty();
    }

    @Test
    @DisplayName("R106 where somebody is worried no helper is asked, and the reason doesn't tell")
    void saysNothingOfAWorry() {
        assertThat(Arrays.stream(Obstacle.values()).filter(each -> !each.mayBeHelped()))
                .containsExactly(Obstacle.FLAGGED);
        assertThat(Obstacle.FLAGGED.slug()).isEqualTo(Obstacle.ALWAYS_ASK.slug());
    }

    @Test
    @DisplayName("R13 the reminder goes on day 3, once")
    void remindsOnDayThree() {
        Asked unread = change(ASKED, ASKED.visit(), TOLD, 4450, null, true);

        assertThat(Upkeep.ofRecorded(unread, RULES, REMINDED.minusSeconds(1))).isEqualTo(new Upkeep.Wait(REMINDED));
        assertThat(Upkeep.ofRecorded(unread, RULES, REMINDED)).isEqualTo(new Upkeep.Remind(DUE));
        assertThat(Upkeep.ofRecorded(ASKED, RULES, REMINDED)).isEqualTo(new Upkeep.Wait(DUE));
    }

    @Test
    @DisplayName("R13 after a jump of the clock the reminder comes first, and two days for it")
    void remindsLateAndWaits() {
        Instant late = TOLD.plus(Duration.ofDays(6));
        Asked unread = change(ASKED, ASKED.visit(), TOLD, 4450, null, true);
        Instant twoDaysLater = late.plus(Duration.ofDays(2));

        assertThat(Upkeep.ofRecorded(unread, RULES, late)).isEqualTo(new Upkeep.Remind(twoDaysLater));
        Asked reminded = change(ASKED, ASKED.visit(), TOLD, 4450, late, true);
        assertThat(Upkeep.ofRecorded(reminded, RULES, twoDaysLater.minusSeconds(1)))
                .isEqualTo(new Upkeep.Wait(twoDaysLater));
        assertThat(Upkeep.ofRecorded(reminded, RULES, twoDaysLater)).isInstanceOf(Upkeep.FallDue.class);
    }

    @Test
    @DisplayName(
            "R13 a letter that was posted a day later has its days from then on; one that never was lets no silence count")
    void waitsForTheLetter() {
        Asked later = wishes(ASKED, new Wishes(false, true, true, TOLD.plus(Duration.ofDays(1))));
        Asked never = wishes(ASKED, new Wishes(false, true, true));
        Instant monday = Instant.parse("2026-12-14T13:00:00Z");

        assertThat(Upkeep.ofRecorded(later, RULES, monday.minusSeconds(1))).isEqualTo(new Upkeep.Wait(monday));
        assertThat(Upkeep.ofRecorded(later, RULES, monday)).isInstanceOf(Upkeep.FallDue.class);
        assertThat(Upkeep.ofRecorded(never, RULES, monday))
                .isInstanceOfSatisfying(
                        Upkeep.AskOthers.class,
                        others -> assertThat(others.why()).isEqualTo(Obstacle.NOT_READABLE));
    }

    @Test
    @DisplayName("R13 by post three working days more: from Tuesday 8 to Friday 11 December; Christmas isn't one")
    void waitsForThePost() {
        Asked byPost = wishes(ASKED, new Wishes(false, true, false, TOLD));
        Instant friday = Instant.parse("2026-12-11T13:00:00Z");

        assertThat(Upkeep.ofRecorded(byPost, RULES, DUE)).isEqualTo(new Upkeep.Wait(friday));
        assertThat(Upkeep.ofRecorded(byPost, RULES, friday)).isInstanceOf(Upkeep.FallDue.class);
        assertThat(RULES.read(Instant.parse("2026-12-24T09:00:00Z"), true))
                .isEqualTo(Instant.parse("2026-12-31T09:00:00Z"));
    }

    @Test
    @DisplayName("R60 a helper has two days, then the support worker is asked")
    void passesOnToTheSupportWorker() {
        Instant asked = DUE.plusSeconds(60);
        Asked helped = new Asked(
                BOOKED,
                ASKED.visit(),
                TOLD,
                5340,
                4450,
                REMINDED,
                asked,
                asked,
                false,
                ASKED.wishes(),
                ASKED.standing());
        Instant passed = asked.plus(Duration.ofDays(2));

        assertThat(Upkeep.ofRecorded(helped, RULES, asked)).isEqualTo(new Upkeep.Wait(passed));
        assertThat(Upkeep.ofRecorded(helped, RULES, passed))
                .isEqualTo(new Upkeep.PassOn(asked.plus(Duration.ofDays(60))));
    }

    @Test
    @DisplayName("R13 what stays in question lapses after 60 days")
    void lapses() {
        Instant end = DUE.plus(Duration.ofDays(60));

        assertThat(Upkeep.ofOpen(DUE, 890, RULES, end.minusSeconds(1))).isEqualTo(new Upkeep.Wait(end));
        assertThat(Upkeep.ofOpen(DUE, 890, RULES, end)).isEqualTo(new Upkeep.Lapse(890));
    }

    @Test
    @DisplayName("R13 what is in question for as long as a silence has is asked about once, and never when it lapses")
    void asksAboutAQuestion() {
        Instant ask = DUE.plus(RULES.answer());
        Instant end = DUE.plus(RULES.lapse());

        assertThat(Upkeep.ofQuestioned(DUE, null, 890, RULES, ask.minusSeconds(1)))
                .isEqualTo(new Upkeep.Wait(ask));
        assertThat(Upkeep.ofQuestioned(DUE, null, 890, RULES, ask)).isEqualTo(new Upkeep.AskAboutQuestion(end));
        assertThat(Upkeep.ofQuestioned(DUE, ask, 890, RULES, ask.plusSeconds(1)))
                .isEqualTo(new Upkeep.Wait(end));
        assertThat(Upkeep.ofQuestioned(DUE, null, 890, RULES, end)).isEqualTo(new Upkeep.Lapse(890));
    }

    @Test
    @DisplayName("R58 nobody told of it: asked once after 7 days, let go after 28")
    void chasesWhoCame() {
        Instant week = BOOKED.end().plus(Duration.ofDays(7));
        Instant four = BOOKED.end().plus(Duration.ofDays(28));

        assertThat(untold(null, null, week.minusSeconds(1))).isEqualTo(new Upkeep.Wait(week));
        assertThat(untold(null, null, week)).isEqualTo(new Upkeep.Chase(four));
        assertThat(untold(week, null, week)).isEqualTo(new Upkeep.Wait(four));
        assertThat(untold(week, null, four)).isEqualTo(new Upkeep.LetGo());
        assertThat(untold(week, four, four)).isEqualTo(new Upkeep.Wait(null));
        assertThat(untold(null, null, four))
                .as("also after a jump, who came is asked")
                .isInstanceOf(Upkeep.Chase.class);
    }

    private static Upkeep untold(@Nullable Instant chasedAt, @Nullable Instant letGoAt, Instant now) {
        return Upkeep.ofUntold(BOOKED, chasedAt, letGoAt, RULES, now);
    }

    private static Asked wishes(Asked asked, Wishes wishes) {
        return new Asked(
                asked.booked(),
                asked.visit(),
                asked.recordedAt(),
                asked.openPence(),
                asked.heldPence(),
                asked.remindedAt(),
                null,
                null,
                asked.approvedBefore(),
                wishes,
                asked.standing());
    }

    private static Asked standing(Asked asked, Standing standing) {
        return new Asked(
                asked.booked(),
                asked.visit(),
                asked.recordedAt(),
                asked.openPence(),
                asked.heldPence(),
                asked.remindedAt(),
                null,
                null,
                asked.approvedBefore(),
                asked.wishes(),
                standing);
    }

    private static Asked change(
            Asked asked,
            Span visit,
            Instant recordedAt,
            long heldPence,
            @Nullable Instant remindedAt,
            boolean approvedBefore) {
        return new Asked(
                asked.booked(),
                visit,
                recordedAt,
                asked.openPence(),
                heldPence,
                remindedAt,
                null,
                null,
                approvedBefore,
                asked.wishes(),
                asked.standing());
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
