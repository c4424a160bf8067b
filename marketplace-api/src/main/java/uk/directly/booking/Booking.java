package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.EmployerShare;
import uk.directly.booking.model.Split;
import uk.directly.booking.model.Wages;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/**
 * A booking as both sides may read it, but for the address, which is read apart (R101).
 *
 * @param version counted up with every change; a decision is made on one version and refused on a later one
 * @param holderName the first name
 * @param planLineId what it is for; null: the council was asked
 * @param lines of the price that was promised; for an employed person of their pay
 * @param items of that price, what isn't time: places, a day, a job, extras (R59)
 * @param pricePence what was held when it was booked
 * @param heldPence what is held now
 * @param settledPence what was approved so far; for an employed person what really stands posted, pay and what is set aside
 * @param usesOwnMoney the holder pays what is above the base rate (R4)
 * @param ownPence of the price, from own money
 * @param ownSettledPence of what was approved, from own money
 * @param inQuestionPence what was recorded and is not approved while it is queried
 * @param rates pence by band as agreed (R54)
 * @param extras what may come on top, as agreed (R59)
 * @param places how many come to a session; else 1
 * @param keptFor it is, or was, only kept while the council was asked this (R4), and its provider was not asked; null: a
 *     booking
 * @param keptQuestion the same where the council was asked what it is for (R5); null: it was asked something else, or nothing
 * @param series of which series it is one; null: it comes once
 * @param visit the latest record of what happened
 * @param question what the holder said is wrong, latest
 * @param payment of what was approved
 * @param course what became of it beside its states; null: nothing
 * @param company who else is there; null: nobody
 * @param wages how it stands with an employed person's pay (R57); null: nobody is employed
 */
public record Booking(
        UUID id,
        UUID councilId,
        BookingState state,
        int version,
        UUID holderId,
        String holderName,
        UUID budgetId,
        @Nullable UUID planLineId,
        @Nullable String planLineName,
        UUID offerId,
        String title,
        Engagement engagement,
        Provider provider,
        Instant start,
        Instant end,
        List<PriceLine> lines,
        List<PriceItem> items,
        long pricePence,
        long heldPence,
        long settledPence,
        long inQuestionPence,
        boolean usesOwnMoney,
        long ownPence,
        long ownSettledPence,
        String terms,
        int termsVersion,
        CancellationTerms cancellation,
        Map<String, Long> rates,
        OfferExtras extras,
        int places,
        @Nullable Band wholeBand,
        @Nullable UUID keptFor,
        @Nullable UUID keptQuestion,
        @Nullable InSeries series,
        Instant requestedAt,
        Instant answerBy,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Visit visit,
        @Nullable String question,
        @Nullable Payment payment,
        @Nullable Course course,
        @Nullable Company company,
        @Nullable Wages wages) {

    /** Whom it is with. */
    public record Provider(UUID id, String name, String kind) {}

    /**
     * The series that it is one visit of.
     *
     * @param day which of its visits, by the local day that the rule gives
     * @param accepted whether the provider has accepted all that come
     * @param running whether more come
     * @param booked how many were booked so far
     * @param notPromised how many the money doesn't reach yet
     */
    public record InSeries(
            UUID id, LocalDate day, String rule, boolean accepted, boolean running, long booked, long notPromised) {}

    /** What really happened, as recorded last; {@code ownPence} of its price would come from own money. */
    public record Visit(
            UUID id,
            Instant start,
            Instant end,
            List<PriceLine> lines,
            List<PriceItem> items,
            long pricePence,
            long ownPence,
            Instant recordedAt) {}

    /**
     * How far the money for it has got.
     *
     * @param state {@code due}, {@code sent}, {@code paid} or {@code failed}
     * @param promisedOn the day it was promised for (R16)
     * @param rail {@code stripe}, or {@code own-bank} where the person pays it themselves, or
     * @param paidBy the organisation that looks after their account, by its name; null: no such pays it
     */
    public record Payment(
            String state,
            long amountPence,
            LocalDate promisedOn,
            @Nullable Instant paidAt,
            String rail,
            @Nullable String paidBy) {}

    /** Who was asked to come at the same time; null: nobody. */
    public Company.@Nullable Pair pair() {
        return company == null ? null : company.pair();
    }

    /** With whom it is shared; null: with nobody. */
    public Company.@Nullable Couple couple() {
        return company == null ? null : company.couple();
    }

    /** Of a session, whether somebody comes along, and whether it is a first time. */
    public Along along() {
        Along found = company == null ? null : company.along();
        return found == null ? Along.NONE : found;
    }

    /** Whether of two who were to come only this one does, and the person has to say whether one is enough. */
    public boolean standsAlone(Instant now) {
        Company.Pair pair = pair();
        return pair != null
                && (state == BookingState.REQUESTED || state == BookingState.CONFIRMED)
                && pair.fellAway()
                && !pair.keptAlone()
                && now.isBefore(start);
    }

    /** The same as {@link #course}, where there may be nothing. */
    public Course since() {
        return course == null ? Course.NONE : course;
    }

    /** Where the price that was promised comes from. */
    public Split price() {
        return new Split(pricePence - ownPence, ownPence);
    }

    /** Of the price that was promised, what is set aside for employer costs (R84); nothing but for an employed person. */
    public long employerCostsPence() {
        return EmployerShare.of(engagement, lines, items, pricePence, 0, pricePence);
    }

    /** Of a charge, what is set aside for employer costs (R84), in proportion; nothing but for an employed person. */
    public long reserveOf(long chargePence) {
        return EmployerShare.of(engagement, lines, items, pricePence, 0, chargePence);
    }

    /** Whether somebody is employed, so that pay for time is never held back (R57). */
    public boolean isEmployed() {
        return engagement == Engagement.EMPLOYED;
    }

    /** What somebody, or a silence, said yes to so far. */
    public long agreedPence() {
        return wages == null ? settledPence : wages.agreedPence();
    }

    /**
     * Of an employed person's recorded visit, what is to stand posted once so much more of it was said yes to, whether or not
     * the rest is in question (R57); null: nobody is employed, or nothing is told.
     */
    public Wages.@Nullable Posting wagesOnce(long yesPence) {
        return wages == null || visit == null
                ? null
                : wages.once(wages.agreedPence() + yesPence, visit.lines(), visit.items(), visit.pricePence());
    }

    /** Whether an employed person's pay for the time told stands posted; true where nobody is employed. */
    public boolean wagesArePosted() {
        return wages == null || visit == null || wages.isPosted(visit.lines(), visit.items());
    }

    /** Whether time is on the payroll that nobody said yes to yet. */
    public boolean hasWagesInQuestion() {
        return wages != null
                && wages.payPence() > 0
                && (state == BookingState.RECORDED || state == BookingState.QUERIED);
    }

    /** Where the money comes from if the holder says yes to so much more of the recorded visit. */
    public Split yesTo(long amountPence) {
        return visit == null
                ? Split.budgetOnly(amountPence)
                : new Split(visit.pricePence() - visit.ownPence(), visit.ownPence()).next(agreedPence(), amountPence);
    }

    /** How much of the recorded visit is not approved yet. */
    public long openPence() {
        return visit == null ? 0 : Math.max(visit.pricePence() - agreedPence(), 0);
    }

    /** Whether the provider may know the address: only once they accepted (R101), and while it is of use. */
    public boolean sharesAddress() {
        return state == BookingState.CONFIRMED || state == BookingState.RECORDED || state == BookingState.QUERIED;
    }
}
