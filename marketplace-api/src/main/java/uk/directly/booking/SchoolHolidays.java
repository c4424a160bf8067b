package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Holidays;
import uk.directly.council.BankHolidays;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** The council's school holidays: its officers keep them, and visits that come again may leave them out (R51). */
@Service
public class SchoolHolidays {
    private final DatabaseClient database;
    private final BankHolidays bankHolidays;
    private final Changes changes;
    private final Clock clock;

    SchoolHolidays(DatabaseClient database, BankHolidays bankHolidays, Changes changes, Clock clock) {
        this.database = database;
        this.bankHolidays = bankHolidays;
        this.changes = changes;
        this.clock = clock;
    }

    /** What comes of adding one. */
    public enum Added {
        DONE,
        /** Another holiday has some of these days. */
        OVERLAPS
    }

    /** Those that end on that day or later, soonest first. */
    public Flux<SchoolHoliday> from(UUID councilId, LocalDate day) {
        return database.sql("""
                        select id, name, lower(during) as from_day, upper(during) - 1 as to_day from school_holiday
                         where council_id = :council and upper(during) > :day order by during""")
                .bind("council", councilId)
                .bind("day", day)
                .mapProperties(Row.class)
                .all()
                .map(row -> new SchoolHoliday(row.id(), row.name(), row.fromDay(), row.toDay()));
    }

    /** Adds one of this officer's council; the same days once more change their name. */
    public Mono<Added> add(Actor officer, String name, LocalDate from, LocalDate to) {
        return Mono.defer(() -> changes.apply(
                        "school_holiday_add",
                        new AddCommand(
                                Ids.next(),
                                officer.councilId(),
                                officer.personId(),
                                officer.onBehalfOf(),
                                name,
                                from,
                                to,
                                clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done") ? Added.DONE : Added.OVERLAPS);
    }

    /** Takes one away; nothing where it is gone already. */
    public Mono<Void> remove(Actor officer, UUID id) {
        return Mono.defer(() -> changes.apply(
                        "school_holiday_remove",
                        new RemoveCommand(
                                id, officer.councilId(), officer.personId(), officer.onBehalfOf(), clock.instant()),
                        Answer.class))
                .then();
    }

    /** All holidays from that day on. */
    Mono<Holidays> holidays(UUID councilId, LocalDate day) {
        return Mono.zip(from(councilId, day).collectList(), bankHolidays.workingDays(), (school, days) -> {
            List<SchoolHoliday> all = List.copyOf(school);
            return new Holidays(each -> all.stream().anyMatch(holiday -> holiday.isOn(each)), days::isBankHoliday);
        });
    }

    private record Row(UUID id, String name, LocalDate fromDay, LocalDate toDay) {}

    /** The command of {@code school_holiday_add}. */
    record AddCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            String name,
            LocalDate from,
            LocalDate to,
            Instant at) {}

    /** The command of {@code school_holiday_remove}. */
    record RemoveCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, Instant at) {}

    /** What the functions answer. */
    record Answer(String outcome) {}
}
