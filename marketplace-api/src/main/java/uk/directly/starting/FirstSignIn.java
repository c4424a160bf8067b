package uk.directly.starting;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** The first sign-in, with the code of a letter and a date of birth, and the change to one's own sign-in after it. */
@Service
public class FirstSignIn {
    /** What people who signed in by letter are called until they have a sign-in of their own; the rest is chance. */
    public static final String BY_LETTER = "letter:";

    private final Changes changes;
    private final Clock clock;

    FirstSignIn(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Signs in. */
    public Mono<Outcome> signIn(LetterCode code, LocalDate bornOn) {
        return Mono.fromSupplier(() -> new SignInCommand(code.hash(), bornOn, London.today(clock), clock.instant()))
                .flatMap(command -> changes.apply("starting_sign_in", command, SignInAnswer.class))
                .map(SignInAnswer::value);
    }

    /** From now on this person signs in with that sign-in of the provider's. */
    public Mono<Linked> link(UUID councilId, UUID personId, String subject) {
        return Mono.fromSupplier(() -> new LinkCommand(councilId, personId, subject, clock.instant()))
                .flatMap(command -> changes.apply("starting_link", command, LinkAnswer.class))
                .map(answer -> switch (answer.outcome()) {
                    case "done" -> Linked.DONE;
                    case "taken" -> Linked.SOMEBODY_ELSES;
                    case "signs-in-already" -> Linked.SIGNS_IN_ALREADY;
                    default -> throw new IllegalStateException("Choosing a sign-in came to " + answer.outcome());
                });
    }

    /**
     * Whom a link would be for: kept in their session while they are at the sign-in provider.
     *
     * @param then the page to go on with; null: the tasks of whoever starts
     */
    public record For(
            UUID councilId,
            UUID personId,
            Instant until,
            @Nullable String then) implements Serializable {
        /** This person, for so long. */
        public static For of(Actor actor, Instant until) {
            return new For(actor.councilId(), actor.personId(), until, null);
        }

        /** The same, going on with this page. */
        public For thenTo(String path) {
            return new For(councilId, personId, until, path);
        }
    }

    /** What became of a code and a date of birth. */
    public sealed interface Outcome {
        /** They belong together: this is who it is, in the sign-in's words. */
        record In(String subject) implements Outcome {}

        /** They don't, or the letter was tried too often. */
        record Wrong() implements Outcome {}

        /** They did, but there is a newer letter, or it is too old. */
        record NoLonger() implements Outcome {}

        /** They have a sign-in of their own, and use that. */
        record SignsInAlready() implements Outcome {}
    }

    /** What became of a link. */
    public enum Linked {
        /** It counts from now on. */
        DONE,
        /** Somebody else signs in with that. */
        SOMEBODY_ELSES,
        /** They had chosen one before. */
        SIGNS_IN_ALREADY
    }

    private record SignInCommand(String codeHash, LocalDate bornOn, LocalDate today, Instant at) {}

    private record SignInAnswer(String outcome, @Nullable String subject) {
        Outcome value() {
            return switch (outcome) {
                case "done" -> new Outcome.In(Objects.requireNonNull(subject));
                case "wrong" -> new Outcome.Wrong();
                case "no-longer" -> new Outcome.NoLonger();
                case "signs-in-already" -> new Outcome.SignsInAlready();
                default -> throw new IllegalStateException("Signing in by letter came to " + outcome);
            };
        }
    }

    private record LinkCommand(UUID councilId, UUID personId, String subject, Instant at) {}

    private record LinkAnswer(String outcome) {}
}
