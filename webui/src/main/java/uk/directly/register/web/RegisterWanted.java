package uk.directly.register.web;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.register.Position;
import uk.directly.register.ProviderKind;
import uk.directly.register.RegisterQuery;
import uk.directly.web.Address;

/**
 * Whom somebody looks for in the register, as the address tells it. What can't be understood doesn't narrow, but for the
 * place, which is asked again.
 *
 * @param view which part of it
 * @param answers as they were given, by the names below
 */
record RegisterWanted(RegisterView view, Map<String, String> answers) {
    static final String TEXT = "q";
    static final String NEAR = "near";
    static final String WITHIN = "within";
    static final String SERVICE = "service";
    static final String LANGUAGE = "language";
    static final String KIND = "kind";

    private static final String[] ALL = {TEXT, NEAR, WITHIN, SERVICE, LANGUAGE, KIND};
    private static final int LONGEST = 200;
    private static final double DEFAULT_MILES = 10;
    private static final double MOST_MILES = 100;

    /** The same answers in another part of the register. */
    Address on(RegisterView other) {
        Address address = Address.of(other.path());
        for (String name : ALL) {
            address = name.equals(KIND) && other != RegisterView.ALL ? address : address.with(name, answer(name));
        }
        return address;
    }

    /** An answer as it was typed; empty: none. */
    String answer(String name) {
        String text = answers.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Whether anything narrows. */
    boolean isNarrowed() {
        return Arrays.stream(ALL).anyMatch(name -> !answer(name).isEmpty()) || answers.containsKey("after");
    }

    RegisterQuery query(UUID council, @Nullable Place near) {
        GridPoint point = near == null ? null : near.point();
        return new RegisterQuery(council, orNull(TEXT), point, miles(), kind(), orNull(SERVICE), orNull(LANGUAGE));
    }

    double miles() {
        try {
            double miles = Double.parseDouble(answer(WITHIN));
            return miles > 0 && miles <= MOST_MILES ? miles : DEFAULT_MILES;
        } catch (NumberFormatException e) {
            return DEFAULT_MILES;
        }
    }

    private @Nullable ProviderKind kind() {
        if (view != RegisterView.ALL) {
            return view.kind();
        }
        return Arrays.stream(ProviderKind.values())
                .filter(kind -> kind.slug().equals(answer(KIND)))
                .findFirst()
                .orElse(null);
    }

    /** Where to go on in the list; null: from the beginning. */
    @Nullable Position after() {
        String square = answers.get("square");
        String name = answers.get("name");
        String id = answers.get("after");
        try {
            return square == null || name == null || id == null
                    ? null
                    : new Position(Long.parseLong(square), name, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String next(Position last) {
        return on(view).with("square", last.squareMetres())
                .with("name", last.name())
                .with("after", last.id())
                .toString();
    }

    private @Nullable String orNull(String name) {
        String answer = answer(name);
        return answer.isEmpty() ? null : answer;
    }
}
