package uk.directly.starting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.budget.FieldFault;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** What somebody does who starts, or stops: each step by itself, in any order, as often as they like (R29). */
@Service
public class Starts {
    /** The terms that are agreed to now; the text stands on the page. */
    public static final String TERMS_VERSION = "2026-11";

    private static final List<String> HELPED_BY = List.of("nobody", "support-worker", "somebody-else");
    private static final List<String> WISHES = List.of("council-arranges", "somebody-else-runs-it", "no-support");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_WORDS = 1_000;

    private final Changes changes;
    private final Clock clock;

    Starts(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Says who sits beside them. */
    public Mono<StartingResult> helpedBy(Actor person, String who) {
        return HELPED_BY.contains(who)
                ? step(person, "helped-by", who, null, null, null)
                : invalid("helpedBy", "Choose who helps you with this.");
    }

    /** Has read what the money is for. */
    public Mono<StartingResult> money(Actor person) {
        return step(person, "money", null, null, null, null);
    }

    /** Agrees to the terms of now. */
    public Mono<StartingResult> terms(Actor person) {
        return step(person, "terms", null, TERMS_VERSION, null, null);
    }

    /**
     * Says who shall help from now on.
     *
     * @param name null or blank: nobody
     * @param contact how the council reaches them
     */
    public Mono<StartingResult> helper(Actor person, @Nullable String name, @Nullable String contact) {
        if (name == null || name.isBlank()) {
            return step(person, "helpers", null, null, null, null);
        }
        if (name.length() > LONGEST_NAME) {
            return invalid("helperName", "Give the name, in at most 100 letters.");
        }
        if (contact == null || contact.isBlank() || contact.length() > LONGEST_NAME) {
            return invalid("helperContact", "Give a phone number or an email address.");
        }
        return step(person, "helpers", null, null, name.strip(), contact.strip());
    }

    /** Everything is done. */
    public Mono<StartingResult> finish(Actor person) {
        return Mono.fromSupplier(() ->
                        new FinishCommand(person.councilId(), person.forPersonId(), person.personId(), clock.instant()))
                .flatMap(command -> changes.apply("starting_finish", command, StartLetters.Answer.class))
                .map(StartLetters.Answer::result);
    }

    /** Would like to stop; everything goes on until something else is agreed. */
    public Mono<StartingResult> askToStop(Actor person, UUID id, String wish, @Nullable String words) {
        if (!WISHES.contains(wish)) {
            return invalid("wish", "Choose what you would like instead.");
        }
        if (words != null && words.length() > LONGEST_WORDS) {
            return invalid("words", "Say it in at most 1,000 letters.");
        }
        return Mono.fromSupplier(() -> new StopCommand(
                        id,
                        person.councilId(),
                        person.forPersonId(),
                        person.personId(),
                        person.onBehalfOf(),
                        wish,
                        words == null || words.isBlank() ? null : words.strip(),
                        clock.instant()))
                .flatMap(command -> changes.apply("starting_ask_to_stop", command, StartLetters.Answer.class))
                .map(StartLetters.Answer::result);
    }

    /** An officer writes down what was agreed. */
    public Mono<StartingResult> answerStop(Actor officer, UUID id, String outcome) {
        if (outcome.isBlank() || outcome.length() > LONGEST_WORDS) {
            return invalid("outcome", "Write what was agreed, in at most 1,000 letters. The person reads it.");
        }
        return Mono.fromSupplier(() -> new AnswerStopCommand(
                        id, officer.councilId(), officer.personId(), outcome.strip(), clock.instant()))
                .flatMap(command -> changes.apply("starting_answer_stop", command, StartLetters.Answer.class))
                .map(StartLetters.Answer::result);
    }

    private Mono<StartingResult> step(
            Actor person,
            String step,
            @Nullable String helpedBy,
            @Nullable String termsVersion,
            @Nullable String helperName,
            @Nullable String helperContact) {
        return Mono.fromSupplier(() -> new StepCommand(
                        person.councilId(),
                        person.forPersonId(),
                        person.personId(),
                        step,
                        helpedBy,
                        termsVersion,
                        helperName,
                        helperContact,
                        clock.instant()))
                .flatMap(command -> changes.apply("starting_step", command, StartLetters.Answer.class))
                .map(StartLetters.Answer::result);
    }

    private static Mono<StartingResult> invalid(String field, String message) {
        return Mono.just(new StartingResult.Invalid(List.of(new FieldFault(field, message))));
    }

    private record StepCommand(
            UUID councilId,
            UUID personId,
            UUID actorId,
            String step,
            @Nullable String helpedBy,
            @Nullable String termsVersion,
            @Nullable String helperName,
            @Nullable String helperContact,
            Instant at) {}

    private record FinishCommand(UUID councilId, UUID personId, UUID actorId, Instant at) {}

    private record StopCommand(
            UUID id,
            UUID councilId,
            UUID personId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            String wish,
            @Nullable String words,
            Instant at) {}

    private record AnswerStopCommand(UUID id, UUID councilId, UUID actorId, String outcome, Instant at) {}
}
