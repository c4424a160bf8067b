package uk.directly.accreditation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.model.JoiningAnswers;
import uk.directly.council.Place;
import uk.directly.register.ProviderKind;

/**
 * Who becomes a provider.
 *
 * @param name the public one: of a personal assistant first name and initial
 * @param workers how many people work in it
 * @param place of the home or the office; never shown, only its district
 * @param services by slug
 * @param about in their own words; null: nothing said
 */
public record Newcomer(
        ProviderKind kind,
        String name,
        int workers,
        Place place,
        List<String> services,
        @Nullable String about,
        @Nullable List<String> languages,
        @Nullable List<String> skills,
        @Nullable String phone,
        @Nullable UUID listingId) {
    /** As they answered. */
    static Newcomer of(JoiningAnswers answers, int microWorkers, Place place) {
        return new Newcomer(
                answers.kind(microWorkers),
                java.util.Objects.requireNonNull(answers.name()),
                answers.workerCount(),
                place,
                answers.allServices(),
                null,
                null,
                null,
                answers.phone(),
                answers.listingId());
    }
}
