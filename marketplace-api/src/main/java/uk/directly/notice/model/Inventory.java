package uk.directly.notice.model;

import static uk.directly.notice.model.Audience.ACCREDITATION;
import static uk.directly.notice.model.Audience.FINANCE;
import static uk.directly.notice.model.Audience.PERSON;
import static uk.directly.notice.model.Audience.PROVIDER;
import static uk.directly.notice.model.Audience.SOCIAL_WORK;
import static uk.directly.notice.model.Audience.SUPPORT;
import static uk.directly.notice.model.Topic.told;
import static uk.directly.notice.model.Topic.untold;
import static uk.directly.notice.model.Urgency.DIGEST;
import static uk.directly.notice.model.Urgency.NOW;
import static uk.directly.notice.model.Urgency.URGENT;
import static uk.directly.people.Power.APPROVE;
import static uk.directly.people.Power.BOOK;
import static uk.directly.people.Power.RUN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.directly.people.Power;

/** Every topic of the outbox, with who is told of it. A topic that isn't here fails the build. */
public final class Inventory {
    /** R26: how somebody is written to was changed. It is no event of the outbox. */
    public static final String CONTACT_CHANGED = "contact-changed";

    private static final List<Topic> VISITS = List.of(
            told("booking-requested", provider(NOW)),
            told("booking-accepted", holder(BOOK, NOW)),
            told("booking-declined", holder(BOOK, NOW)),
            told("booking-expired", holder(BOOK, NOW), provider(DIGEST)),
            told("booking-cancelled", provider(NOW).urgentWhenSoon()),
            told("booking-called-off", holder(BOOK, NOW).urgentWhenSoon()),
            told("booking-paused", provider(NOW).urgentWhenSoon()),
            told("booking-did-not-happen", holder(BOOK, NOW), provider(NOW)),
            told("not-come", provider(URGENT)),
            told("kept-time-ended", holder(BOOK, NOW)),
            told("purpose-not-answered", holder(BOOK, DIGEST), office(SOCIAL_WORK)),
            told("question-late", holder(BOOK, DIGEST), office(SOCIAL_WORK)),
            told("other-times-proposed", holder(BOOK, NOW)),
            told("other-times-withdrawn", holder(BOOK, NOW)),
            told("other-times-refused", provider(NOW)),
            told("other-time-taken", provider(NOW)),
            told("series-requested", provider(NOW)),
            told("series-accepted", holder(BOOK, NOW)),
            told("series-declined", holder(BOOK, NOW)),
            told("series-ended", provider(NOW)),
            told("series-paused", holder(BOOK, NOW), provider(NOW)),
            told("series-stopped", holder(BOOK, NOW), provider(NOW)),
            told("series-goes-on", holder(BOOK, NOW), provider(NOW)),
            told("series-not-promised", holder(RUN, NOW)),
            told("series-visits-skipped", holder(BOOK, DIGEST)),
            told("pair-stands-alone", holder(BOOK, NOW).urgentWhenSoon()),
            told("couple-stands-alone", holder(BOOK, NOW).urgentWhenSoon()),
            told("sharing-agreed", holder(BOOK, NOW)),
            told("sharing-declined", holder(BOOK, NOW)),
            told("place-free", holder(BOOK, NOW)),
            told("place-passed", holder(BOOK, DIGEST)),
            untold("session-called-off", "who has a place is told of their booking, who asked of their question"));

    private static final List<Topic> HOURS_AND_MONEY = List.of(
            told("visit-recorded", holder(APPROVE, NOW)),
            told("visit-reminded", holder(APPROVE, NOW)),
            told("visit-queried", provider(NOW)),
            told("visit-chased", provider(NOW)),
            told("visit-let-go", holder(APPROVE, DIGEST), provider(NOW)),
            told("visit-approved-by-silence", holder(APPROVE, NOW), provider(DIGEST)),
            told("visit-lapsed", holder(APPROVE, DIGEST), provider(NOW)),
            told("visit-task", Telling.of(Audience.HELPER, NOW), office(SUPPORT)),
            told("charge-given-back", holder(RUN, DIGEST), provider(DIGEST)),
            told("charge-to-recover", office(FINANCE)),
            told("set-off-proposed", provider(NOW)),
            told("set-off-agreed", office(FINANCE)),
            told("wages-in-question", provider(DIGEST)),
            told("wages-not-covered", office(FINANCE)),
            told("wages-to-recover", office(FINANCE)),
            told("bank-details-changed", holder(RUN, URGENT), provider(URGENT)),
            told("bank-details-stopped", holder(RUN, URGENT), provider(URGENT)),
            told("payout-account-ready", provider(DIGEST)),
            told("payout-account-not-ready", provider(NOW)),
            told("budget-frozen", holder(RUN, URGENT)),
            told("budget-open-again", holder(RUN, NOW)),
            told("account-closed", holder(RUN, NOW)),
            told("fund-kept", holder(RUN, NOW), provider(NOW)),
            told("rate-asked", office(FINANCE), office(SOCIAL_WORK)),
            told("rate-late", holder(RUN, DIGEST), office(FINANCE), office(SOCIAL_WORK)),
            told("rate-answered", holder(RUN, NOW)),
            told("rates-changed", holder(RUN, DIGEST)),
            told("agreed-price-changed", holder(RUN, NOW)),
            untold("rate-card-approved", "each whose visits cost something else is told by rates-changed"),
            untold("settlement-due", "the payment's own business; what failed stands with finance"),
            untold("top-up-refund-due", "the payment's own business"));

