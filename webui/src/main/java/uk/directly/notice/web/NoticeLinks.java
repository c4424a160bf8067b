package uk.directly.notice.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.notice.Told;

/** Which page a notice is about. */
final class NoticeLinks {
    private static final String HANDED_OVER = "/handed-over";
    private static final Map<String, String> OFFICES = Map.ofEntries(
            Map.entry("visit-task", "/visit-tasks"),
            Map.entry("rate-asked", "/rate-requests"),
            Map.entry("rate-late", "/rate-requests"),
            Map.entry("question-late", "/questions"),
            Map.entry("family-asked", "/family"),
            Map.entry("purpose-not-answered", "/questions"),
            Map.entry("charge-to-recover", "/finance/charges"),
            Map.entry("set-off-agreed", "/finance/charges"),
            Map.entry("wages-not-covered", "/finance/payroll"),
            Map.entry("wages-to-recover", "/finance/payroll"),
            Map.entry("death-recorded", "/deaths"),
            Map.entry("death-taken-back", "/deaths"),
            Map.entry("thread-handed-to-support", HANDED_OVER),
            Map.entry("thread-handed-to-social-work", HANDED_OVER),
            Map.entry("thread-handed-to-accreditation", HANDED_OVER),
            Map.entry("acting-review-due", "/acting"),
            Map.entry("acting-accepted", "/acting"));

    private NoticeLinks() {}

    /** Null: there is no page of its own, or one has to say first for whom one is here. */
    static @Nullable String of(Told told, boolean actingForThem) {
        if (told.topic().equals("about-me-shared")) {
            // Read for oneself, never for whom one acts for.
            return actingForThem ? null : "/about-people";
        }
        if (told.words().endsWith(".helper")) {
            return "/visit-tasks";
        }
        if (told.forName() != null && !actingForThem) {
            return "/acting-for";
        }
        return switch (told.words().substring(told.words().lastIndexOf('.') + 1)) {
            case "acts" -> "/acting-for";
            case "holder" -> ofHolder(told);
            case "provider" -> ofProvider(told);
            case "person" -> told.topic().startsWith("advert-") ? "/adverts-near-me" : null;
            // Another office may read it too, whose pages these aren't: what isn't theirs to open isn't linked.
            default -> null;
        };
    }

    /** The page of an office. */
    static @Nullable String ofOffice(Told told, boolean supportWorker, boolean finance) {
        String page = OFFICES.get(told.topic());
        if (page == null) {
            return null;
        }
        boolean financeOnly = page.startsWith("/finance");
        boolean supportToo = page.equals("/visit-tasks") || page.equals("/deaths") || page.equals(HANDED_OVER);
        return financeOnly ? (finance ? page : null) : supportWorker && !supportToo ? null : page;
    }

    private static @Nullable String ofHolder(Told told) {
        String booking = told.arg("bookingId");
        String topic = told.topic();
        if (told.arg("threadId") != null) {
            return "/messages/" + told.arg("threadId");
        }
        if (told.arg("enquiryId") != null) {
            return "/messages/" + told.arg("enquiryId");
        }
        if (topic.startsWith("agree") && told.arg("agreementId") != null) {
            return "/people/agreements/" + told.arg("agreementId");
        }
        if (topic.startsWith("acting-")) {
            return "/people/helpers";
        }
        if (topic.startsWith("advert-")) {
            return "/adverts";
        }
        if (topic.startsWith("bank-")) {
            return "/money/bank";
        }
        if (topic.startsWith("rate-")) {
            return "/money/rates";
        }
        if (topic.startsWith("employer-") || topic.startsWith("family-") || topic.startsWith("own-provider")) {
            return "/people";
        }
        if (booking != null) {
            return "/visits/" + booking;
        }
        if (topic.equals("question-late")) {
            return "/money/questions";
        }
        return topic.startsWith("series") || topic.startsWith("place") || topic.startsWith("sharing")
                ? "/visits"
                : "/home";
    }

    private static String ofProvider(Told told) {
        String topic = told.topic();
        if (told.arg("threadId") != null) {
            return "/requests/messages/" + told.arg("threadId");
        }
        if (told.arg("enquiryId") != null) {
            return "/requests";
        }
        if (topic.startsWith("agree")) {
            return "/my-page/agreements";
        }
        if (topic.startsWith("bank-")) {
            return "/pay/bank";
        }
        if (topic.startsWith("booking-requested") || topic.startsWith("series-requested")) {
            return "/requests";
        }
        if (told.arg("bookingId") != null || topic.startsWith("series-")) {
            return "/my-visits";
        }
        return "/home";
    }
}
