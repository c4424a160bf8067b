package uk.directly.booking.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingBook;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.booking.Course;
import uk.directly.booking.Telling;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** A booking as api clients read it; the names are fixed by the API contract. */
record BookingJson(
        UUID id,
        BookingState state,
        UUID offerId,
        String title,
        Engagement engagement,
        Booking.Provider provider,
        HolderJson holder,
        UUID budgetId,
        @Nullable PlanLineJson planLine,
        Instant start,
        Instant end,
        List<PriceLine> lines,
        List<PriceItem> items,
        int places,
        boolean companion,
        boolean taster,
        @Nullable Long payPence,
        @Nullable Long employerCostsPence,
        long pricePence,
        long heldPence,
        long settledPence,
        long inQuestionPence,
        long lapsedPence,
        boolean bySilence,
        @Nullable VisitJson visit,
        @Nullable PaymentJson payment,
        @Nullable String question,
        AgreementJson agreement,
        BookingBook.@Nullable Address address,
        @Nullable UUID rateRequestId,
        @Nullable UUID askedQuestionId,
        Booking.@Nullable InSeries series,
        @Nullable TogetherJson together,
        @Nullable SharedJson shared,
        Instant requestedAt,
        Instant answerBy,
        @Nullable List<ProposalJson> proposals) {

    static BookingJson of(Booking booking) {
        return of(booking, null);
    }

    static BookingJson of(Booking booking, BookingBook.@Nullable Address address) {
        return new BookingJson(
                booking.id(),
                booking.state(),
                booking.offerId(),
                booking.title(),
                booking.engagement(),
                booking.provider(),
                new HolderJson(booking.holderId(), booking.holderName()),
                booking.budgetId(),
                PlanLineJson.of(booking),
                booking.start(),
                booking.end(),
                booking.lines(),
                booking.items(),
                booking.places(),
                booking.along().companion(),
                booking.along().taster(),
                employed(booking) ? booking.pricePence() - booking.employerCostsPence() : null,
                employed(booking) ? booking.employerCostsPence() : null,
                booking.pricePence(),
                booking.heldPence(),
                booking.settledPence(),
                booking.inQuestionPence(),
                booking.since().lapsedPence(),
                booking.since().bySilence(),
                VisitJson.of(booking),
                PaymentJson.of(booking.payment()),
                booking.question(),
                new AgreementJson(booking.termsVersion(), booking.terms()),
                address,
                booking.keptQuestion() == null ? booking.keptFor() : null,
                booking.keptQuestion(),
                booking.series(),
                TogetherJson.of(booking),
                SharedJson.of(booking),
                booking.requestedAt(),
                booking.answerBy(),
                null);
    }

    /** The same with the other times that were named for it (ADR 36). */
    BookingJson with(List<ProposalJson> named) {
        return new BookingJson(
                id,
                state,
                offerId,
                title,
                engagement,
                provider,
                holder,
                budgetId,
                planLine,
                start,
                end,
                lines,
                items,
                places,
                companion,
                taster,
                payPence,
                employerCostsPence,
                pricePence,
                heldPence,
                settledPence,
                inQuestionPence,
                lapsedPence,
                bySilence,
                visit,
                payment,
                question,
                agreement,
                address,
                rateRequestId,
                askedQuestionId,
                series,
                together,
                shared,
                requestedAt,
                answerBy,
                named);
    }

    private static boolean employed(Booking booking) {
        return booking.engagement() == Engagement.EMPLOYED;
    }

    /** Two people come at once: of which two it is one; with whom, once both have said yes (R101). */
    record TogetherJson(UUID id, @Nullable String with) {
        static @Nullable TogetherJson of(Booking booking) {
            Company.Pair pair = booking.pair();
            return pair == null
                    ? null
                    : new TogetherJson(pair.id(), pair.isAgreed(booking.state()) ? pair.name() : null);
        }
    }

    /** Two people share who comes, and the price (R51): with whom, by the first name, and whether that one still comes. */
    record SharedJson(UUID id, String with, boolean stands) {
        static @Nullable SharedJson of(Booking booking) {
            Company.Couple couple = booking.couple();
            return couple == null ? null : new SharedJson(couple.id(), couple.name(), !couple.fellAway());
        }
    }

    /** Whom it is for: the first name, no more (R43). */
    record HolderJson(UUID id, String name) {}

    /** What it is for. */
    record PlanLineJson(UUID id, String name) {
        static @Nullable PlanLineJson of(Booking booking) {
            return booking.planLineId() == null || booking.planLineName() == null
                    ? null
                    : new PlanLineJson(booking.planLineId(), booking.planLineName());
        }
    }

    /** The terms both sides accepted. */
    record AgreementJson(int version, String terms) {}

    /** What happened; {@code keyedInBy} and {@code source} where somebody keyed it in for the provider. */
    record VisitJson(
            Instant start,
            Instant end,
            List<PriceLine> lines,
            List<PriceItem> items,
            long pricePence,
            Instant recordedAt,
            List<Telling.Stretch> breaks,
            List<Telling.Stretch> awake,
            String kind,
            @Nullable String keyedInBy,
            @Nullable String source) {
        static @Nullable VisitJson of(Booking booking) {
            Booking.Visit visit = booking.visit();
            Course.Told told = booking.since().told();
            return visit == null
                    ? null
                    : new VisitJson(
                            visit.start(),
                            visit.end(),
                            visit.lines(),
                            visit.items(),
                            visit.pricePence(),
                            visit.recordedAt(),
                            told == null ? List.of() : told.breaks(),
                            told == null ? List.of() : told.awake(),
                            told == null ? Telling.Kind.WORKED.slug() : told.kind(),
                            told == null ? null : told.keyedInBy(),
                            told == null ? null : told.source());
        }
    }

    /** How far the money has got. */
    record PaymentJson(
            String state,
            long amountPence,
            LocalDate promisedOn,
            @Nullable Instant paidAt,
            String rail) {
        static @Nullable PaymentJson of(Booking.@Nullable Payment payment) {
            return payment == null
                    ? null
                    : new PaymentJson(
                            payment.state(),
                            payment.amountPence(),
                            payment.promisedOn(),
                            payment.paidAt(),
                            payment.rail());
        }
    }
}
