package uk.directly.offer.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.OfferArea;
import uk.directly.offer.OfferDetails;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.WorkerGender;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/** The pages off the way: what comes on top, where somebody goes, what else people should know. */
final class MoreAnswers {
    private static final int MOST_PENCE_A_MILE = 100;
    private static final long MOST_PENCE = 50_000;
    private static final int WORDS_LENGTH = 1000;
    private static final String OUTCODE = "[A-Z]{1,2}[0-9][A-Z0-9]?";

    private MoreAnswers() {}

    static OfferForm filledExtras(OfferDraft draft) {
        OfferExtras extras = draft.extras();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "mileage",
                extras.mileagePence() == null ? "" : extras.mileagePence().toString());
        values.put("costs", pounds(extras.costsUpToPence()));
        values.put(
                "minimum",
                extras.minimumChargeMinutes() == null
                        ? "0"
                        : extras.minimumChargeMinutes().toString());
        values.put("callout", pounds(extras.callOutPence()));
        return OfferForm.of(values);
    }

    static FormErrors errorsExtras(OfferForm form) {
        FormErrors errors = FormErrors.NONE;
        if (!form.value("mileage").isEmpty()
                && (form.number("mileage") < 1 || form.number("mileage") > MOST_PENCE_A_MILE)) {
            errors = errors.and("mileage", "Enter pence from 1 to 100, like 45");
        }
        errors = pounds(errors, form, "costs");
        errors = pounds(errors, form, "callout");
        return form.number("minimum") < 0 || form.number("minimum") > 1440
                ? errors.and("minimum", "Choose the shortest time that you charge for")
                : errors;
    }

    private static FormErrors pounds(FormErrors errors, OfferForm form, String field) {
        Long pence = TypedPounds.pence(form.value(field));
        return form.value(field).isEmpty() || (pence != null && pence >= 1 && pence <= MOST_PENCE)
                ? errors
                : errors.and(field, "Enter pounds, like 10 or 12.50, or leave it empty");
    }

    static OfferDraft withExtras(OfferForm form, OfferDraft draft) {
        return draft.adding(new OfferExtras(
                form.value("mileage").isEmpty() ? null : Integer.valueOf(form.number("mileage")),
                TypedPounds.pence(form.value("costs")),
                form.number("minimum") < 15 ? null : Integer.valueOf(form.number("minimum")),
                TypedPounds.pence(form.value("callout"))));
    }

    static OfferForm filledArea(OfferDraft draft) {
        return OfferForm.of(Map.of(
                "miles",
                String.valueOf(draft.area().reachMiles()),
                "outcodes",
                String.join(", ", draft.area().outcodes())));
    }

    static FormErrors errorsArea(OfferForm form) {
        FormErrors errors = FormErrors.NONE;
        if (form.number("miles") < 1 || form.number("miles") > OfferArea.MOST_MILES) {
            errors = errors.and("miles", "Enter a number of miles from 1 to 100");
        }
        List<String> outcodes = outcodes(form);
        if (!outcodes.stream().allMatch(code -> code.matches(OUTCODE))) {
            errors = errors.and("outcodes", "Write first parts of postcodes, like M33, WA14");
        } else if (outcodes.size() > OfferArea.MOST_OUTCODES) {
            errors = errors.and("outcodes", "That is too many: 30 at most. Go by miles instead");
        }
        return errors;
    }

    static OfferDraft withArea(OfferForm form, OfferDraft draft) {
        return draft.reaching(new OfferArea(form.number("miles"), outcodes(form)));
    }

    private static List<String> outcodes(OfferForm form) {
        return Stream.of(form.value("outcodes").toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    static OfferForm filledMore(OfferDraft draft) {
        OfferDetails details = draft.details();
        WorkerGender gender = details.workerGender();
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("gender", List.of(gender == null ? "not-said" : gender.slug()));
        values.put(
                "accessibility",
                details.accessibility().stream().map(Accessibility::slug).toList());
        values.put("not", List.of(details.notThis()));
        return new OfferForm(values);
    }

    static FormErrors errorsMore(OfferForm form) {
        return form.value("not").length() > WORDS_LENGTH
                ? FormErrors.one("not", "Use fewer words, at most 1,000 letters")
                : FormErrors.NONE;
    }

    static OfferDraft withMore(OfferForm form, OfferDraft draft) {
        return draft.telling(new OfferDetails(
                gender(form.value("gender")),
                Stream.of(Accessibility.values())
                        .filter(each -> form.values("accessibility").contains(each.slug()))
                        .toList(),
                form.value("not")));
    }

    private static @Nullable WorkerGender gender(String typed) {
        return Stream.of(WorkerGender.values())
                .filter(each -> each.slug().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static String pounds(@Nullable Long pence) {
        return pence == null ? "" : TypedPounds.text(pence);
    }
}
