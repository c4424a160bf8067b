package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.directly.booking.Booking;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Whom somebody would ask when somebody can't come (R7), in their order.
 *
 * @param people on the list
 * @param others who can be put on it
 */
public record BackupPage(Frame frame, List<Person> people, List<Person> others) implements Page {
    static final String PATH = "/people/backup";

    static BackupPage of(Frame frame, List<Booking> list, List<Booking> known) {
        List<UUID> on = list.stream().map(booking -> booking.provider().id()).toList();
        List<Person> people = new ArrayList<>();
        list.forEach(booking -> people.add(person(booking, people.isEmpty())));
        return new BackupPage(
                frame,
                List.copyOf(people),
                known.stream()
                        .filter(booking -> !on.contains(booking.provider().id()))
                        .map(booking -> person(booking, true))
                        .toList());
    }

    private static Person person(Booking booking, boolean first) {
        return new Person(
                booking.provider().id().toString(),
                booking.provider().name(),
                booking.title(),
                VisitPages.again(booking),
                first);
    }

    @Override
    public String template() {
        return "booking/backup";
    }

    /**
     * Somebody.
     *
     * @param what what they were booked for last
     * @param book where the same is booked
     * @param first whether nobody is asked before them
     */
    public record Person(String id, String name, String what, String book, boolean first) {}
}
