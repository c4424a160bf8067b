package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.booking.OtherTimesDesk.ASKED;
import static uk.directly.booking.OtherTimesDesk.TWO_HOURS;
import static uk.directly.booking.OtherTimesDesk.at;
import static uk.directly.booking.OtherTimesDesk.done;
import static uk.directly.booking.OtherTimesDesk.why;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.data.IdempotencyKey;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Other times for a request, from being named to being booked (ADR 36). It is Tuesday 1 December, 9:00. */
@WithDatabase
class OtherTimesIT {
    private static final ProposedTimes.Time WEDNESDAY = at("2026-12-09T10:00:00Z", 120);
    private static final ProposedTimes.Time LONGER = at("2026-12-10T13:00:00Z", 180);

    private final TestDatabase database;
    private final OtherTimesDesk times;
    private final SeriesDesk desk;

    OtherTimesIT(TestDatabase database) {
        this.database = database;
        times = new OtherTimesDesk(database, 10_000);
        desk = times.desk;
    }

    @AfterEach
    void close() {
        times.close();
    }

    @Test
    @DisplayName(
            "ADR 36 a time that is taken is booked and confirmed in one step, and what was asked for gives all back")
    void takes() {
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, WEDNESDAY, LONGER);
        assertThat(times.visits()).containsExactly("2026-12-08 requested 4000");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .as("nothing is kept of the times that were named")
                .isEqualTo(1);
        IdempotencyKey key = times.key();

        Booking booked = done(times.take(proposal, 1, key));

        assertThat(booked.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booked.pricePence()).isEqualTo(6000);
        assertThat(times.visits()).containsExactly("2026-12-08 declined 0", "2026-12-10 confirmed 6000");
        assertThat(times.money()).isEqualTo("10000 6000");
        assertThat(times.latest(asked).state()).isEqualTo("taken");
        assertThat(times.latest(asked).becameId()).isEqualTo(booked.id());
        assertThat(desk.select("select topic from outbox where topic like 'other-time%' order by topic"))
                .containsExactly("other-time-taken", "other-times-proposed");
        assertThat(desk.count("select count(*) from agreement_terms where provider_accepted_at is not null"))
                .as("R50 naming a time is the provider's yes")
                .isEqualTo(1);
        assertThat(desk.select("select count(*)::text from audit_event where action = 'other-time-taken'"))
                .containsExactly("1");

