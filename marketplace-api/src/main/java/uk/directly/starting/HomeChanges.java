package uk.directly.starting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.FullPostcode;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.OldRows;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * Where somebody lives, and when they were born, is recorded or changed: one officer asks, another looks, whoever it is about
 * is told where they were reached until then, and letters with a code wait (ADR 50).
 */
@Service
public class HomeChanges {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_ADDRESS = 300;
    private static final int OLDEST = 120;

    private static final String READ = """
            select c.id, p.name, c.lines, c.postcode, c.born_on, c.lines_before, c.postcode_before, c.born_before,
                   c.made_sure, c.asked_at, o.name as asked_by, c.asked_by = :officer as own
              from home_change c
              join person p on p.council_id = c.council_id and p.id = c.person_id
              join person o on o.council_id = c.council_id and o.id = c.asked_by
             where c.council_id = :council and c.checked_at is null and c.person_id <> :officer
            """;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final Outbox outbox;
    private final Clock clock;

    HomeChanges(
            DatabaseClient database,
            Changes changes,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where people lived before, as long ago as their council says (R101). */
    @Bean
    static OldRows homesOfThePast(Clock clock) {
        return new OldRows("changes of address", "home_changes_forget", Duration.ZERO, clock);
    }

    /** What is held about somebody; empty: nobody whose address is recorded here. */
    public Mono<Held> held(Actor officer, UUID personId) {
        return database.sql("""
                        select p.id, p.name, h.lines, h.postcode, p.born_on,
                               exists (select from home_change c where c.council_id = p.council_id and c.person_id = p.id
                                          and c.checked_at is null) as waits,
                               home_change_letters_from(p.council_id, p.id, :today) as letters_from
                          from person p
                          left join home_address h on h.council_id = p.council_id and h.person_id = p.id
                         where p.council_id = :council and p.id = :id and p.id <> :officer and p.died_on is null
                           and not is_council_staff(p.council_id, p.id)
                        """)
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("id", personId)
                .bind("today", London.today(clock))
                .mapProperties(Held.class)
                .one();
    }

    /**
     * Asks for it.
     *
     * @param id made by the caller: the same id again is the same change
     */
    public Mono<Outcome> ask(Actor officer, UUID id, UUID personId, NewHome home) {
        Outcome.Invalid fault = fault(home);
        return fault != null
                ? Mono.just(fault)
                : apply(
                        "home_change_ask",
                        new AskCommand(
                                id,
                                officer.councilId(),
                                officer.personId(),
                                personId,
                                home.lines(),
                                home.postcode(),
                                home.bornOn(),
                                home.madeSure(),
                                clock.instant()));
    }

    private Outcome.@Nullable Invalid fault(NewHome home) {
        LocalDate today = London.today(clock);
        LocalDate born = home.bornOn();
        if (home.lines() == null && born == null) {
            return new Outcome.Invalid("lines", "Enter what has changed: the address, the date of birth, or both");
        }
        if (home.lines() != null && home.lines().length() > LONGEST_ADDRESS) {
            return new Outcome.Invalid("lines", "Enter the address, in at most 300 letters");
        }
        if ((home.lines() == null) != (home.postcode() == null)
                || (home.postcode() != null && FullPostcode.of(home.postcode()) == null)) {
            return new Outcome.Invalid("postcode", "Enter the address and its full postcode, like M33 2AA");
        }
        if (born != null && (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST)))) {
            return new Outcome.Invalid("bornOn", "Enter the date of birth, like 27 3 1956");
        }
        return home.madeSure().isEmpty() || home.madeSure().length() > LONGEST
                ? new Outcome.Invalid("madeSure", "Write how you made sure, in at most 1,000 letters")
                : null;
    }

    /** Those that wait for another officer, the oldest first. */
    public Flux<Waiting> waiting(Actor officer) {
        return database.sql(READ + " order by c.asked_at, c.id limit 100")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .mapProperties(Waiting.class)
                .all();
    }

    /** One of them. */
    public Mono<Waiting> one(Actor officer, UUID id) {
        return database.sql(READ + " and c.id = :id")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("id", id)
                .mapProperties(Waiting.class)
                .one();
    }

    /** Says yes, and it counts; or no, with a reason. */
    public Mono<Outcome> check(Actor officer, UUID id, boolean yes, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        return !yes && (why.isEmpty() || why.length() > LONGEST)
                ? Mono.just(new Outcome.Invalid("reason", "Write why not, in at most 1,000 letters"))
                : Mono.zip(bankHolidays.workingDays(), waitDays(officer))
                        .map(found -> new CheckCommand(
                                id,
                                officer.councilId(),
                                officer.personId(),
                                yes,
                                yes ? null : why,
                                yes ? found.getT1().after(London.today(clock), found.getT2()) : null,
                                clock.instant()))
                        .flatMap(command -> apply("home_change_check", command));
    }

    /** For how many working days no letter with a code goes to somebody whose address has changed. */
    public Mono<Integer> waitDays(Actor officer) {
        return settings.valueOf(officer.councilId(), Setting.NEW_ADDRESS_WORKING_DAYS, London.today(clock));
    }

    private Mono<Outcome> apply(String function, Object command) {
        return changes.apply(function, command, Answer.class).map(Answer::value).doOnNext(outcome -> outbox.nudge());
    }

    /**
     * What it is to be.
     *
     * @param lines of the address, without the postcode; null: it stays
     * @param postcode null: it stays
     * @param bornOn null: it stays
     * @param madeSure whom the officer called, on which number, or what they saw
     */
    public record NewHome(
            @Nullable String lines,
            @Nullable String postcode,
            @Nullable LocalDate bornOn,
            String madeSure) {
        /** Tidies what was typed. */
        public NewHome {
            lines = lines == null || lines.isBlank() ? null : lines.strip();
            postcode = postcode == null || postcode.isBlank() ? null : FullPostcode.orTyped(postcode);
            madeSure = madeSure.strip();
        }

        /** Where somebody lives stands in no log. */
        @Override
        public String toString() {
            return "NewHome[]";
        }
    }

    /**
     * What is held about somebody.
     *
     * @param waits whether a change waits for another officer
     * @param lettersFrom the first day of letters with a code, where they wait
     */
    public record Held(
            UUID id,
            String name,
            @Nullable String lines,
            @Nullable String postcode,
            @Nullable LocalDate bornOn,
            boolean waits,
            @Nullable LocalDate lettersFrom) {}

    /** A change that waits for another officer; {@code own}: this officer asked for it. */
    public record Waiting(
            UUID id,
            String name,
            @Nullable String lines,
            @Nullable String postcode,
            @Nullable LocalDate bornOn,
            @Nullable String linesBefore,
            @Nullable String postcodeBefore,
            @Nullable LocalDate bornBefore,
            String madeSure,
            Instant askedAt,
            String askedBy,
            boolean own) {}

    /** What became of a step. */
    public sealed interface Outcome {
        /** It is done. */
        record Done() implements Outcome {}

        /** There is no such person or change for this officer. */
        record NotFound() implements Outcome {}

        /** One waits for another officer already. */
        record OpenAlready() implements Outcome {}

        /** It stands like that already. */
        record NothingNew() implements Outcome {}

        /** Somebody has decided it. */
        record Checked() implements Outcome {}

        /** Whoever asked for it doesn't decide it. */
        record SameOfficer() implements Outcome {}

        /** Something that was given can't be meant. */
        record Invalid(String field, String message) implements Outcome {}
    }

    private record Answer(String outcome) {
        Outcome value() {
            return switch (outcome) {
                case "done" -> new Outcome.Done();
                case "open-already" -> new Outcome.OpenAlready();
                case "nothing-new" -> new Outcome.NothingNew();
                case "checked" -> new Outcome.Checked();
                case "same-officer" -> new Outcome.SameOfficer();
                case "not-found", "officer" -> new Outcome.NotFound();
                default -> throw new IllegalStateException("A change of address came to " + outcome);
            };
        }
    }

    /** Written to no log. */
    private record AskCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID personId,
            @Nullable String lines,
            @Nullable String postcode,
            @Nullable LocalDate bornOn,
            String madeSure,
            Instant at) {
        @Override
        public String toString() {
            return "AskCommand[" + id + "]";
        }
    }

    private record CheckCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean yes,
            @Nullable String reason,
            @Nullable LocalDate lettersFrom,
            Instant at) {}
}
