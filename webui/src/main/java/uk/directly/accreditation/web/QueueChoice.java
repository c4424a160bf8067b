package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.accreditation.QueueEntry;
import uk.directly.accreditation.QueueFilter;
import uk.directly.accreditation.Target;
import uk.directly.register.ProviderKind;
import uk.directly.web.Address;

/** What an officer chose to see of the queue, as it stands in the address; what means nothing there is left out. */
record QueueChoice(String kind, String what, String hand, boolean late, OfficerQueue.@Nullable Place place) {
    static final int SHOWN = 20;

    /** Everybody. */
    static final QueueChoice NONE = new QueueChoice("", "", "", false, null);

    static QueueChoice of(MultiValueMap<String, String> query) {
        return new QueueChoice(
                known(
                        query.getFirst("kind"),
                        Arrays.stream(ProviderKind.values())
                                .map(ProviderKind::slug)
                                .toArray(String[]::new)),
                known(query.getFirst("what"), "new", "renewal", "answered"),
                known(query.getFirst("hand"), "me", "nobody"),
                "yes".equals(query.getFirst("late")),
                place(query.getFirst("after"), query.getFirst("id")));
    }

    QueueFilter filter(UUID officer, Target target) {
        return new QueueFilter(
                kind.isEmpty() ? null : ProviderKind.of(kind),
                what.isEmpty() ? null : QueueFilter.What.valueOf(what.toUpperCase(Locale.ROOT)),
                hand.equals("me") ? officer : null,
                hand.equals("nobody"),
                late ? target.lateSince() : null);
    }

    boolean isUsed() {
        return late || !kind.isEmpty() || !what.isEmpty() || !hand.isEmpty();
    }

    /** Where the list goes on. */
    String after(QueueEntry last) {
        return Address.of(QueuePages.PATH)
                .with("kind", kind)
                .with("what", what)
                .with("hand", hand)
                .with("late", late ? "yes" : "")
                .with("after", last.since())
                .with("id", last.id())
                .toString();
    }

    private static String known(@Nullable String value, String... values) {
        return value != null && Arrays.asList(values).contains(value) ? value : "";
    }

    private static OfficerQueue.@Nullable Place place(@Nullable String since, @Nullable String id) {
        try {
            return since == null || id == null
                    ? null
                    : new OfficerQueue.Place(LocalDate.parse(since), UUID.fromString(id));
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
