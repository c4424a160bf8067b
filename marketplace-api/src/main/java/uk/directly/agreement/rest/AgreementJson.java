package uk.directly.agreement.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.Family;
import uk.directly.agreement.TermsState;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/** An agreement as one of the two reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementJson(
        UUID id,
        Engagement engagement,
        Agreement.Party holder,
        Agreement.Provider provider,
        String you,
        boolean checkedByCouncil,
        Agreement.@Nullable Basis basis,
        @Nullable Family family,
        Agreement.@Nullable FamilyDecision familyDecision,
        boolean ready,
        @Nullable List<TaskJson> tasks,
        List<VersionJson> versions,
        Agreement.@Nullable Ending ending) {

    static AgreementJson of(Agreement agreement, Actor actor) {
        boolean holds = agreement.holder().id().equals(actor.forPersonId());
        return new AgreementJson(
                agreement.id(),
                agreement.engagement(),
                agreement.holder(),
                agreement.provider(),
                holds ? "holder" : "provider",
                !agreement.chosen(),
                agreement.basis(),
                agreement.family(),
                agreement.familyDecision(),
                agreement.ready(),
                holds && agreement.engagement() == Engagement.EMPLOYED ? TaskJson.of(agreement) : null,
                agreement.versions().stream().map(VersionJson::of).toList(),
                agreement.ending());
    }

    /** A version of the terms of one offer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionJson(
            int version,
            UUID offerId,
            String title,
            TermsState state,
            @Nullable LocalDate from,
            Map<String, Long> ratesPence,
            CancellationTerms cancellation,
            OfferExtras extras,
            int retainerPercent,
            int retainerDays,
            int noticeDays,
            String terms,
            @Nullable String why,
            @Nullable Instant holderAcceptedAt,
            @Nullable Instant providerAcceptedAt,
            @Nullable Instant proposedAt,
            @Nullable Instant endedAt,
            boolean inForce) {
        static VersionJson of(Agreement.Version version) {
            return new VersionJson(
                    version.version(),
                    version.offerId(),
                    version.title(),
                    version.state(),
                    version.from(),
                    version.prices().bySlug(),
                    version.cancellation(),
                    version.extras(),
                    version.retainerPercent(),
                    version.retainerDays(),
                    version.noticeDays(),
                    version.terms(),
                    version.why(),
                    version.holderAcceptedAt(),
                    version.providerAcceptedAt(),
                    version.proposedAt(),
                    version.endedAt(),
                    version.inForce());
        }
    }
}
