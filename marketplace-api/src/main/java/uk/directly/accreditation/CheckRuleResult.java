package uk.directly.accreditation;

/** What became of a change of what a council asks. */
public sealed interface CheckRuleResult {

    /** It is set; done twice it is the same. */
    record Done(CheckRule rule) implements CheckRuleResult {}

    /** A change that hadn't begun was taken back. */
    record TakenBack() implements CheckRuleResult {}

    /** Somebody else has changed it meanwhile, or for that very day. */
    record Overlaps() implements CheckRuleResult {}

    /** R30: a level above basic is lawful for personal care only. */
    record NotLawful() implements CheckRuleResult {}

    /** It is in force, and stays as it was: another one can follow it. */
    record InForce() implements CheckRuleResult {}

    /** This council planned no such change. */
    record NotFound() implements CheckRuleResult {}

    /** Something that was given can't be meant. */
    record Invalid(String field, String message) implements CheckRuleResult {}
}
