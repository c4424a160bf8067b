package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import uk.directly.booking.model.Upkeep;
import uk.directly.booking.model.Wages;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;

/** Does what was decided about a visit by itself, once ({@code R__booking_silence_functions.sql}). */
@Component
class UpkeepSteps {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepSteps.class);

    private final PromisedDays promisedDays;
    private final CouncilSettings settings;
    private final Changes changes;

    UpkeepSteps(PromisedDays promisedDays, CouncilSettings settings, Changes changes) {
        this.promisedDays = promisedDays;
        this.settings = settings;
        this.changes = changes;
    }

    /** Answers whether it was done; not where somebody else was faster, or something changed. */
    Mono<Boolean> take(Upkeeps.Due due, Upkeep what, Instant now) {
        Look look = Look.of(due, now);
        return switch (what) {
            case Upkeep.Wait wait -> word(look, "wait", wait.until());
            case Upkeep.Remind remind -> word(look, "remind", remind.next());
            case Upkeep.Chase chase -> word(look, "chase", chase.next());
            case Upkeep.LetGo letGo -> word(look, "let-go", null);
            case Upkeep.FallDue silence -> fallDue(due.booking(), look, silence, now);
            case Upkeep.AskOthers others ->
                ask(
                        due.booking(),
                        look,
                        others.why().slug(),
                        others.why().mayBeHelped() && !due.known().flagged(),
                        others.next());
            case Upkeep.PassOn on -> ask(due.booking(), look, "passed-on", false, on.next());
            case Upkeep.AskAboutQuestion asked -> ask(due.booking(), look, "in-question", false, asked.next());
            case Upkeep.AskAboutWages asked ->
                ask(due.booking(), look, "not-agreed", !due.known().flagged(), null);
            case Upkeep.PayWages pay -> payWages(due.booking(), look);
            case Upkeep.Lapse lapse -> done("booking_lapse", new Lapse(look, lapse.openPence()), look);
        };
    }

    private Mono<Boolean> word(Look look, String what, @Nullable Instant next) {
        return done("booking_upkeep", new Word(look, what, next), look);
    }

    private Mono<Boolean> fallDue(Booking booking, Look look, Upkeep.FallDue silence, Instant now) {
        return promisedDays
                .after(booking.councilId(), now)
                .flatMap(promised -> done(
                        "booking_fall_due",
                        new FallDue(
                                look,
                                silence.amountPence(),
                                booking.yesTo(silence.amountPence()).ownPence(),
                                booking.wagesOnce(silence.amountPence()),
                                silence.openPence(),
                                Ids.next(),
                                promised,
                                booking.title() + " with " + booking.provider().name()),
                        look));
    }

    private Mono<Boolean> ask(Booking booking, Look look, String why, boolean mayHelp, @Nullable Instant next) {
        LocalDate today = LocalDate.ofInstant(look.at(), London.ZONE);
        return Mono.zip(
                        settings.valueOf(booking.councilId(), Setting.HELPER_DAYS, today),
                        promisedDays.after(booking.councilId(), look.at()))
                .flatMap(found -> done(
                        "booking_ask_others",
                        new Ask(
                                WagesPosting.of(booking, look, found.getT2()),
                                Ids.next(),
                                why,
                                mayHelp,
                                booking.openPence(),
                                today,
                                found.getT1(),
                                next),
                        look));
    }

    private Mono<Boolean> payWages(Booking booking, Look look) {
        return promisedDays
                .after(booking.councilId(), look.at())
                .flatMap(promised -> done("booking_pay_wages", WagesPosting.of(booking, look, promised), look));
    }

    private Mono<Boolean> done(String function, Object command, Look look) {
        return changes.apply(function, command, Answer.class)
                .map(answer -> answer.outcome().equals("done"))
                .doOnNext(done -> {
                    if (done) {
                        LOG.debug("{} of booking {}", function, look.id());
                    }
                });
    }

    /** What every step names: what it was decided on. */
    record Look(
            UUID id, UUID councilId, int version, @Nullable Instant lookAt, JsonNode facts, Instant at) {
        static Look of(Upkeeps.Due due, Instant now) {
            Booking booking = due.booking();
            return new Look(booking.id(), booking.councilId(), booking.version(), due.lookAt(), due.facts(), now);
        }
    }

    /** The command of {@code booking_upkeep}. */
    record Word(
            @JsonUnwrapped Look look, String of, @Nullable Instant nextLook) {}

    /** The command of {@code booking_fall_due}. */
    record FallDue(
            @JsonUnwrapped Look look,
            long amountPence,
            long ownPence,
            Wages.@Nullable Posting wages,
            long openPence,
            UUID settlementId,
            LocalDate promisedOn,
            String description) {}

    /** What is to stand posted of an employed person's visit ({@code booking_wages}); {@code wages} null: nobody's. */
    record WagesPosting(
            @JsonUnwrapped Look look,
            Wages.@Nullable Posting wages,
            UUID settlementId,
            LocalDate promisedOn,
            String description) {
        static WagesPosting of(Booking booking, Look look, LocalDate promised) {
            return new WagesPosting(
                    look,
                    booking.wagesOnce(0),
                    Ids.next(),
                    promised,
                    booking.title() + " with " + booking.provider().name());
        }
    }

    /** The command of {@code booking_ask_others}. */
    record Ask(
            @JsonUnwrapped WagesPosting posting,
            UUID taskId,
            String reason,
            boolean mayHelp,
            long pence,
            LocalDate today,
            int helperDays,
            @Nullable Instant nextLook) {}

    /** The command of {@code booking_lapse}. */
    record Lapse(@JsonUnwrapped Look look, long openPence) {}

    private record Answer(String outcome) {}
}
