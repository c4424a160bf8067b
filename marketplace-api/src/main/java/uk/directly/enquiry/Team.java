package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import uk.directly.people.Actor;
import uk.directly.people.Role;

/** The teams of the council that somebody can hand a thread over to. Finance never reads messages (R93). */
public enum Team {
    SUPPORT(Role.SUPPORT),
    SOCIAL_WORK(Role.SOCIAL_WORK),
    ACCREDITATION(Role.ACCREDITATION);

    private final Role role;

    Team(Role role) {
        this.role = role;
    }

    /** Those that this officer is of. */
    public static List<Team> of(Actor officer) {
        return Arrays.stream(values()).filter(team -> officer.is(team.role)).toList();
    }

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return role.slug();
    }

    /** The team of that slug. */
    @JsonCreator
    public static Team of(String slug) {
        return Arrays.stream(values())
                .filter(team -> team.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no team " + slug));
    }
}
