package uk.directly.accreditation;

import java.util.List;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderState;

/** What became of an officer's step with a provider (R30, R33, R34). */
public sealed interface DecisionResult {

    /** It is done; done twice it is the same. */
    record Done(ProviderState state) implements DecisionResult {}

    /** There is no such provider, check or person in this council. */
    record NotFound() implements DecisionResult {}

    /** R34: the officer is this provider, or has said what ties them to it. */
    record Interested() implements DecisionResult {}

    /** Another officer has it in hand. */
    record Claimed(String by) implements DecisionResult {}

    /** Something newer was given than what the officer saw. */
    record Changed() implements DecisionResult {}

    /**
     * It can't be done as things are.
     *
     * @param state of the provider, of its check or of its suspension, as the API names it
     * @param missing what must be there first
     */
    record WrongState(String state, List<CheckName> missing) implements DecisionResult {
        /** Copies what is missing. */
        public WrongState {
            missing = List.copyOf(missing);
        }
    }

    /** Somebody else on the register says that the same entry of the directory is theirs. */
    record ListingTaken() implements DecisionResult {}

    /** R106: whoever asks for a delay doesn't confirm it. */
    record OwnDelay() implements DecisionResult {}

    /** Something that was given can't be meant. */
    record Invalid(String field, String message) implements DecisionResult {}
}
