package uk.directly.ending.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.data.Ids;
import uk.directly.ending.Death;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the pages of what is to be done after a death. */
record DeathTaskPages(Viewer viewer, Actor actor, Death death) {

    private String path() {
        return DeathsPage.PATH + "/" + death.id();
    }

    DeathPage tasks(DeathTasks tasks, String done) {
        Instant mistakenAt = death.mistakenAt();
        boolean closed = tasks.accounts().stream()
                .anyMatch(account ->
                        account.closedAt() != null && !account.closedAt().isBefore(death.recordedAt()));
        return new DeathPage(
                frame(
                        mistakenAt == null
                                ? "After the death of " + death.personName()
                                : death.personName() + ": there was no death",
                        notice(done)),
                isContact()
                        ? "You are the contact: family and providers turn to you."
                        : death.contactName() + " is the contact: family and providers turn to them.",
                List.of(
                        SummaryRow.of("Died on", DateWords.date(death.diedOn())),
                        SummaryRow.of("We were told by", death.toldBy()),
                        SummaryRow.of("Recorded", DateWords.date(death.recordedAt()) + " by " + death.recordedBy())),
                mistakenAt == null ? tasks.all() : List.of(),
                mistakenAt == null
                        ? null
                        : "Taken back on " + DateWords.date(mistakenAt) + " by " + death.mistakenBy() + ": "
                                + death.mistakenWhy(),
                mistakenAt == null && !closed ? path() + "/mistake" : null);
    }

    DeathVisitsPage visits(List<Booking> visits, FormErrors errors) {
        Frame frame = frame("Visits that happened", null);
        String whose = "Look at each in the place of " + death.personName() + ". What you agree to is paid.";
        return new DeathVisitsPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                path(),
                visits.isEmpty()
                        ? "No visit waits for a yes."
                        : isContact() ? whose : "Only " + death.contactName() + ", the contact, agrees to these.",
                isContact(),
                visits.stream().map(this::visit).toList());
    }

    private DeathVisitsPage.Visit visit(Booking booking) {
        Booking.Visit recorded = booking.visit();
        String planned = "Planned: " + DateWords.visit(booking.start(), booking.end());
        return new DeathVisitsPage.Visit(
                booking.title() + " with " + booking.provider().name(),
                recorded == null
                        ? List.of(planned)
                        : List.of(planned, "They say they came " + DateWords.visit(recorded.start(), recorded.end())),
                path() + "/visits/" + booking.id(),
                Ids.next().toString(),
                "Agree and pay " + Pence.of(booking.openPence()).text());
    }

    MistakePage mistake(String why, FormErrors errors) {
        Frame frame = frame("Take it back", null);
        return new MistakePage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                path(),
                death.personName(),
                List.of(
                        DateWords.count(death.visitsEnded(), "visit")
                                + " ended and must be booked again: ask each provider whether they still can.",
                        DateWords.count(death.powersEnded(), "power")
                                + " to act ended. The person gives them again, if they want to.",
                        "Money that was frozen before stays frozen: look at it again."),
                why,
                path() + "/mistake");
    }

    static FormErrors refused() {
        return FormErrors.one(
                "", "This visit has changed, or there is not enough money for it. Read it again, and call finance");
    }

    private boolean isContact() {
        return death.contactId().equals(actor.personId());
    }

    private Frame frame(String title, @Nullable String notice) {
        return Frame.of(title, viewer).under(DeathsPage.PATH).withNotice(notice);
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "recorded" -> "It is recorded. Thank you for taking care of this.";
            case "back" -> "It is taken back. Call the person, and say sorry.";
            default -> null;
        };
    }
}
