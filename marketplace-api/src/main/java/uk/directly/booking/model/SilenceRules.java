package uk.directly.booking.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import uk.directly.council.London;
import uk.directly.council.WorkingDays;

/**
 * The numbers of R13 and R58 that a council sets.
 *
 * @param answer how long somebody has to answer a record
 * @param remind when they are reminded
 * @param postWorkingDays how many working days more a notice by post takes
 * @param helper how long a helper has before the support worker is asked
 * @param lapse how long something may be in question
 * @param chase when who came is asked to tell
 * @param letGo when the money of what nobody told of goes back
 * @param lateRecord what is told later than that needs an explicit yes
 */
public record SilenceRules(
        Duration answer,
        Duration remind,
        int postWorkingDays,
        Duration helper,
        Duration lapse,
        Duration chase,
        Duration letGo,
        Duration lateRecord,
        WorkingDays workingDays) {

    /** By when a notice has been read that was sent then. */
    Instant read(Instant sent, boolean byPost) {
        if (!byPost) {
            return sent;
        }
        ZonedDateTime local = sent.atZone(London.ZONE);
        LocalDate day = workingDays.after(local.toLocalDate(), postWorkingDays);
        return day.atTime(local.toLocalTime()).atZone(London.ZONE).toInstant();
    }

    /** Until when an answer is waited for. Who is reminded late has as long after that as anybody. */
    Instant answerBy(Instant recordedAt, Instant remindedAt, boolean byPost) {
        Instant planned = recordedAt.plus(answer);
        Instant later = remindedAt.plus(answer.minus(remind));
        return read(later.isAfter(planned) ? later : planned, byPost);
    }
}
