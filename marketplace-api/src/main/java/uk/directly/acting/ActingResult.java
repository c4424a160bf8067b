package uk.directly.acting;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Acting;
import uk.directly.people.InvitationCode;

/** What became of a step with who acts for whom. */
public sealed interface ActingResult {

    /** It is done. */
    record Done() implements ActingResult {}

    /**
     * Somebody is asked. The code is here, once, and nowhere else.
     *
     * @param until the last day on which it works
     */
    record Invited(UUID id, InvitationCode code, LocalDate until) implements ActingResult {}

    /**
     * The code is good: what one is asked to do.
     *
     * @param forName the person, by first name
     * @param name as whoever asked calls the reader
     * @param as in which way
     * @param limits how far
     * @param kin whether they are family or a friend, where the council authorises them
     */
    record Open(String forName, String name, Acting.As as, Limits limits, boolean kin, String council)
            implements ActingResult {}

    /**
     * They said yes.
     *
     * @param waits whether an officer looks first
     */
    record Came(UUID forPersonId, boolean waits) implements ActingResult {}

    /** There is no such person or invitation for you. */
    record NotFound() implements ActingResult {}

    /** The code was used, is too old, or was taken back; or it is decided already. */
    record NoLonger() implements ActingResult {}

    /** Of who was authorised the council decides (R65). */
    record CouncilDecides() implements ActingResult {}

    /** Nobody acts for themselves. */
    record Oneself() implements ActingResult {}

    /** Not with the sign-in of one's work at the council; or nobody changes their own powers (R60). */
    record NotAllowed() implements ActingResult {}

    /** So many are asked already and haven't answered. */
    record TooMany() implements ActingResult {}

    /** This person can decide about money: they choose themselves. */
    record CanDecide() implements ActingResult {}

    /** Somebody else has to decide about it. */
    record OwnQuestion() implements ActingResult {}

    /**
     * Nobody gives what they haven't got: whoever acts for somebody lets nobody in further than they go themselves.
     *
     * @param mostPence the most that they may say yes to themselves; null: without a limit
     * @param lastDay the last day on which they act; null: until somebody ends it
     */
    record MoreThanOwn(@Nullable Long mostPence, @Nullable LocalDate lastDay) implements ActingResult {}

    /**
     * Whoever can decide has nobody who was authorised for them: said once more, it ends for these.
     *
     * @param names of who was authorised
     */
    record EndsAuthorised(String names) implements ActingResult {}

    /** Something that was given can't be meant. */
    record Invalid(String field, String message) implements ActingResult {}

    /** An answer of the acting functions. */
    record Answer(
            String outcome,
            @Nullable String forName,
            @Nullable String name,
            @Nullable String as,
            @Nullable Boolean mayBook,
            @Nullable Long mayApproveUpToPence,
            @Nullable LocalDate lastDay,
            @Nullable Boolean kin,
            @Nullable String council,
            @Nullable UUID forPersonId,
            @Nullable Boolean waits) {
        ActingResult result() {
            return switch (outcome) {
                case "done" -> done();
                case "not-found", "wrong" -> new NotFound();
                case "no-longer", "used", "checked", "decided" -> new NoLonger();
                case "council-decides" -> new CouncilDecides();
                case "oneself" -> new Oneself();
                case "not-allowed" -> new NotAllowed();
                case "too-many" -> new TooMany();
                case "can-decide" -> new CanDecide();
                case "own-question" -> new OwnQuestion();
                case "more-than-own" -> new MoreThanOwn(mayApproveUpToPence, lastDay);
                case "ends-authorised" -> new EndsAuthorised(Objects.requireNonNull(name));
                case "not-lower" ->
                    new Invalid("mayApproveUpToPence", "It is less already. To give more, propose them again");
                case "capacity-asked" -> new Invalid("canDecide", "Say whether the person can decide about money");
                default -> throw new IllegalStateException("The acting functions answered " + outcome);
            };
        }

        private ActingResult done() {
            if (forPersonId != null) {
                return new Came(forPersonId, Boolean.TRUE.equals(waits));
            }
            return forName == null || name == null || as == null || council == null
                    ? new Done()
                    : new Open(
                            forName,
                            name,
                            Acting.As.of(as),
                            new Limits(Boolean.TRUE.equals(mayBook), mayApproveUpToPence, lastDay),
                            !Boolean.FALSE.equals(kin),
                            council);
        }
    }
}
