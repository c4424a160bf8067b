package uk.directly.home.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.OwnPage;
import uk.directly.offer.Demand;
import uk.directly.offer.LowPay;
import uk.directly.offer.OfferState;
import uk.directly.offer.OwnOffer;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * "My page": how people see a provider, with what was checked and until when it counts.
 *
 * @param status whether people can book, and what runs out
 * @param facts name, kind, place, languages, skills, what they say themselves
 * @param onlyYou what nobody else sees
 * @param checks what was checked and when
 * @param offers a card each
 * @param quiet whether they should say that they are still here (R37)
 * @param demand how often people near them look for what they do, a line each
 * @param hasLeft whether they have left, and can only begin again
 * @param chosen whether somebody brought them along, and they aren't on the register (R9)
 * @param hasMoney whether they have support money of their own, too
 */
public record MyPage(
        Frame frame,
        List<String> status,
        List<SummaryRow> facts,
        List<SummaryRow> onlyYou,
        List<SummaryRow> checks,
        List<Card> offers,
        boolean quiet,
        List<String> demand,
        boolean hasLeft,
        boolean chosen,
        boolean hasMoney)
        implements Page {

    static MyPage of(
            Frame frame,
            ProviderFile file,
            OwnPage own,
            List<OwnOffer> offers,
            List<Demand.Wanted> demand,
            LocalDate today) {
        boolean hasLeft = file.state() == ProviderState.LEFT;
        return new MyPage(
                frame,
                YourPage.words(file, today),
                facts(file, own, !hasLeft),
                onlyYou(own, !hasLeft),
                file.checks().stream().map(MyPage::check).toList(),
                offers.stream().map(MyPage::offer).toList(),
                offers.stream().anyMatch(offer -> offer.quietUntil() != null),
                demand.stream().map(MyPage::demand).toList(),
                hasLeft,
                file.state() == ProviderState.CHOSEN,
                false);
    }

    /** The same for who has support money of their own, too. */
    MyPage withMoney(boolean has) {
        return new MyPage(frame, status, facts, onlyYou, checks, offers, quiet, demand, hasLeft, chosen, has);
    }

    private static List<SummaryRow> facts(ProviderFile file, OwnPage own, boolean change) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Name", file.name()));
        rows.add(SummaryRow.of("What you are", kind(file.kind())));
        rows.add(SummaryRow.of("Place", file.place() + ". Nobody sees your address."));
        rows.add(row("About you", file.about().isBlank() ? "Nothing yet" : file.about(), "about", change));
        rows.add(row("What you help with", list(own.services()), "services", change));
        rows.add(row("Languages", list(file.languages()), "languages", change));
        rows.add(row("Skills", list(file.skills()), "skills", change));
        if (file.kind() == ProviderKind.PERSONAL_ASSISTANT) {
            rows.add(row("Gender", gender(own.gender()), "gender", change));
        }
        return List.copyOf(rows);
    }

    private static List<SummaryRow> onlyYou(OwnPage own, boolean change) {
        String seen = switch (own.visibility()) {
            case "adverts-only" -> "Only people whose advert you answer";
            case "existing-only" -> "Only people you already work for";
            default -> own.inFeed() ? "Everybody, and in other directories too" : "Everybody";
        };
        return List.of(
                row("Who can see you", seen, "who-sees-you", change),
                row("Phone, for the council", own.phone() == null ? "None yet" : own.phone(), "phone", change));
    }

    private static SummaryRow row(String key, String value, String what, boolean change) {
        SummaryRow row = SummaryRow.of(key, value);
        return change ? row.changedAt("/my-page/change/" + what) : row;
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "Nothing yet" : String.join(", ", words);
    }

    private static String gender(@Nullable String gender) {
        return switch (gender) {
            case null -> "Not said";
            case "female" -> "Female";
            case "male" -> "Male";
            default -> "Other";
        };
    }

    private static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistant (PA)";
            case MICRO_PROVIDER -> "Small business (up to 8 people)";
            case ORGANISATION -> "Organisation";
            case COMMUNITY -> "Community service";
            case ISF_BROKER -> "Organisation that runs funds for people";
        };
    }

    static String demand(Demand.Wanted wanted) {
        return wanted.service() + ": "
                + (wanted.searches() == 0 ? "fewer than " + Demand.LEAST + " times" : wanted.searches() + " times");
    }

    private static SummaryRow check(Check check) {
        return switch (check.state()) {
            case MISSING -> SummaryRow.of(check.words(), "Not given yet");
            case GIVEN -> SummaryRow.of(check.words(), "Given. The council has not looked at it yet");
            case RETURNED ->
                SummaryRow.of(check.words(), check.reason() == null ? "Given back" : "Given back: " + check.reason());
            case ACCEPTED -> SummaryRow.of(check.words(), accepted(check.checkedOn(), check.expiresOn()));
        };
    }

    private static String accepted(@Nullable LocalDate on, @Nullable LocalDate until) {
        String checked = on == null ? "Checked" : "Checked, dated " + DateWords.date(on);
        return until == null ? checked : checked + ". Runs out on " + DateWords.date(until);
    }

    private static Card offer(OwnOffer offer) {
        List<String> lines = new ArrayList<>();
        lines.add(offer.service());
        if (offer.openTo().equals(List.of(Engagement.EMPLOYED))) {
            lines.add("What you are paid:");
        }
        lines.addAll(offer.prices());
        if (offer.soldBy() == SoldBy.ENQUIRY) {
            lines.add("People ask first; it can't be booked straight away.");
        }
        lines.add(String.join(
                " ", offer.openTo().stream().map(MyPage::boss).distinct().toList()));
        lines.add(state(offer));
        LocalDate quietUntil = offer.quietUntil();
        if (quietUntil != null && offer.listed()) {
            lines.add(
                    "From " + DateWords.date(quietUntil) + " nobody finds it, unless you say that you are still here.");
        } else if (quietUntil != null) {
            lines.add("We have not heard from you for a long time. Say that you are still here.");
        }
        LowPay lowPay = offer.lowPay();
        if (lowPay != null) {
            lines.add(
                    lowPay.paused()
                            ? "It pays less than the law says. Raise the price, and people find it again."
                            : "From " + DateWords.date(lowPay.from()) + " it pays less than the law says.");
        }
        return Card.of(
                offer.title(),
                lines,
                Card.Action.other("See or change it", offer.title(), "/my-page/offers/" + offer.id()));
    }

    private static String boss(Engagement engagement) {
        return switch (engagement) {
            case EMPLOYED -> "You can be employed by the person.";
            case SELF_EMPLOYED, BUSINESS -> "You run your own business.";
        };
    }

    private static String state(OwnOffer offer) {
        if (offer.state() == OfferState.PUBLISHED) {
            return offer.listed() ? "People can find this." : "People can't find this now.";
        }
        return offer.state() == OfferState.PAUSED ? "Paused: people can't find this." : "Not published yet.";
    }

    @Override
    public String template() {
        return "home/myPage";
    }
}
