package uk.directly.register.web;

import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Kinds and states as officers read them. */
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

    static String state(ProviderState state) {
        return switch (state) {
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
}
