package uk.directly.accreditation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/**
 * What a provider can change of what people read, and of who reads it.
 *
 * @param gender {@code female}, {@code male} or {@code other}; null: not said
 * @param phone where the council reaches them; never shown to others
 * @param visibility {@code public}, {@code adverts-only} or {@code existing-only} (R40)
 * @param inFeed of a personal assistant: whether other directories show them too
 * @param services what they say they do, by name
 * @param refusal why the council said no, where it did last
 */
public record OwnPage(
        String name,
        ProviderKind kind,
        ProviderState state,
        String about,
        List<String> languages,
        List<String> skills,
        @Nullable String gender,
        @Nullable String phone,
        String visibility,
        boolean inFeed,
        List<String> services,
        @Nullable String refusal) {
    public OwnPage {
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        services = List.copyOf(services);
    }
}
