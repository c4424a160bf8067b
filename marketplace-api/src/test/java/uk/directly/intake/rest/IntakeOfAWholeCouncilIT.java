package uk.directly.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.intake.Compared;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeServer;
import uk.directly.intake.IntakeUpload;
import uk.directly.intake.Intakes;
import uk.directly.intake.ParallelRunning;
import uk.directly.intake.WentLive;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** A whole council comes over: 2,000 people, or 4,000 with {@code -Ddirectly.storms=whole}. */
@WithDatabase
class IntakeOfAWholeCouncilIT {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeOfAWholeCouncilIT.class);
    private static final int PEOPLE = "whole".equals(System.getProperty("directly.storms")) ? 4_000 : 2_000;

    private final IntakeServer intakes;

    IntakeOfAWholeCouncilIT(TestDatabase database) {
        intakes = new IntakeServer(database);
    }

    @AfterEach
    void stop() {
        intakes.close();
    }

    @Test
    @DisplayName("R95 comes in, is compared and goes live in seconds")
    void comesOver() {
        Intakes check = intakes.server.bean(Intakes.class);
        ParallelRunning running = intakes.server.bean(ParallelRunning.class);
        LocalDate day = LocalDate.of(2026, 12, 1);
        long begun = System.nanoTime();
        Intake intake = done(check.check(
                intakes.server.maker,
                new IntakeUpload(
                        day,
                        "caseReference,givenName,familyName,born,kind,from,weekly,cycle,planLines,paidUntil,balanceCouncil,"
                                + "balanceOwn\n"
                                + lines(
                                        "BIG-%d,Ada,Fairweather,1951-04-02,direct-payment,2024-04-01,100.00,fortnightly,"
                                                + "Getting out;Keeping the house,2026-11-29,200.00,1.50"),
                        "caseReference,payee,sortCode,accountNumber\n" + lines("BIG-%d,Nadia Petrescu,200000,55779911"),
                        null),
                key(intakes.server.maker)));
        assertThat(intake.rowsBad()).isZero();
        long checked = System.nanoTime();
        done(check.control(intakes.server.maker, intake.id(), intake.ours(), null));
        done(check.accept(intakes.server.checker, intake.id(), false, key(intakes.server.checker)));
        long accepted = System.nanoTime();
        Compared compare = done(running.compare(
                intakes.server.maker,
                intake.id(),
                day,
                "caseReference,balanceCouncil,balanceOwn\n" + lines("BIG-%d,400.00,1.50")));
        assertThat(compare.differing()).isZero();
        long compared = System.nanoTime();

        WentLive live =
                done(running.goLive(intakes.server.checker, intake.id(), null, null, key(intakes.server.checker)));

        assertThat(live.live()).isEqualTo(PEOPLE);
        LOG.warn(
                "{} people: checked in {}, accepted in {}, compared in {}, live in {}",
                PEOPLE,
                Duration.ofNanos(checked - begun),
                Duration.ofNanos(accepted - checked),
                Duration.ofNanos(compared - accepted),
                Duration.ofNanos(System.nanoTime() - compared));
        assertThat(intakes.server.select("select count(*) || ' ' || sum(amount_pence) from ledger_transfer"
                        + " where council_id = '<council>' and code = 'opening'"))
                .containsExactly(2 * PEOPLE + " " + 40_150L * PEOPLE);
    }

    private static IdempotencyKey key(Actor officer) {
        return IdempotencyKey.of(officer.personId(), "whole", String.valueOf(Ids.next()), "council");
    }

    private static <T> T done(Mono<IntakeResult<T>> step) {
        IntakeResult<T> result = Objects.requireNonNull(step.block());
        return switch (result) {
            case IntakeResult.Done<T> done -> done.value();
            case IntakeResult.Refused<T> refused ->
                throw new AssertionError(refused.why().words());
        };
    }

    private static String lines(String line) {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(number -> line.formatted(number))
                .collect(Collectors.joining("\n"));
    }
}