    private static final List<Topic> PEOPLE_AND_REGISTER = List.of(
            told("agreement-made", provider(DIGEST)),
            told("agreement-accepted", provider(DIGEST)),
            told("agreement-proposed", holder(RUN, NOW)),
            told("agreement-version-agreed", provider(NOW)),
            told("agreement-declined", provider(NOW)),
            told("agreement-withdrawn", holder(RUN, DIGEST)),
            told("agreement-ending", holder(RUN, NOW), provider(NOW)),
            told("agreement-goes-on", holder(RUN, NOW), provider(NOW)),
            told("employer-task-ending", holder(RUN, DIGEST)),
            told("employer-task-ended", holder(RUN, NOW)),
            told("family-asked", office(SOCIAL_WORK), office(FINANCE)),
            told("family-decided", holder(RUN, NOW)),
            told("own-provider-came", holder(BOOK, NOW)),
            told("acting-invited", Telling.of(Audience.OUTSIDE, NOW)),
            told("acting-accepted", Telling.of(Audience.HOLDER, NOW), office(SOCIAL_WORK)),
            told("acting-declined", Telling.of(Audience.HOLDER, NOW)),
            told("acting-checked", Telling.of(Audience.HOLDER, NOW), acts()),
            told("acting-changed", acts()),
            told("acting-ended", Telling.of(Audience.HOLDER, NOW), acts()),
            told("acting-review-due", office(SOCIAL_WORK)),
            told("tie-ended", Telling.of(PERSON, NOW)),
            told("tie-ended-of", Telling.of(Audience.HOLDER, NOW)),
            told("approval-returned", Telling.of(Audience.HOLDER, NOW)),
            told("message-sent", holder(BOOK, NOW), provider(NOW)),
            told("thread-handed-to-support", office(SUPPORT)),
            told("thread-handed-to-social-work", office(SOCIAL_WORK)),
            told("thread-handed-to-accreditation", office(ACCREDITATION)),
            told("enquiry-carry-on", holder(BOOK, DIGEST), provider(DIGEST)),
            told("enquiry-not-for-me", holder(BOOK, DIGEST), provider(DIGEST)),
            told("meeting-proposed", holder(BOOK, NOW), provider(NOW)),
            told("meeting-agreed", holder(BOOK, NOW), provider(NOW)),
            told("session-called-off-told", holder(BOOK, NOW)),
            told("advert-answered", holder(BOOK, DIGEST)),
            told("advert-answer-chosen", Telling.of(PERSON, NOW)),
            told("advert-answer-declined", Telling.of(PERSON, DIGEST)),
            told("advert-closed", Telling.of(PERSON, DIGEST)),
            told("advert-expired", holder(BOOK, DIGEST)),
            told("advert-taken-down", holder(BOOK, NOW)),
            told("offer-quiet", provider(NOW)),
            told("offer-paused-for-minimum-pay", provider(NOW)),
            told("offer-below-coming-minimum-pay", provider(DIGEST)),
            told("check-accepted", provider(DIGEST)),
            told("check-returned", provider(NOW)),
            told("check-newly-asked", provider(NOW)),
            told("check-running-out", provider(NOW)),
            told("provider-accredited", provider(NOW)),
            told("provider-refused", provider(NOW)),
            told("provider-paused", provider(NOW)),
            told("provider-paused-visits", holder(BOOK, NOW)),
            told("provider-resumed", provider(NOW)),
            // R104: on the same day, at whatever hour.
            told("provider-suspended", provider(URGENT)),
            told("provider-suspension-ended", provider(NOW)),
            // R106: it is said also where the broker isn't told yet.
            told("broker-stopped", office(FINANCE), office(SUPPORT)),
            told("death-recorded", office(FINANCE), office(SUPPORT)),
            told("death-taken-back", office(FINANCE), office(SUPPORT)),
            // R106: whoever it is about, and whoever reads along with who raised it, learns of it by no notice.
            untold("concern-raised", "the team's own list shows it"),
            untold("concern-acknowledged", "who raised it sees it on the page of their reference"),
            // That there is something, and nothing of it (R66).
            told("about-me-shared", provider(NOW), Telling.of(PERSON, NOW)),
            told("sign-in-ended", Telling.of(PERSON, NOW)),
            told("sign-in-letter", Telling.of(PERSON, URGENT)),
            told("signed-in-anew", Telling.of(PERSON, URGENT)),
            // To where they were reached until then.
            told("home-change-asked", Telling.of(PERSON, URGENT)),
            told("home-changed", Telling.of(PERSON, URGENT)),
            told("home-not-changed", Telling.of(PERSON, NOW)),
            // Written by notice_form_say itself, to the addresses from before.
            told(CONTACT_CHANGED, Telling.of(PERSON, NOW)));

    private static final Map<String, Topic> BY_NAME = Stream.of(VISITS, HOURS_AND_MONEY, PEOPLE_AND_REGISTER)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

    private Inventory() {}

    /** All that was decided. */
    public static List<Topic> all() {
        return BY_NAME.values().stream()
                .sorted(java.util.Comparator.comparing(Topic::name))
                .toList();
    }

    /** What was decided about this topic; empty: nothing yet. */
    public static Optional<Topic> of(String topic) {
        return Optional.ofNullable(BY_NAME.get(topic));
    }

    private static Telling holder(Power others, Urgency urgency) {
        return Telling.holder(others, urgency);
    }

    private static Telling provider(Urgency urgency) {
        return Telling.of(PROVIDER, urgency);
    }

    private static Telling acts() {
        return Telling.of(Audience.ACTS, NOW);
    }

    /** On their pages; nobody is written to at home. */
    private static Telling office(Audience office) {
        return Telling.of(office, NOW);
    }
}
