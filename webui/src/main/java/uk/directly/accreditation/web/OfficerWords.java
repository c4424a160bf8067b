package uk.directly.accreditation.web;

import uk.directly.accreditation.Asked;
import uk.directly.accreditation.InterestKind;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Kinds, states and events as officers read them. */
final class OfficerWords {
    private OfficerWords() {}

    static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "personal assistant (PA)";
            case MICRO_PROVIDER -> "small business (up to 8 people)";
            case ORGANISATION -> "organisation";
            case COMMUNITY -> "community service";
            case ISF_BROKER -> "ISF broker";
        };
    }

    /** As a heading: "Personal assistants (PAs)". */
    static String kinds(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistants (PAs)";
            case MICRO_PROVIDER -> "Small businesses (up to 8 people)";
            case ORGANISATION -> "Organisations";
            case COMMUNITY -> "Community services";
            case ISF_BROKER -> "ISF brokers";
        };
    }

    static String state(ProviderState state) {
        return switch (state) {
            case CHOSEN -> "chosen by a person, not checked";
            case DRAFT -> "not sent yet";
            case APPLIED -> "waiting for an answer";
            case ACCREDITED -> "on the register";
            case PAUSED -> "paused: a check ran out";
            case SUSPENDED -> "suspended";
            case REFUSED -> "refused";
            case LEFT -> "left";
        };
    }

    static String state(Check.State state) {
        return switch (state) {
            case MISSING -> "nothing given yet";
            case GIVEN -> "given, to be looked at";
            case ACCEPTED -> "accepted";
            case RETURNED -> "returned, waiting for the provider";
        };
    }

    /** What became of a provider, as a line of its history. */
    static String event(String what) {
        return switch (what) {
            case "applied", "submitted" -> "Asked to be on the register";
            case "accredited" -> "Put on the register";
            case "refused" -> "Refused";
            case "paused" -> "Paused, for these checks ran out";
            case "resumed" -> "On the register again";
            case "suspended" -> "Suspended";
            case "suspension-ended" -> "Suspension ended";
            case "left" -> "Left the register";
            default ->
                what.substring(0, 1).toUpperCase(java.util.Locale.UK)
                        + what.substring(1).replace('-', ' ');
        };
    }

    static String interest(InterestKind kind) {
        return switch (kind) {
            case RELATIVE -> "a relative or close friend";
            case OWN_BUSINESS -> "their own or their family’s business";
            case OTHER -> "another tie";
            case SELF -> "it is the officer";
        };
    }

    static String asked(Asked asked) {
        return switch (asked) {
            case MUST -> "must be there";
            case MAY -> "may be given";
            case NOT -> "not asked";
        };
    }
}
