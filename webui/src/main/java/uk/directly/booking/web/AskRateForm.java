package uk.directly.booking.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import uk.directly.booking.AskForRate;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.RateReason;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;

/** Why somebody asks, as it was filled in, right or wrong. */
record AskRateForm(List<String> reasons, String words) {
    static final AskRateForm EMPTY = new AskRateForm(List.of(), "");

    static AskRateForm of(KeptForm kept) {
        return new AskRateForm(kept.values("reasons"), kept.value("words"));
    }

    static AskRateForm of(MultiValueMap<String, String> posted) {
        return new AskRateForm(
                posted.getOrDefault("reasons", List.of()), Objects.requireNonNullElse(posted.getFirst("words"), ""));
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        List<RateReason> known = known();
        if (known.isEmpty()) {
            errors = errors.and("reasons", "Choose at least one reason");
        }
        if (words.isBlank() && known.contains(RateReason.OTHER)) {
            errors = errors.and("words", "Say why, in a few words");
        }
        return words.length() > AskForRate.LONGEST
                ? errors.and("words", "Say it in at most 500 letters, now it has " + words.length())
                : errors;
    }

    /** What is asked; only where there are no errors. */
    AskForRate ask(QuoteRequest visit, UUID planLineId) {
        return new AskForRate(visit, planLineId, known(), words);
    }

    private List<RateReason> known() {
        return Stream.of(RateReason.values())
                .filter(reason -> reasons.contains(reason.slug()))
                .toList();
    }
}
