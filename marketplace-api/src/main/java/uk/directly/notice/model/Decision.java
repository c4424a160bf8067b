package uk.directly.notice.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Acting;
import uk.directly.people.Power;

/** Decides who is told of an event (R54, R104, R106): each person once, and nobody of what they did themselves. */
public final class Decision {
    private static final String PERSON_SIDE = "person";
    private static final String PROVIDER_SIDE = "provider";

    private Decision() {}

    /** Who is told of this. */
    public static List<Draft> of(Topic topic, Happened happened) {
        if (topic.name().equals("booking-requested") && happened.ofSeries()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        for (Telling telling : topic.tellings()) {
            add(drafts, topic, telling, happened);
        }
        return List.copyOf(drafts);
    }

    private static void add(List<Draft> drafts, Topic topic, Telling telling, Happened happened) {
        Urgency urgency = telling.urgency(happened.urgent());
        String words = topic.words(telling);
        switch (telling.to()) {
            case HOLDER -> {
                if (concerns(PERSON_SIDE, happened)) {
                    person(drafts, words, urgency, happened.holderId(), null, happened);
                    others(drafts, words, urgency, telling.others(), happened);
                }
            }
            case PROVIDER -> {
                if (concerns(PROVIDER_SIDE, happened)) {
                    person(drafts, words, urgency, happened.providerPersonId(), null, happened);
                }
            }
            case PERSON -> person(drafts, words, urgency, happened.personId(), null, happened);
            case ACTS -> person(drafts, words, urgency, happened.personId(), happened.holderId(), happened);
            case OUTSIDE -> {
                Happened.Form form = form(happened.holderId(), happened);
                if (form != null && happened.outside() != null) {
                    drafts.add(new Draft(
                            words, urgency, happened.holderId(), null, null, form, false, happened.outside()));
                }
            }
            case HELPER -> person(drafts, words, urgency, happened.helperId(), happened.holderId(), happened);
            case FINANCE, SUPPORT, ACCREDITATION, SOCIAL_WORK -> {
                // What a helper is asked isn't for the support worker yet (R13).
                if (happened.helperId() == null) {
                    drafts.add(new Draft(words, urgency, null, telling.to(), null, null, false, null));
                }
            }
        }
    }

    /** Whether that side is told: it isn't the one that did it, and it is the one it is for. */
    private static boolean concerns(String side, Happened happened) {
        return !side.equals(happened.side()) && (happened.told() == null || side.equals(happened.told()));
    }

    private static void others(
            List<Draft> drafts, String words, Urgency urgency, @Nullable Power power, Happened happened) {
        // Who acted for somebody who can't be told any more, because they have died, acts for nobody.
        if (power == null || form(happened.holderId(), happened) == null) {
            return;
        }
        for (Happened.Other other : happened.others()) {
            if (other.has(power)) {
                person(drafts, words, urgency, other.personId(), happened.holderId(), happened);
            }
        }
    }

    private static void person(
            List<Draft> drafts,
            String words,
            Urgency urgency,
            @Nullable UUID personId,
            @Nullable UUID forPersonId,
            Happened happened) {
        Happened.Form form = form(personId, happened);
        if (form != null && !Objects.equals(personId, happened.by())) {
            drafts.add(new Draft(
                    words,
                    urgency,
                    personId,
                    null,
                    forPersonId,
                    form,
                    callable(personId, forPersonId, happened),
                    null));
        }
    }

    /** The person themselves, who comes to them, and who was authorised because the person can't decide. */
    private static boolean callable(@Nullable UUID personId, @Nullable UUID forPersonId, Happened happened) {
        return forPersonId == null
                || happened.others().stream()
                        .anyMatch(other -> other.personId().equals(personId) && other.as() == Acting.As.AUTHORISED);
    }

    private static Happened.@Nullable Form form(@Nullable UUID personId, Happened happened) {
        for (Happened.Form form : happened.forms()) {
            if (form.personId().equals(personId)) {
                return form;
            }
        }
        return null;
    }
}
