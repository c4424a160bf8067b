package uk.directly.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a booking beside its states: silence, lapse, nobody there, who called it off, and how its hours came here.
 *
 * @param silentAt when it was decided that the person doesn't answer (R13)
 * @param approvedAt when somebody first said yes; null: nobody did
 * @param letGoAt when the money of a visit that nobody told of was given back (R58)
 * @param lapsedPence what was in question for too long (R13)
 * @param lapsedAt when that ended
 * @param notComeAt when the person said that nobody has come (R58)
 * @param absent who was not there: {@code holder} or {@code provider}; null: it isn't so, or nobody said
 * @param cancelledBy {@code holder}, {@code provider} or {@code paused}; null: not cancelled, or before that was kept
 * @param callOffWords why the provider called it off, as they wrote it
 * @param givenBackPence of a charge for cancelling, what was given back because the time was booked by somebody else (R53)
 * @param startedAt when the provider pressed Start
 * @param finishedAt when they pressed Finish
 * @param told what belongs to the latest record beside its times
 */
public record Course(
        @Nullable Instant silentAt,
        @Nullable Instant approvedAt,
        @Nullable Instant letGoAt,
        long lapsedPence,
        @Nullable Instant lapsedAt,
        @Nullable Instant notComeAt,
        @Nullable String absent,
        @Nullable String cancelledBy,
        @Nullable String callOffWords,
        long givenBackPence,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Told told) {

    /** Nothing of all that. */
    public static final Course NONE =
            new Course(null, null, null, 0, null, null, null, null, null, 0, null, null, null);

    /** Whether what is paid was not said yes to by anybody. */
    public boolean bySilence() {
        return silentAt != null && approvedAt == null;
    }

    /**
     * What belongs to a record beside its times.
     *
     * @param breaks that were not worked and are not paid
     * @param awake times awake in a sleep-in
     * @param kind of an employed person's time (R85)
     * @param keyedInBy who keyed it in for the provider; null: the provider told it
     * @param source what it was keyed in from
     */
    public record Told(
            List<Telling.Stretch> breaks,
            List<Telling.Stretch> awake,
            String kind,
            @Nullable String keyedInBy,
            @Nullable String source) {}
}
