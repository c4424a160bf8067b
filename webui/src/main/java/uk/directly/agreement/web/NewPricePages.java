package uk.directly.agreement.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.directly.agreement.Agreement;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/**
 * Writes the pages on which a provider asks for a new price.
 *
 * @param agreed what counts now
 * @param earliest the first day on which a new price may count
 */
record NewPricePages(Viewer viewer, Agreement agreement, Agreement.Version agreed, LocalDate earliest) {

    /** How much more: the one question that most have. */
    PriceAskPage ask(String more, FormErrors errors) {
        boolean nights = prices().keySet().stream().allMatch(Band::isFlat);
        return new PriceAskPage(
                frame(errors),
                back(),
                path(),
                agreed.offerId().toString(),
                List.of(
                        new SummaryRow("Price now", AgreementWords.prices(agreed), null),
                        SummaryRow.of("The new price counts from", DateWords.date(earliest) + ", the earliest day")),
                nights ? "How much more for each night?" : "How much more for each hour?",
                more,
                address().with("all", "yes").toString(),
                errors);
    }

    /** What would be asked for, before it is. */
    PriceCheckPage check(long more, String why, FormErrors errors) {
        return new PriceCheckPage(
                frame(errors),
                address().toString(),
                path(),
                List.of(
                        new SummaryRow("New price", changed(more), null),
                        SummaryRow.of("From", DateWords.date(earliest)),
                        SummaryRow.of("All else", "stays as you agreed")),
                lines(),
                typed(more).entrySet().stream()
                        .map(each -> new PricePage.Field(each.getKey(), "", each.getValue()))
                        .toList(),
                agreed.offerId().toString(),
                why,
                address()
                        .with("more", TypedPounds.text(more))
                        .with("all", "yes")
                        .toString(),
                errors);
    }

    /** Every field, as it was typed. */
    PricePage all(Map<String, String> typed, FormErrors errors) {
        return new PricePage(
                frame(errors),
                back(),
                path(),
                lines(),
                agreed.offerId().toString(),
                prices().keySet().stream()
                        .map(band -> new PricePage.Field(
                                band.slug(),
                                AgreementWords.band(band) + (band.isFlat() ? ", a night" : ", an hour"),
                                text(typed, band.slug())))
                        .toList(),
                from(typed),
                "The earliest day is " + DateWords.date(earliest),
                text(typed, "percent"),
                text(typed, "days"),
                "0: nothing. The council’s money pays it, not the person.",
                text(typed, "notice"),
                text(typed, "why"),
                errors);
    }

    /** What is agreed now and so much more of each price, as it would be typed. */
    Map<String, String> typed(long more) {
        Map<String, String> typed = new LinkedHashMap<>();
        prices().forEach((band, pence) -> typed.put(band.slug(), TypedPounds.text(pence + more)));
        DateParts from = DateParts.of(earliest);
        typed.put("from-day", from.day());
        typed.put("from-month", from.month());
        typed.put("from-year", from.year());
        typed.put("percent", String.valueOf(agreed.retainerPercent()));
        typed.put("days", String.valueOf(agreed.retainerDays()));
        typed.put("notice", String.valueOf(agreed.noticeDays()));
        return typed;
    }

    static DateParts from(Map<String, String> typed) {
        return DateParts.of(typed.get("from-day"), typed.get("from-month"), typed.get("from-year"));
    }

    private List<String> changed(long more) {
        Map<Band, Long> prices = prices();
        if (prices.size() > 1 && prices.values().stream().distinct().count() == 1) {
            long pence = prices.values().iterator().next();
            return List.of(Pence.of(pence + more).text() + " an hour, at any time. Now it is "
                    + Pence.of(pence).text());
        }
        List<String> lines = new ArrayList<>();
        prices.forEach((band, pence) -> lines.add(AgreementWords.band(band) + ": "
                + Pence.of(pence + more).text() + (band.isFlat() ? " a night" : " an hour") + ". Now it is "
                + Pence.of(pence).text()));
        return lines;
    }

    private List<String> lines() {
        return List.of(
                agreement.holder().name()
                        + " says yes or no. Until then the price you agreed counts, and for every visit before that day.",
                "Changing your page doesn’t change this price.");
    }

    private Map<Band, Long> prices() {
        return agreed.prices().penceByBand();
    }

    private Frame frame(FormErrors errors) {
        Frame frame = Frame.of("Ask " + agreement.holder().name() + " for a new price", viewer)
                .under("/my-page");
        return errors.isEmpty() ? frame : frame.withError();
    }

    private String back() {
        return AgreementPages.GIVEN + "/" + agreement.id();
    }

    private String path() {
        return back() + "/price";
    }

    private Address address() {
        return Address.of(path()).with("offer", agreed.offerId());
    }

    private static String text(Map<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.get(name), "");
    }
}
