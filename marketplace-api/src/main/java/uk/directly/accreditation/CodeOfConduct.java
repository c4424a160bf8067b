package uk.directly.accreditation;

import java.util.List;

/** What everyone on the register agrees to. */
public final class CodeOfConduct {
    /** Which text was agreed to stands with the agreement. */
    public static final String VERSION = "2026-11";

    /** Line by line. */
    public static final List<String> LINES = List.of(
            "I do what the person has chosen, in the way they have chosen. It is their life and their home.",
            "I am kind and honest, and treat everybody with respect, whoever they are.",
            "I come when I said I would. If I can’t, I say so at once.",
            "I write down the hours I really worked, and take no more money than we agreed.",
            "I keep what I see and hear to myself, unless somebody is in danger.",
            "If somebody is hurt, afraid or not safe, I tell the council the same day. In danger I ring 999.",
            "I don’t borrow or lend money, take large presents, or become part of a will.",
            "I only do what I know how to do safely, and say so when I don’t.",
            "I tell the council when something changes that it has checked.");

    private CodeOfConduct() {}
}
