package uk.directly.rate.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Officer;
import uk.directly.rate.CardCheck;
import uk.directly.rate.CardWarning;
import uk.directly.rate.CouncilCard;

/**
 * A rate card as finance officers see it.
 *
 * @param to the day after its last one
 * @param warnings of a draft: what its checker should look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CouncilCardJson(
        UUID id,
        String state,
        int version,
        LocalDate from,
        @Nullable LocalDate to,
        Map<String, Map<String, Long>> base,
        Map<String, Long> payGuide,
        @Nullable Officer draftedBy,
        @Nullable Instant draftedAt,
        @Nullable String returnedWhy,
        @Nullable Officer decidedBy,
        @Nullable Instant decidedAt,
        List<WarningJson> warnings) {

    static CouncilCardJson of(CouncilCard card, CardCheck check) {
        return new CouncilCardJson(
                card.id(),
                card.state().slug(),
                card.version(),
                card.from(),
                card.to(),
                RateTableJson.base(card.rates().base()),
                card.rates().payGuide().bySlug(),
                card.draftedBy(),
                card.draftedAt(),
                card.returned() == null ? null : card.returned().why(),
                card.decidedBy(),
                card.decidedAt(),
                check.warnings().stream().map(WarningJson::of).toList());
    }

    /** A rate that is very different, or a day from which the law wants more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WarningJson(
            String kind,
            @Nullable String rate,
            @Nullable Long beforePence,
            @Nullable Long pence,
            @Nullable Long percent,
            @Nullable LocalDate from) {
        static WarningJson of(CardWarning warning) {
            return switch (warning) {
                case CardWarning.MuchDifferent different ->
                    new WarningJson(
                            "much-different",
                            different.cell().slug(),
                            different.beforePence(),
                            different.pence(),
                            different.percent(),
                            null);
                case CardWarning.MinimumRises rises ->
                    new WarningJson("minimum-rises", null, null, rises.minimumPence(), null, rises.from());
            };
        }
    }
}
