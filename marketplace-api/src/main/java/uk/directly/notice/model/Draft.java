package uk.directly.notice.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one person, or one office, is told.
 *
 * @param words the key of its words
 * @param personId who; null: an office
 * @param office which; null: a person
 * @param forPersonId whose support it is about, where they act for somebody
 * @param form how they may be written to; null: an office
 * @param callable whether they are called where they can't be reached at once (R107): who merely helps somebody isn't
 * @param outside where it goes instead, to somebody who isn't known here; null: to the person
 */
public record Draft(
        String words,
        Urgency urgency,
        @Nullable UUID personId,
        @Nullable Audience office,
        @Nullable UUID forPersonId,
        Happened.@Nullable Form form,
        boolean callable,
        @Nullable String outside) {}
