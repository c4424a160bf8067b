package uk.directly.starting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * How somebody comes in again who lost their phone or their e-mail: a support worker calls back and asks for a letter,
 * another officer prints it to the address that is known, and its code lets them choose a new sign-in, once (R61).
 */
@Service
public class AnewLetters {
    private static final int DAYS = 14;
    private static final int LONGEST = 1_000;
    private static final int SHORTEST = 2;

    private final SecureRandom chance = new SecureRandom();
    private final Changes changes;
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Clock clock;

    AnewLetters(Changes changes, DatabaseClient database, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** People of that name who may need one, by name; officers come in by their council's own way. */
    public Flux<Person> find(Actor officer, String name) {
        String typed = name.strip();
        return typed.length() < SHORTEST
                ? Flux.empty()
                : database.sql(PEOPLE + " and lower(p.name) like lower(:like) order by p.name, p.id limit 20")
                        .bind("council", officer.councilId())
                        .bind("officer", officer.personId())
                        .bind("like", "%" + typed.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                        .mapProperties(Person.class)
                        .all();
    }

    /** One of them. */
    public Mono<Person> person(Actor officer, UUID id) {
        return database.sql(PEOPLE + " and p.id = :id")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("id", id)
                .mapProperties(Person.class)
                .one();
    }

    private static final String PEOPLE = """
            select p.id, p.name, p.case_reference,
                   (select max(l.asked_at) from sign_in_letter l where l.council_id = p.council_id and l.person_id = p.id
                       and l.replaced_at is null and l.used_at is null) as asked_at
              from person p
             where p.council_id = :council and p.id <> :officer and p.died_on is null and p.subject is not null
               and not is_council_staff(p.council_id, p.id)
            """;

    /**
     * Ends all sign-ins of a person and asks for a letter.
     *
     * @param id made by the caller: the same id again is the same letter
     * @param madeSure whom the officer called back, on which number
     */
    public Mono<Asked> ask(Actor officer, UUID id, UUID personId, String madeSure) {
        if (madeSure.isBlank() || madeSure.length() > LONGEST) {
            return Mono.just(Asked.NO_WORDS);
        }
        return Mono.fromSupplier(() -> new AskCommand(
                        id,
                        officer.councilId(),
                        officer.personId(),
                        personId,
                        madeSure.strip(),
                        InstantSource.system().instant(),
                        clock.instant()))
                .flatMap(command -> changes.apply("sign_in_letter_ask", command, Answer.class))
                .map(answer -> Asked.of(answer.outcome()))
                .doOnNext(asked -> outbox.nudge());
    }

    /** Those that wait to be printed, the oldest first. */
    public Flux<Waiting> waiting(Actor officer) {
        return database.sql("""
                        select l.id, p.name, l.asked_at, o.name as asked_by, l.asked_by = :officer as own
                          from sign_in_letter l
                          join person p on p.council_id = l.council_id and p.id = l.person_id
                          join person o on o.council_id = l.council_id and o.id = l.asked_by
                         where l.council_id = :council and l.printed_at is null and l.replaced_at is null
                         order by l.asked_at, l.id limit 100
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .mapProperties(Waiting.class)
                .all();
    }

    /** Prints one: only now there is a code, and it is nowhere but in this answer. */
    public Mono<Printed> print(Actor officer, UUID id) {
        // Chance is read from a file.
        return Mono.fromSupplier(() -> LetterCode.random(chance))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(code -> {
                    LocalDate until = London.today(clock).plusDays(DAYS);
                    PrintCommand command = new PrintCommand(
                            id, officer.councilId(), officer.personId(), code.hash(), until, clock.instant());
                    return changes.apply("sign_in_letter_print", command, PrintAnswer.class)
                            .map(answer -> answer.value(code, until));
                });
    }

    /** Comes in again with a code and a date of birth. */
    public Mono<FirstSignIn.Outcome> signIn(LetterCode code, LocalDate bornOn) {
        return Mono.fromSupplier(() -> new InCommand(code.hash(), bornOn, London.today(clock), clock.instant()))
                .flatMap(command -> changes.apply("sign_in_by_letter", command, InAnswer.class))
                .map(InAnswer::value)
                .doOnNext(outcome -> outbox.nudge());
    }

    /** Somebody who may need a letter; {@code askedAt}: one is under way. */
    public record Person(
            UUID id,
            String name,
            @Nullable String caseReference,
            @Nullable Instant askedAt) {}

    /** A letter that waits to be printed. */
    public record Waiting(UUID id, String name, Instant askedAt, String askedBy, boolean own) {}

    /** What became of asking for one. */
    public enum Asked {
        DONE,
        NOT_FOUND,
        OWN,
        DECEASED,
        OFFICER,
        NO_BIRTH_DATE,
        NO_ADDRESS,
        NEVER_SIGNED_IN,
        ADDRESS_NEW,
        NO_WORDS;

        static Asked of(String outcome) {
            return valueOf(outcome.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    /** What became of printing one. */
    public sealed interface Printed {
        /** Here it is. */
        record Letter(String name, String lines, String postcode, LetterCode code, LocalDate until)
                implements Printed {}

        /** There is none. */
        record NotFound() implements Printed {}

        /** Somebody printed it, or there is a newer one. */
        record WrongState() implements Printed {}

        /** Their address or date of birth was changed a few days ago: it waits (ADR 50). */
        record AddressNew() implements Printed {}

        /** Who asked for it doesn't print it. */
        record SameOfficer() implements Printed {}
    }

    /** The command of {@code sign_in_letter_ask}; written to no log. */
    private record AskCommand(
            UUID id, UUID councilId, UUID actorId, UUID personId, String madeSure, Instant now, Instant at) {
        @Override
        public String toString() {
            return "AskCommand[" + id + "]";
        }
    }

    private record Answer(String outcome) {}

    private record PrintCommand(UUID id, UUID councilId, UUID actorId, String codeHash, LocalDate until, Instant at) {}

    private record PrintAnswer(
            String outcome,
            @Nullable String name,
            @Nullable String lines,
            @Nullable String postcode) {
        Printed value(LetterCode code, LocalDate until) {
            return switch (outcome) {
                case "done" ->
                    new Printed.Letter(
                            Objects.requireNonNull(name),
                            Objects.requireNonNull(lines),
                            Objects.requireNonNull(postcode),
                            code,
                            until);
                case "wrong-state" -> new Printed.WrongState();
                case "same-officer" -> new Printed.SameOfficer();
                case "address-new" -> new Printed.AddressNew();
                default -> new Printed.NotFound();
            };
        }
    }

    private record InCommand(String codeHash, LocalDate bornOn, LocalDate today, Instant at) {}

    private record InAnswer(String outcome, @Nullable String subject) {
        FirstSignIn.Outcome value() {
            return switch (outcome) {
                case "done" -> new FirstSignIn.Outcome.In(Objects.requireNonNull(subject));
                case "wrong" -> new FirstSignIn.Outcome.Wrong();
                case "no-longer" -> new FirstSignIn.Outcome.NoLonger();
                default -> throw new IllegalStateException("Coming in by letter came to " + outcome);
            };
        }
    }
}
