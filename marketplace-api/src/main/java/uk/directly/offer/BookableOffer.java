package uk.directly.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/**
 * All that a quote and a booking need of an offer, as it was at one moment.
 *
 * @param version counted up with every change of terms, rates or hours; a booking names the one it was shown
 * @param openTo which engagements the provider is open to, at least one
 * @param wholeBand the band it is sold as throughout, or none: by the calendar
 * @param rates pence by band; for {@link Engagement#EMPLOYED} the pay
 * @param halfDayPence of what is sold by the day, half of one; none: only whole days
 * @param extras what may come on top (R59)
 * @param bufferMinutes how long its worker has to be free before and after a visit
 * @param shown for whom it is there now
 * @param agreed what whoever reads it agreed with its seller; null: nothing, or it is read for all
 */
public record BookableOffer(
        UUID id,
        int version,
        UUID councilId,
        Seller seller,
        Service service,
        String title,
        SoldBy soldBy,
        List<Engagement> openTo,
        @Nullable Band wholeBand,
        Rates rates,
        @Nullable Long halfDayPence,
        OfferExtras extras,
        int shortestMinutes,
        int longestMinutes,
        int noticeMinutes,
        int bufferMinutes,
        OfferHours hours,
        CancellationTerms cancellation,
        OfferState state,
        Shown shown,
        Council council,
        @Nullable AgreedTerms agreed) {

    public BookableOffer {
        openTo = List.copyOf(openTo);
    }

    /** Whether search shows it to all. */
    public boolean listed() {
        return shown == Shown.TO_ALL;
    }

    /** Whether its seller was brought along by whoever reads it, and the council has not checked them (R9). */
    public boolean isUnchecked() {
        return switch (seller.state()) {
            case CHOSEN, DRAFT, APPLIED, REFUSED -> true;
            case ACCREDITED, PAUSED, SUSPENDED, LEFT -> false;
        };
    }

    /** Whether it is there for who reads it. */
    public boolean isOpen() {
        return shown != Shown.TO_NOBODY;
    }

    /** Whether this time can be booked as far as the offer goes: if not, the first reason. Says nothing of who is free. */
    public Optional<OutsideOffer> refusal(Span span, Instant now) {
        // A session has its own times.
        if (soldBy != SoldBy.SESSION) {
            Optional<OutsideOffer> outside = outside(span);
            if (outside.isPresent()) {
                return outside;
            }
        }
        return span.start().isBefore(now.plus(Duration.ofMinutes(noticeMinutes)))
                ? Optional.of(new OutsideOffer.TooSoon(noticeMinutes))
                : Optional.empty();
    }

    private Optional<OutsideOffer> outside(Span span) {
        if (span.minutes() < shortestMinutes) {
            return Optional.of(new OutsideOffer.TooShort(shortestMinutes));
        }
        if (span.minutes() > longestMinutes) {
            return Optional.of(new OutsideOffer.TooLong(longestMinutes));
        }
        return hours.enclose(span) ? Optional.empty() : Optional.of(new OutsideOffer.OutsideHours());
    }

    /** The row of the rate card that this offer is compared with under that engagement. */
    public CardEngagement cardEngagement(Engagement engagement) {
        return CardEngagement.of(engagement, seller.kind() == ProviderKind.MICRO_PROVIDER);
    }

    /** What both sides agree to, in plain English (R50): stored with the booking as it stood then. */
    public String terms(Engagement engagement) {
        return agreed != null && agreed.version() != null && agreed.engagement() == engagement
                ? agreed.version().text()
                : OfferTerms.text(this, engagement);
    }

    /** The number of the version that two people agreed and that counts for them; null: the offer counts. */
    public @Nullable Integer agreedVersion() {
        return agreed == null || agreed.version() == null
                ? null
                : agreed.version().number();
    }

    /** The same for somebody who agreed that with its seller (R54). */
    public BookableOffer agreed(AgreedTerms pair) {
        AgreedTerms.Version version = pair.version();
        return version == null
                ? with(rates, extras, cancellation, pair)
                : with(version.rates(), version.extras(), version.cancellation(), pair);
    }

    /** The same at other prices and terms of cancelling, which its seller asks one person for. */
    public BookableOffer priced(Rates other, CancellationTerms terms) {
        return with(other, extras, terms, null);
    }

    private BookableOffer with(Rates other, OfferExtras onTop, CancellationTerms terms, @Nullable AgreedTerms pair) {
        return new BookableOffer(
                id,
                version,
                councilId,
                seller,
                service,
                title,
                soldBy,
                openTo,
                wholeBand,
                other,
                halfDayPence,
                onTop,
                shortestMinutes,
                longestMinutes,
                noticeMinutes,
                bufferMinutes,
                hours,
                terms,
                state,
                shown,
                council,
                pair);
    }

    /**
     * Who sells it.
     *
     * @param personId who signs in for them, if anyone
     * @param stripeAccount the connected account that transfers go to, if there is one
     */
    public record Seller(
            UUID id,
            String name,
            ProviderKind kind,
            ProviderState state,
            @Nullable UUID personId,
            @Nullable String stripeAccount) {}

    /** What is sold. */
    public record Service(String slug, String name, boolean personalCare) {}

    /** Whose register it is on, and who answers complaints. */
    public record Council(String name, String phone) {}
}
