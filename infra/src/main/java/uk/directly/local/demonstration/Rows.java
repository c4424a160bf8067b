package uk.directly.local.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the demonstration, a record for each table; components are the columns, in camel case. */
final class Rows {
    private Rows() {}

    record Council(UUID id, String slug, String name, String phone, String textRelay) {}

    record Setting(String name, String value) {}

    record SchoolHoliday(UUID id, String name, LocalDate fromDay, LocalDate toDay) {}

    record Ward(String code, String name, String outline) {}

    record Postcode(String postcode, String wardCode, int easting, int northing) {
        String outcode() {
            return postcode.substring(0, postcode.indexOf(' '));
        }
    }

    record RateCard(UUID id, LocalDate fromDay) {}

    record RateCardLine(UUID rateCardId, String purpose, String engagement, String band, long pence) {}

    record Person(
            UUID id,
            @Nullable String subject,
            String name,
            String firstName,
            @Nullable UUID supportWorkerId,
            @Nullable String caseReference) {}

    /** Somebody with a letter who has not started: its code as SHA-256, in hexadecimal. */
    record Start(UUID personId, LocalDate bornOn, String codeHash, LocalDate until, UUID madeBy, Instant at) {}

    record PersonRole(UUID personId, String role) {}

    record HomeAddress(UUID personId, String lines, String postcode) {}

    record Acting(
            UUID personId,
            UUID forPersonId,
            String asRole,
            @Nullable Long mayApproveUpToPence,
            LocalDate fromDay) {}

    record Provider(
            UUID id,
            UUID personId,
            String kind,
            String name,
            String about,
            String state,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate accreditedOn,
            String postcode,
            int easting,
            int northing,
            String district,
            @Nullable String gender,
            List<String> languages,
            List<String> skills,
            @Nullable String cqcId,
            @Nullable String stripeAccount,
            @Nullable Bank bank,
            int workers,
            boolean inFeed,
            @Nullable String phone) {}

    /** As the person who pays from their own bank copies it. */
    record Bank(String name, String sortCode, String accountNumber) {}

    record Check(
            UUID providerId,
            String name,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable UUID seenBy) {

        /** The same check with other dates. */
        Check lasting(LocalDate from, LocalDate until) {
            return new Check(providerId, name, state, level, issuer, from, until, seenBy);
        }
    }

    /** What a provider gave that no officer has looked at, or that was given back. */
    record Evidence(
            UUID providerId,
            String checkName,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            Map<String, Object> details,
            UUID givenBy,
            Instant givenAt,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    /** What a provider says it does. */
    record ProviderService(UUID providerId, String service) {}

    record Offer(
            UUID id,
            UUID providerId,
            String service,
            String title,
            String description,
            String pricing,
            List<String> openTo,
            @Nullable String wholeBand,
            int easting,
            int northing,
            String district,
            int reachMetres,
            int shortestMinutes,
            int longestMinutes,
            int noticeMinutes,
            List<Cancelling> cancellation,
            Map<String, Long> rates,
            List<Hours> hours) {}

    /** Where and when a group session is; a weekly one of an hour of the day. */
    record Session(
            UUID offerId,
            int places,
            String venue,
            @Nullable String venuePostcode,
            String gettingThere,
            boolean changingPlaces,
            boolean companionFree,
            boolean taster,
            String runBy,
            boolean notOnBankHolidays,
            List<Hours> times) {}

    /** What an offer says beside its prices and hours. */
    record OfferMore(
            UUID offerId,
            @Nullable Long halfDayPence,
            String included,
            @Nullable Integer mileagePence,
            @Nullable Long costsUpToPence,
            List<String> accessibility,
            String notThis) {}

    record Cancelling(int hoursBefore, int percent) {}

    /** Half-open minutes of a weekday (1 is Monday) in local time. */
    record Hours(int weekday, int fromMinute, int toMinute) {}

    record Award(
            UUID id,
            UUID holderId,
            String kind,
            long weeklyPence,
            String paid,
            long contributionWeeklyPence,
            int cycleWeeks,
            String reviewBand,
            @Nullable Integer plannedMinutesWeekly,
            LocalDate fromDay,
            UUID recordedBy,
            Instant recordedAt) {}

    record PlanLine(UUID id, UUID awardId, String name, int position) {}

    record Budget(
            UUID id,
            UUID awardId,
            UUID holderId,
            @Nullable String route,
            @Nullable UUID brokerId,
            LocalDate fundedUntil) {}

    /** Money that the council pays in: a transfer from council funding to the budget's account. */
    record Load(UUID id, UUID budgetId, long amountPence, UUID actorId, String description, Instant at) {}

    record Listing(
            UUID id,
            String source,
            String sourceKey,
            String name,
            String kind,
            String description,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable Integer easting,
            @Nullable Integer northing,
            @Nullable String phone,
            @Nullable String website) {}

    /** A line of the trail that a real council would have: who accepted whom, who awarded what. */
    record Audit(Instant at, UUID actorId, String action, String subjectKind, UUID subjectId) {}
}
