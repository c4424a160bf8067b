package uk.directly.aboutme;

/** What became of a change of the page. */
public sealed interface AboutMeResult {
    /** Done; the page as it is now. */
    record Done(AboutMe page) implements AboutMeResult {}

    /** Nobody of that id supports or helps them now. */
    record NotFound() implements AboutMeResult {}

    /** Not done: what to change. */
    record Invalid(String field, String message) implements AboutMeResult {}
}
