package uk.directly.accreditation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderKind;

/**
 * What somebody has answered who joins, and what it makes of them. They never choose what they are: it follows from who does
 * the work, and who says what is done.
 *
 * @param work {@code alone} or {@code with-others}
 * @param decides who works alone: {@code person}, whom they support, or {@code me}
 * @param what who works with others: {@code business}, {@code community} or {@code funds}
 * @param workers of a business: how many people work in it
 * @param services what they help with, by slug, personal care apart
 * @param name the public one
 */
public record JoiningAnswers(
        @Nullable String work,
        @Nullable String decides,
        @Nullable String what,
        @Nullable Integer workers,
        @Nullable Boolean personalCare,
        @Nullable List<String> services,
        @Nullable String name,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable UUID listingId) {
    /** Nothing yet. */
    public static final JoiningAnswers NONE =
            new JoiningAnswers(null, null, null, null, null, null, null, null, null, null);

    private static final String PERSONAL_CARE = "personal-care";
    private static final String BROKERAGE = "isf-brokerage";

    /** A question, each on a page of its own. */
    public enum Step {
        WORK,
        DECIDES,
        WHAT,
        WORKERS,
        PERSONAL_CARE,
        SERVICES,
        NAME
    }

    /** The questions that are asked of them, in their order; more follow from what they answer. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(Step.WORK));
        if ("alone".equals(work)) {
            steps.add(Step.DECIDES);
        } else if (work != null) {
            steps.add(Step.WHAT);
            if ("business".equals(what)) {
                steps.add(Step.WORKERS);
            }
        }
        if (!runsFunds()) {
            steps.add(Step.PERSONAL_CARE);
        }
        steps.add(Step.SERVICES);
        steps.add(Step.NAME);
        return steps;
    }

    /** The first question without an answer; empty: all are answered. */
    public Optional<Step> next() {
        return steps().stream().filter(step -> !isAnswered(step)).findFirst();
    }

    /** The question before this one; empty: it is the first. */
    public Optional<Step> before(Step step) {
        List<Step> steps = steps();
        int at = steps.indexOf(step);
        return at <= 0 ? Optional.empty() : Optional.of(steps.get(at - 1));
    }

    private boolean isAnswered(Step step) {
        return switch (step) {
            case WORK -> work != null;
            case DECIDES -> decides != null;
            case WHAT -> what != null;
            case WORKERS -> workers != null;
            case PERSONAL_CARE -> personalCare != null;
            case SERVICES -> services != null;
            case NAME -> name != null && postcode != null && phone != null;
        };
    }

    /**
     * What they are.
     *
     * @param microWorkers up to how many people a business is a small one (R35)
     */
    public ProviderKind kind(int microWorkers) {
        if ("alone".equals(work)) {
            return "me".equals(decides) ? ProviderKind.MICRO_PROVIDER : ProviderKind.PERSONAL_ASSISTANT;
        }
        if ("community".equals(what)) {
            return ProviderKind.COMMUNITY;
        }
        if (runsFunds()) {
            return ProviderKind.ISF_BROKER;
        }
        return workerCount() <= microWorkers ? ProviderKind.MICRO_PROVIDER : ProviderKind.ORGANISATION;
    }

    /** How many people work in it, as far as it matters. */
    public int workerCount() {
        return "with-others".equals(work) && "business".equals(what) && workers != null ? workers : 1;
    }

    /** What they help with, by slug, all of it. */
    public List<String> allServices() {
        List<String> all = new ArrayList<>(services == null ? List.of() : services);
        if (Boolean.TRUE.equals(personalCare) && !runsFunds()) {
            all.add(PERSONAL_CARE);
        }
        if (runsFunds()) {
            all.add(BROKERAGE);
        }
        return all.stream().distinct().toList();
    }

    /** Whether they run funds for people. */
    public boolean runsFunds() {
        return "with-others".equals(work) && "funds".equals(what);
    }

    /** Whether they work alone. */
    public boolean isAlone() {
        return "alone".equals(work);
    }
}
