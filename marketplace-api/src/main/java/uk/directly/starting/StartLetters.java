package uk.directly.starting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.budget.FieldFault;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** What officers do for somebody who starts: add them, write the letter with the code, or refuse with reasons (R29). */
@Service
public class StartLetters {
    private static final int DAYS = 28;
    private static final int LONGEST = 2_000;

    private final SecureRandom chance = new SecureRandom();
    private final Changes changes;
    private final Clock clock;

    StartLetters(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Adds somebody.
     *
     * @param id made by the caller: the same id again is the same person
     */
    public Mono<StartingResult> add(Actor officer, UUID id, NewPerson person) {
        return Mono.defer(() -> {
            List<FieldFault> faults = person.faults(London.today(clock));
            return faults.isEmpty()
                    ? changes.apply(
                                    "starting_add_person",
                                    new AddCommand(officer, id, person, clock.instant()),
                                    Answer.class)
                            .map(answer -> "done".equals(answer.outcome())
                                    ? new StartingResult.Added(id)
                                    : new StartingResult.CaseReferenceKnown())
                    : Mono.just(new StartingResult.Invalid(faults));
        });
    }

    /** Writes a letter; the one before no longer works. */
    public Mono<StartingResult> write(Actor officer, UUID id, UUID personId) {
        // Chance is read from a file.
        return Mono.fromSupplier(() -> LetterCode.random(chance))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(code -> {
                    LocalDate until = London.today(clock).plusDays(DAYS);
                    LetterCommand command = new LetterCommand(
                            id, officer.councilId(), officer.personId(), personId, code.hash(), until, clock.instant());
                    return changes.apply("starting_letter", command, Answer.class)
                            .map(answer -> "done".equals(answer.outcome())
                                    ? new StartingResult.Written(code, until)
                                    : answer.result());
                });
    }

    /** Refuses, in writing and with reasons. */
    public Mono<StartingResult> refuse(Actor officer, UUID id, UUID personId, String reasons) {
        if (reasons.isBlank() || reasons.length() > LONGEST) {
            return Mono.just(new StartingResult.Invalid(
                    List.of(new FieldFault("reasons", "Write the reasons, in at most 2,000 letters."))));
        }
        return Mono.fromSupplier(() -> new RefuseCommand(
                        id, officer.councilId(), officer.personId(), personId, reasons.strip(), clock.instant()))
                .flatMap(command -> changes.apply("starting_refuse", command, Answer.class))
                .map(Answer::result);
    }

    private record AddCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            String name,
            String firstName,
            LocalDate bornOn,
            @Nullable String caseReference,
            String lines,
            String postcode,
            String role,
            Instant at) {
        AddCommand(Actor officer, UUID id, NewPerson person, Instant at) {
            this(
                    id,
                    officer.councilId(),
                    officer.personId(),
                    person.name(),
                    person.firstName(),
                    person.bornOn(),
                    person.caseReference(),
                    person.address(),
                    person.postcode(),
                    person.isCarer() ? "carer" : "holder",
                    at);
        }
    }

    private record LetterCommand(
            UUID id, UUID councilId, UUID actorId, UUID personId, String codeHash, LocalDate until, Instant at) {}

    private record RefuseCommand(UUID id, UUID councilId, UUID actorId, UUID personId, String reasons, Instant at) {}

    /** An answer of a function of this feature. */
    record Answer(String outcome) {
        StartingResult result() {
            return switch (outcome) {
                case "done" -> new StartingResult.Done();
                case "not-found" -> new StartingResult.NotFound();
                case "deceased" ->
                    new StartingResult.Invalid(
                            List.of(new FieldFault("personId", "They have died: no more letters go to them.")));
                case "address-new" ->
                    new StartingResult.Invalid(List.of(new FieldFault(
                            "personId",
                            "Their address or date of birth was changed a few days ago. Letters with a code wait.")));
                case "no-birth-date" -> new StartingResult.NoBirthDate();
                case "no-award" -> new StartingResult.NoAward();
                case "signs-in-already" -> new StartingResult.SignsInAlready();
                case "finished", "wrong-state" -> new StartingResult.WrongState();
                case "not-all-done" -> new StartingResult.NotAllDone();
                default -> throw new IllegalStateException("Starting came to " + outcome);
            };
        }
    }
}
