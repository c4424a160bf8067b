package uk.directly.register.web;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderKind;

/** The register as a whole and by kind, each at its own address. */
enum RegisterView {
    ALL(RegisterView.ROOT, null, "Who has been checked", "people, businesses and groups"),
    PERSONAL_ASSISTANTS(
            RegisterView.PAS, ProviderKind.PERSONAL_ASSISTANT, "Personal assistants (PAs)", "personal assistants"),
    SMALL_BUSINESSES(
            RegisterView.SMALL, ProviderKind.MICRO_PROVIDER, "Small local businesses", "small local businesses"),
    ORGANISATIONS(RegisterView.LARGE, ProviderKind.ORGANISATION, "Organisations", "organisations"),
    COMMUNITY(RegisterView.GROUPS, ProviderKind.COMMUNITY, "Community groups", "community groups"),
    FUNDS(
            RegisterView.BROKERS,
            ProviderKind.ISF_BROKER,
            "Organisations that run a fund for you",
            "organisations that run a fund for you");

    static final String ROOT = "/providers";
    static final String PAS = "/providers/personal-assistants";
    static final String SMALL = "/providers/small-businesses";
    static final String LARGE = "/providers/organisations";
    static final String GROUPS = "/providers/community";
    static final String BROKERS = "/providers/funds";

    private final String path;
    private final @Nullable ProviderKind kind;
    private final String title;
    private final String many;

    RegisterView(String path, @Nullable ProviderKind kind, String title, String many) {
        this.path = path;
        this.kind = kind;
        this.title = title;
        this.many = many;
    }

    /** The view at this address. */
    static Optional<RegisterView> at(String path) {
        return Arrays.stream(values()).filter(view -> view.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    @Nullable ProviderKind kind() {
        return kind;
    }

    /** "Who has been checked by Trafford Council". */
    String title(String council) {
        return this == ALL ? title + " by " + council : title;
    }

    /** "personal assistants", after a number. */
    String many() {
        return many;
    }
}