        assertThat(SeriesDesk.value(times.take(proposal, 1, key)))
                .as("R15 the second press is the first one's booking")
                .isInstanceOfSatisfying(BookingResult.Done.class, again -> {
                    assertThat(again.replayed()).isTrue();
                    assertThat(again.booking().id()).isEqualTo(booked.id());
                });
        assertThat(why(SeriesDesk.value(times.take(proposal, 0))))
                .isInstanceOfSatisfying(
                        Refusal.NotProposed.class, no -> assertThat(no.state()).isEqualTo("taken"));
    }

    @Test
    @DisplayName("ADR 36 what can't be booked can't be named, each for its reason, and nothing changes")
    void refusesWhatIsNotPossible() {
        UUID asked = times.requested();
        times.requested(Instant.parse("2026-12-11T10:00:00Z"));

        assertThat(why(times.propose(asked, null))).isInstanceOf(Refusal.Invalid.class);
        assertThat(why(times.propose(asked, null, WEDNESDAY, at("2026-12-11T11:00:00Z", 120))))
                .as("in their own diary")
                .isEqualTo(new Refusal.NotThatTime(1, new Refusal.NotAvailable()));
        assertThat(why(times.propose(asked, null, at("2026-12-09T05:00:00Z", 120))))
                .as("before seven")
                .isInstanceOfSatisfying(
                        Refusal.NotThatTime.class, no -> assertThat(no.why()).isInstanceOf(Refusal.OutsideOffer.class));
        assertThat(why(times.propose(asked, null, at("2026-11-30T10:00:00Z", 120))))
                .isEqualTo(new Refusal.NotThatTime(0, new Refusal.InThePast()));
        assertThat(why(times.propose(asked, null, at("2028-12-09T10:00:00Z", 120))))
                .isInstanceOfSatisfying(
                        Refusal.NotThatTime.class, no -> assertThat(no.why()).isInstanceOf(Refusal.TooFarAhead.class));
        assertThat(why(times.propose(asked, null, WEDNESDAY, at("2026-12-10T10:00:00Z", 0))))
                .isEqualTo(new Refusal.NotThatTime(1, new Refusal.EndBeforeStart()));
        assertThat(why(times.propose(asked, null, new ProposedTimes.Time(ASKED, ASKED.plus(TWO_HOURS)))))
                .isInstanceOf(Refusal.NotThatTime.class);
        assertThat(why(times.propose(asked, "Ring me on 07700 900123", WEDNESDAY)))
                .as("R43")
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class, no -> assertThat(no.field()).isEqualTo("message"));
        assertThat(why(times.propose(UUID.randomUUID(), null, WEDNESDAY))).isInstanceOf(Refusal.NotFound.class);

        assertThat(times.visits()).containsExactly("2026-12-08 requested 4000", "2026-12-11 requested 4000");
        assertThat(desk.count("select count(*) from booking_proposal")).isZero();
    }

    @Test
    @DisplayName("ADR 36 one proposal waits at a time, the same one sent twice is one, and after three it is yes or no")
    void oneAtATime() {
        UUID asked = times.requested();
        Proposal first = times.proposed(asked, WEDNESDAY);

        assertThat(done(Mono.just(times.propose(asked, null, WEDNESDAY))).id()).isEqualTo(asked);
        assertThat(desk.count("select count(*) from booking_proposal")).isEqualTo(1);
        assertThat(why(times.propose(asked, null, LONGER)))
                .isInstanceOfSatisfying(
                        Refusal.NotProposed.class, no -> assertThat(no.state()).isEqualTo("open"));

        withdraw(first);
        assertThat(times.latest(asked).state()).isEqualTo("withdrawn");
        assertThat(why(SeriesDesk.value(times.take(first, 0)))).isInstanceOf(Refusal.NotProposed.class);
        withdraw(times.proposed(asked, LONGER));
        withdraw(times.proposed(asked, WEDNESDAY));
        assertThat(why(times.propose(asked, null, LONGER)))
                .isInstanceOfSatisfying(
                        Refusal.NotProposed.class, no -> assertThat(no.state()).isEqualTo("too-many"));
        done(desk.get(Answers.class).accept(desk.provider, asked));
        assertThat(times.visits()).containsExactly("2026-12-08 confirmed 4000");
        assertThat(why(times.propose(asked, null, LONGER))).isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    @DisplayName("ADR 36 no thank you ends the request, and all of the money is free at once")
    void wantsNone() {
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, WEDNESDAY);

        done(desk.get(TakingTimes.class).refuse(desk.tom, asked, proposal.id()));

        assertThat(times.visits()).containsExactly("2026-12-08 declined 0");
        assertThat(times.money()).isEqualTo("10000 0");
        assertThat(times.latest(asked).state()).isEqualTo("refused");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
        done(desk.get(TakingTimes.class).refuse(desk.tom, asked, proposal.id()));
        assertThat(why(SeriesDesk.value(times.take(proposal, 0)))).isInstanceOf(Refusal.NotProposed.class);
    }

    @Test
    @DisplayName("R12 where money is missing nothing has changed, and it is said how much")
    void saysWhatIsMissing() {
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, WEDNESDAY, at("2026-12-10T10:00:00Z", 360));

        assertThat(why(SeriesDesk.value(times.take(proposal, 1)))).isEqualTo(new Refusal.InsufficientFunds(2000, 0));

        assertThat(times.visits()).containsExactly("2026-12-08 requested 4000");
        assertThat(times.money()).isEqualTo("10000 4000");
        assertThat(times.latest(asked).state()).isEqualTo("open");
        done(times.take(proposal, 0));
        assertThat(times.visits()).containsExactly("2026-12-08 declined 0", "2026-12-09 confirmed 4000");
    }

    @Test
    @DisplayName("R51 a time that somebody booked first is gone, what was asked for stands, and another can be taken")
    void firstCome() {
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, WEDNESDAY, LONGER);
        times.requested(WEDNESDAY.start());

        assertThat(times.latest(asked).times()).extracting(Proposal.Time::free).containsExactly(false, true);
        assertThat(why(SeriesDesk.value(times.take(proposal, 0)))).isInstanceOf(Refusal.NotAvailable.class);
        assertThat(times.visits()).containsExactly("2026-12-08 requested 4000", "2026-12-09 requested 4000");
        assertThat(times.latest(asked).state()).isEqualTo("open");
    }

    @Test
    @DisplayName("ADR 36 an overlapping other time is free, for what was asked for gives way to it")
    void overlapsWhatWasAsked() {
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, at("2026-12-08T11:00:00Z", 120));

        done(times.take(proposal, 0));

        assertThat(times.visits()).containsExactly("2026-12-08 declined 0", "2026-12-08 confirmed 4000");
    }

    @Test
    @DisplayName(
            "ADR 36 the person has two days from then on, also past the time that was asked for; then all goes back")
    void hasTime() {
        UUID asked = times.requested(Instant.parse("2026-12-02T10:00:00Z"));
        desk.moveTo("2026-12-02T09:00:00Z");
        Proposal proposal = times.proposed(asked, WEDNESDAY);
        assertThat(proposal.answerBy()).isEqualTo("2026-12-04T09:00:00Z");
        UUID other = times.requested(ASKED);
        Proposal late = times.proposed(other, LONGER);

        desk.moveTo("2026-12-02T10:30:00Z");
        assertThat(why(SeriesDesk.value(desk.get(Answers.class).accept(desk.provider, asked))))
                .as("its own time is over")
                .isInstanceOf(Refusal.WrongState.class);
        assertThat(done(times.take(proposal, 0)).state()).isEqualTo(BookingState.CONFIRMED);

        desk.moveTo("2026-12-04T09:00:00Z");
        assertThat(why(SeriesDesk.value(times.take(late, 0))))
                .isInstanceOfSatisfying(
                        Refusal.NotProposed.class, no -> assertThat(no.state()).isEqualTo("lapsed"));
        database.execute("select booking_expire_due('{\"at\": \"2026-12-04T09:00:00Z\"}')");
        assertThat(times.latest(other).state()).isEqualTo("lapsed");
        assertThat(times.visits())
                .containsExactly("2026-12-02 declined 0", "2026-12-08 expired 0", "2026-12-09 confirmed 4000");
    }

    @Test
    @DisplayName("ADR 36 notice is the provider's, and counts from when they named the time")
    void noticeCountsFromThen() {
        database.execute("update offer set notice_minutes = 1440 where id = '" + desk.garden + "'");
        UUID asked = times.requested();
        Proposal proposal = times.proposed(asked, at("2026-12-02T10:00:00Z", 120));

        desk.moveTo("2026-12-01T20:00:00Z");

        assertThat(done(times.take(proposal, 0)).state()).isEqualTo(BookingState.CONFIRMED);
    }

    @Test
    @DisplayName("R51 of visits that come again one date moves, and the others stay as they are")
    void ofASeries() {
        desk.load(20_000);
        LocalDate tuesday = LocalDate.parse("2026-12-08");
        UUID series =
                desk.bookedSeries(desk.request(desk.garden, tuesday, "10:00", 120, "FREQ=WEEKLY;BYDAY=TU;COUNT=3"));
        UUID second = UUID.fromString(desk.select("select id::text from booking where start_at::date = '2026-12-15'")
                .getFirst());
        Proposal proposal = times.proposed(second, at("2026-12-16T10:00:00Z", 120));

        Booking moved = done(times.take(proposal, 0));

        Booking.InSeries part = Objects.requireNonNull(moved.series());
        assertThat(part.day()).isEqualTo("2026-12-15");
        assertThat(part.id()).isEqualTo(series);
        assertThat(times.visits())
                .containsExactly(
                        "2026-12-08 requested 4000",
                        "2026-12-15 declined 0",
                        "2026-12-16 confirmed 4000",
                        "2026-12-22 requested 4000");
        assertThat(SeriesDesk.value(desk.get(SeriesAnswers.class).accept(desk.provider, series)))
                .isEqualTo(SeriesAnswers.Answered.DONE);
        assertThat(times.visits())
                .containsExactly(
                        "2026-12-08 confirmed 4000",
                        "2026-12-15 declined 0",
                        "2026-12-16 confirmed 4000",
                        "2026-12-22 confirmed 4000");
    }

    @Test
    @DisplayName("ADR 36 whatever ends a request ends what was named for it")
    void endsWithTheRequest() {
        UUID cancelled = times.requested();
        times.proposed(cancelled, WEDNESDAY);
        done(desk.get(Cancellations.class).cancel(desk.tom, cancelled, Cancellations.Reason.OTHER, times.key()));
        assertThat(times.latest(cancelled).state()).isEqualTo("closed");
        UUID accepted = times.requested();
        times.proposed(accepted, WEDNESDAY);
        done(desk.get(Answers.class).accept(desk.provider, accepted));
        assertThat(times.latest(accepted).state()).isEqualTo("closed");
        assertThat(why(SeriesDesk.value(times.take(times.latest(accepted), 0))))
                .isInstanceOf(Refusal.NotProposed.class);
        assertThat(times.visits()).containsExactly("2026-12-08 cancelled 0", "2026-12-08 confirmed 4000");
    }

    @Test
    @DisplayName("ADR 37 of two who come at the same time one can't be moved by itself")
    void ofTwo() {
        UUID asked = times.requested();
        UUID other = times.requested(WEDNESDAY.start());
        database.execute("insert into booking_pair (council_id, id, holder_id, first_id, second_id, made_at, made_by)"
                + " values ('%s', uuidv7(), '%s', '%s', '%s', '2026-12-01T09:00:00Z', '%2$s')"
                        .formatted(desk.council, desk.tomId, asked, other));

        assertThat(why(times.propose(asked, null, LONGER)))
                .isInstanceOfSatisfying(
                        Refusal.NotProposed.class, no -> assertThat(no.state()).isEqualTo("pair"));

        done(desk.get(Answers.class).decline(desk.provider, other));
        times.proposed(asked, LONGER);
    }

    private void withdraw(Proposal proposal) {
        done(desk.get(OtherTimes.class).withdraw(desk.provider, proposal.bookingId(), proposal.id()));
    }
}
