package uk.directly.home.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * The first page of those whose own pages come later: who they are here, what they can do now, what will come.
 *
 * @param who a greeting, and who they are here
 * @param now what can be done now
 * @param later what will come
 */
public record WelcomePage(Frame frame, List<String> who, List<Link> now, List<String> later) implements Page {
    private static final List<Link> FOR_ALL = List.of(
            new Link("Find support near you", "/find"),
            new Link("Read how to get support money", "/get-support-money"),
            new Link("Read how to work as a PA", "/work-with-us"),
            new Link("Get help", "/help"));

    static WelcomePage of(Frame frame, String name, Set<Role> roles) {
        List<String> who = new ArrayList<>(List.of("Welcome, " + name + "."));
        List<String> later = new ArrayList<>();
        roles.stream().sorted().map(WelcomePage::words).forEach(words -> {
            who.add(words.who());
            later.add(words.later());
        });
        if (roles.isEmpty()) {
            who.add("Nothing else is known of you here yet.");
            later.add("Once your council has set you up, your own pages appear here.");
        }
        List<Link> now = new ArrayList<>();
        if (roles.contains(Role.BROKER)) {
            now.add(new Link("Pay for the people whose accounts you look after", "/accounts/to-pay"));
        }
        if (roles.contains(Role.HELPER) || roles.contains(Role.NOMINEE) || roles.contains(Role.AUTHORISED)) {
            now.add(new Link("See visits that wait for your answer", "/visit-tasks"));
        }
        if (roles.contains(Role.COMMISSIONER)) {
            now.add(new Link("See which directories are here", "/directory/imports"));
        }
        if (roles.contains(Role.SELF_FUNDER)) {
            now.add(new Link("Read your messages with those you asked", "/messages"));
            now.add(new Link("Say what you are looking for in an advert", "/adverts"));
        }
        now.addAll(FOR_ALL);
        return new WelcomePage(frame, who, now, later);
    }

    private static Words words(Role role) {
        return switch (role) {
            case HOLDER, CARER ->
                new Words("You have support money.", "Your support money, your visits and the people who come.");
            case NOMINEE ->
                new Words(
                        "You are someone whom a person chose to run their money.",
                        "Their money and visits, as far as they let you. Everything you do shows both names.");
            case AUTHORISED ->
                new Words(
                        "The council agreed that you may run the money of somebody who can't decide about it.",
                        "Their money and visits, within what was agreed. Everything you do shows both names.");
            case HELPER ->
                new Words(
                        "You are someone who helps a person with their support.",
                        "What they let you do: see, book, or say yes up to an amount.");
            case SELF_FUNDER ->
                new Words(
                        "You pay for your support yourself.",
                        "Booking and paying with your own money. Until then, you can find people and call the council.");
            case PROVIDER -> new Words("You offer support.", "Your visits, requests and pay.");
            case BROKER ->
                new Words(
                        "You run funds for people.",
                        "The people whose funds you run, their visits of today, and the money of each.");
            case ACCREDITATION -> new Words("You check who is on the register.", "Accepting and returning checks.");
            case FINANCE -> new Words("You look after the council's money.", "Money in, the bank, and approvals.");
            case SOCIAL_WORK ->
                new Words("You decide with people what support their money is for.", "Plans, reviews and requests.");
            case SAFEGUARDING -> new Words("You look after people who may not be safe.", "Concerns, by their clock.");
            case COMMISSIONER ->
                new Words(
                        "You plan support for the whole area.",
                        "A map of what people look for and can't find, rates and take-up. Never single persons.");
            case SUPPORT ->
                new Words(
                        "You help people use their support money.",
                        "The people you help, paper sheets to key in, and calls to make.");
        };
    }

    private record Words(String who, String later) {}

    @Override
    public String template() {
        return "home/welcome";
    }
}
