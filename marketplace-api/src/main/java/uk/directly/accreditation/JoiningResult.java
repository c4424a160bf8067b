package uk.directly.accreditation;

import java.util.List;
import java.util.UUID;
import uk.directly.accreditation.model.Fault;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderState;

/** What became of a step on the provider's side. */
public sealed interface JoiningResult {
    /** It is done. */
    record Done() implements JoiningResult {}

    /** There is a provider now. */
    record Joined(UUID providerId) implements JoiningResult {}

    /** Something that was given is wrong. */
    record Invalid(List<Fault> faults) implements JoiningResult {
        public Invalid {
            faults = List.copyOf(faults);
        }

        static Invalid of(String field, String message) {
            return new Invalid(List.of(new Fault(field, message)));
        }
    }

    /** There is no such provider, or it is somebody else's. */
    record NotFound() implements JoiningResult {}

    /** Officers don't join with the sign-in of their work. */
    record NotAllowed() implements JoiningResult {}

    /** As it is now, this can't be done. */
    record WrongState(ProviderState state) implements JoiningResult {}

    /** Of who does what they do, this isn't asked. */
    record NotAsked() implements JoiningResult {}

    /** The file that was named is gone. */
    record NoFile() implements JoiningResult {}

    /** These are still missing. */
    record Missing(List<CheckName> checks) implements JoiningResult {
        public Missing {
            checks = List.copyOf(checks);
        }
    }

    /** The use case never comes to this. */
    static IllegalStateException unexpected(JoiningResult result) {
        return new IllegalStateException("It never comes to " + result);
    }
}
