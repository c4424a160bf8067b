package uk.directly.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** Takes a file of school holidays: good rows go in, bad ones are named, and the same file again changes nothing. */
@Service
public class SchoolHolidayImports {
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private final SchoolHolidays holidays;

    SchoolHolidayImports(SchoolHolidays holidays) {
        this.holidays = holidays;
    }

    /**
     * What became of a file.
     *
     * @param added rows that went in, or changed the name of the same days
     * @param known rows that were there already, word for word
     * @param rejected the others
     */
    public record Taken(int added, int known, List<SchoolHolidayFile.Fault> rejected) {
        /** In the order of lines. */
        public Taken {
            rejected = rejected.stream()
                    .sorted(Comparator.comparingInt(SchoolHolidayFile.Fault::row))
                    .toList();
        }
    }

    /** Takes what can be taken. */
    public Mono<Taken> take(Actor officer, String text) {
        SchoolHolidayFile file = SchoolHolidayFile.read(text);
        return holidays.from(officer.councilId(), EVER)
                .collectList()
                .flatMap(there -> Flux.fromIterable(file.rows())
                        .concatMap(row -> take(officer, row, there))
                        .collectList())
                .map(outcomes -> {
                    List<SchoolHolidayFile.Fault> faults = new ArrayList<>(file.faults());
                    for (int n = 0; n < outcomes.size(); n++) {
                        if (outcomes.get(n) == Outcome.OVERLAPS) {
                            faults.add(new SchoolHolidayFile.Fault(
                                    file.rows().get(n).number(), "Another holiday has some of these days."));
                        }
                    }
                    return new Taken(count(outcomes, Outcome.ADDED), count(outcomes, Outcome.KNOWN), faults);
                });
    }

    private Mono<Outcome> take(Actor officer, SchoolHolidayFile.Row row, List<SchoolHoliday> there) {
        boolean known = there.stream()
                .anyMatch(each -> each.name().equals(row.name())
                        && each.from().equals(row.from())
                        && each.to().equals(row.to()));
        return known
                ? Mono.just(Outcome.KNOWN)
                : holidays.add(officer, row.name(), row.from(), row.to()).map(added -> switch (added) {
                    case DONE -> Outcome.ADDED;
                    case OVERLAPS -> Outcome.OVERLAPS;
                });
    }

    private static int count(List<Outcome> outcomes, Outcome which) {
        return Math.toIntExact(outcomes.stream().filter(each -> each == which).count());
    }

    private enum Outcome {
        ADDED,
        KNOWN,
        OVERLAPS
    }
}
