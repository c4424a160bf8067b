package uk.directly.starting.web;

import java.util.List;

/** The words that are agreed to, version {@link uk.directly.starting.Starts#TERMS_VERSION}; a new version has a new name. */
final class Terms {
    static final List<String> YOU = List.of(
            "You use the money for what is in your plan. If you are not sure, you ask here and the council answers in"
                    + " writing.",
            "You keep it apart from your other money. Here that happens by itself; with your own bank it needs a separate"
                    + " account.",
            "You say when a visit was right. The money goes out only after you say yes.",
            "If you employ somebody, you are the boss: they get a contract, at least the minimum wage, holidays and"
                    + " insurance. You get help with each of these.",
            "You tell the council when things change: you go into hospital, you move, you need more or less.");

    static final List<String> COUNCIL = List.of(
            "It pays the money in on time, and tells you before it changes.",
            "It does not choose for you: who helps you, when and how is yours to decide.",
            "It does not stop your money without telling you on the same day, why, who decided it, and what you can do.",
            "It looks at how things go with you, first after 6 months and then once a year.",
            "You can stop at any time. You are never left without support.");

    static final List<String> EASY_YOU = List.of(
            "The money is for your support.",
            "Keep it apart from your other money.",
            "Say yes when a visit was right.",
            "Are you the boss of somebody? We help you to do it right.",
            "Tell us when things change.");

    static final List<String> EASY_COUNCIL = List.of(
            "We pay the money on time.",
            "You choose who helps you.",
            "We don’t stop your money without telling you.",
            "We ask you how it goes.",
            "You can stop when you want. We don’t leave you alone.");

    private Terms() {}
}
