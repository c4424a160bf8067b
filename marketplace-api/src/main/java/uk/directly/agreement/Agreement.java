package uk.directly.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;

/**
 * What a person and who supports them agreed, as one of the two may read it.
 *
 * @param holder the person, by first name
 * @param chosen whether the person brought the provider along, whom the council has not checked (R9)
 * @param basis why they aren't employed, as it was said last (R80); null: they are, or are a business
 * @param family what was answered about family (R62); null: not asked, or read by the provider
 * @param familyDecision what the council decided last; null: nothing, or read by the provider
 * @param ready whether nothing is to be done before a visit
 * @param tasks what the employer has done (R83); empty where nobody is employed, and for the provider
 * @param versions all of them, the latest first
 * @param ending that one of them has ended it, or ends it soon; null: it goes on
 */
public record Agreement(
        UUID id,
        UUID councilId,
        Engagement engagement,
        Party holder,
        Provider provider,
        boolean chosen,
        @Nullable Basis basis,
        @Nullable Family family,
        @Nullable FamilyDecision familyDecision,
        boolean ready,
        List<DoneTask> tasks,
        List<Version> versions,
        @Nullable Ending ending) {

    /** Nothing is missing in lists. */
    public Agreement {
        tasks = List.copyOf(Objects.requireNonNullElse(tasks, List.<DoneTask>of()));
        versions = List.copyOf(Objects.requireNonNullElse(versions, List.<Version>of()));
    }

    /** What counts today, one for each offer. */
    public List<Version> inForce() {
        return versions.stream().filter(Version::inForce).toList();
    }

    /** The version of that number. */
    public Optional<Version> version(int number) {
        return versions.stream().filter(each -> each.version() == number).findFirst();
    }

    /** What was done of a task. */
    public Optional<DoneTask> task(EmployerTask task) {
        return tasks.stream().filter(each -> each.task() == task).findFirst();
    }

    /** The agreed version of the same offer before that one. */
    public Optional<Version> before(Version version) {
        return versions.stream()
                .filter(each -> each.offerId().equals(version.offerId())
                        && each.version() < version.version()
                        && (each.state() == TermsState.AGREED || each.state() == TermsState.REPLACED))
                .findFirst();
    }

    /** Whether paying waits for a decision of the council that isn't there, or was a no (R62). */
    public boolean waitsForFamilyDecision() {
        return family != null && family.needsDecision() && (familyDecision == null || !familyDecision.yes());
    }

    /** Somebody, by the name that the other side knows. */
    public record Party(UUID id, String name) {}

    /** Who supports. */
    public record Provider(UUID id, String name, String kind) {}

    /** Why somebody isn't employed, who said it and when. */
    public record Basis(List<BasisReason> reasons, String saidBy, Instant saidAt) {}

    /**
     * What an officer decided about paying a relative.
     *
     * @param purpose {@code meet-need} or {@code administration}; null: no
     * @param capPence for administration at most so much
     * @param leftPence what is left of that; null: there is no cap
     */
    public record FamilyDecision(
            UUID id,
            boolean yes,
            @Nullable String purpose,
            @Nullable Long capPence,
            String reason,
            Instant decidedAt,
            String decidedBy,
            @Nullable Long leftPence) {}

    /**
     * Its end.
     *
     * @param side {@code person} or {@code provider}: who said so
     * @param firstDay the first day on which nothing of it counts
     */
    public record Ending(
            String side, LocalDate firstDay, @Nullable String words, Instant saidAt) {}

    /**
     * A task that is done.
     *
     * @param until the last day of what was done; null: it has none
     * @param who who insures, or who runs the payroll
     */
    public record DoneTask(
            EmployerTask task,
            LocalDate doneOn,
            @Nullable LocalDate until,
            @Nullable String who,
            String saidBy,
            Instant saidAt) {}

    /**
     * Terms for one offer.
     *
     * @param from the first day on which they count; null: from when both had said yes
     * @param rates pence by band
     * @param terms in plain English, whole
     * @param why what the provider said of the change
     * @param endedAt when it was refused, taken back or replaced
     * @param inForce whether it counts today
     */
    public record Version(
            int version,
            UUID offerId,
            String title,
            String pricing,
            @Nullable Band wholeBand,
            TermsState state,
            @Nullable LocalDate from,
            Map<String, Long> rates,
            CancellationTerms cancellation,
            OfferExtras extras,
            int retainerPercent,
            int retainerDays,
            int noticeDays,
            String terms,
            @Nullable String why,
            @Nullable Instant holderAcceptedAt,
            @Nullable Instant providerAcceptedAt,
            @Nullable Instant proposedAt,
            @Nullable Instant endedAt,
            boolean inForce) {
        /** Pence by band. */
        public Rates prices() {
            return Rates.ofSlugs(rates);
        }
    }
}
