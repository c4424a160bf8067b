package uk.directly.advert;

import java.util.List;

/** What became of writing, publishing, answering or looking at an advert. */
public sealed interface AdvertResult {
    /** Done, or done before by the same command. */
    record Done(Advert advert) implements AdvertResult {}

    /** An answer was given, chosen or declined. */
    record Answered(AdvertAnswer answer) implements AdvertResult {}

    /** It is noted. */
    record Noted() implements AdvertResult {}

    /** There is no such advert or answer for them. */
    record NotFound() implements AdvertResult {}

    /** It is something else already: {@code closed}, {@code expired}, … */
    record WrongState(String state) implements AdvertResult {}

    /** This provider has answered. */
    record AnsweredAlready() implements AdvertResult {}

    /** The draft was changed after it was checked. */
    record ChangedMeanwhile() implements AdvertResult {}

    /** So many are open at once. */
    record TooMany(int most) implements AdvertResult {}

    /** Nobody decides about an advert of their own. */
    record OwnAdvert() implements AdvertResult {}

    /** A field can't be understood. */
    record Invalid(String field, String message) implements AdvertResult {}

    /** It can't go out like this: what to change, and why. */
    record Refused(List<AdvertCheck.Finding> findings) implements AdvertResult {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
