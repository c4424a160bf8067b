package uk.directly.notice.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.notice.Told;
import uk.directly.notice.model.Words;

/**
 * A notice.
 *
 * @param topic what happened, in a word that doesn't change
 * @param urgency {@code urgent}, {@code now} or {@code digest}
 * @param text what stands on the page
 * @param readAt when it was seen; absent: not yet
 * @param forName whose support it is about, where one acts for somebody
 * @param bookingId the visit that it is about
 * @param threadId the messages that it is about
 */
record NoticeJson(
        UUID id,
        String topic,
        String urgency,
        Instant at,
        String subject,
        String text,
        @Nullable Instant readAt,
        @Nullable String forName,
        @Nullable String bookingId,
        @Nullable String threadId) {
    static NoticeJson of(Told told, Words.Text text) {
        return new NoticeJson(
                told.id(),
                told.topic(),
                told.urgency(),
                told.at(),
                text.subject(),
                text.full(),
                told.readAt(),
                told.forName(),
                told.arg("bookingId"),
                told.arg("threadId"));
    }
}
