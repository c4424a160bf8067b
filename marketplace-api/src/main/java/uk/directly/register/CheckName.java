package uk.directly.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a council checks about providers (R30), and what that doesn't tell (R31). */
public enum CheckName {
    IDENTITY("Who they are", "An officer saw an identity document.", "It says nothing about how well they do the job."),
    RIGHT_TO_WORK(
            "Right to work",
            "An officer saw that they may work in the UK.",
            "If you employ them you must check their right to work yourself."),
    DBS(
            "Criminal record (DBS)",
            "An officer saw a Disclosure and Barring Service certificate of the level shown, on the date shown.",
            "It says what was on record that day, and nothing about the time since. It doesn't say that somebody is safe."),
    REFERENCES(
            "References",
            "An officer spoke to two people who know their work.",
            "Speak to somebody they support, if you can."),
    INSURANCE(
            "Public liability insurance",
            "An officer saw a policy that is valid until the date shown.",
            "It doesn't cover everything. If you employ somebody you need your own employers' liability insurance."),
    SAFEGUARDING_TRAINING(
            "Safeguarding training",
            "They finished training in recognising and reporting harm.",
            "Training is no promise. Tell the council or, in danger, ring 999 if something worries you."),
    MENTAL_CAPACITY_ACT_TRAINING(
            "Mental Capacity Act training",
            "They finished training in supporting people to make their own decisions.",
            "It doesn't make them decide for you."),
    CODE_OF_CONDUCT(
            "Code of conduct", "They signed the council's code of conduct.", "The council doesn't watch each visit."),
    CQC_REGISTRATION(
            "Care Quality Commission registration",
            "They are registered to give personal care.",
            "The council doesn't inspect them: read the latest inspection report on the Commission's website."),
    ISF_CONTRACT(
            "Individual service fund contract",
            "They have a contract with the council to run individual service funds.",
            "You choose who runs yours, and may change.");

    private final String title;
    private final String means;
    private final String doesNotMean;

    CheckName(String title, String means, String doesNotMean) {
        this.title = title;
        this.means = means;
        this.doesNotMean = doesNotMean;
    }

    /** As it stands in the database and in the API, e.g. {@code right-to-work}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The check of that slug. */
    @JsonCreator
    public static CheckName of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What was done. */
    public String means() {
        return means;
    }

    /** What nobody should take it for. */
    public String doesNotMean() {
        return doesNotMean;
    }
}
