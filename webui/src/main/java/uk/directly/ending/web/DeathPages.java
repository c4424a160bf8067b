package uk.directly.ending.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.directly.ending.DeathBook;
import uk.directly.ending.Mourned;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the pages on which an officer records a death: kindly, and so that it is nobody else's. */
record DeathPages(Viewer viewer, Mourned person, List<DeathBook.Contact> contacts) {

    String path() {
        return DeathsPage.PATH + "/for/" + person.id();
    }

    DeathFormPage form(DeathForm form, FormErrors errors) {
        Frame frame = Frame.of("Tell us that somebody has died", viewer).under(DeathsPage.PATH);
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "Choose somebody")));
        contacts.stream()
                .filter(each -> !each.id().equals(person.id()))
                .map(each -> Choice.of(each.id().toString(), each.name()))
                .forEach(choices::add);
        return new DeathFormPage(
                errors.isEmpty() ? frame : frame.withError(), errors, who(), form.keyed(), choices, path());
    }

    DeathCheckPage check(DeathForm form) {
        LocalDate died = Objects.requireNonNull(form.died().date());
        return new DeathCheckPage(
                Frame.of("Is this right?", viewer).under(DeathsPage.PATH),
                who(),
                List.of(
                        SummaryRow.of("Died on", DateWords.date(died)),
                        SummaryRow.of("We were told by", form.toldBy()),
                        SummaryRow.of("Contact from now on", contact(form))),
                then(),
                List.of(
                        "What has happened is paid: visits, wages, notice, holiday, tax.",
                        "Their own money stays theirs and goes to their estate.",
                        "Nothing goes back to the council before what must be paid is paid."),
                form.keyed().fields(path()));
    }

    private List<SummaryRow> who() {
        List<SummaryRow> rows = new ArrayList<>(List.of(
                SummaryRow.of("Name", person.name()),
                SummaryRow.of("Date of birth", person.bornOn() == null ? "Not known" : DateWords.date(person.bornOn())),
                new SummaryRow("Address", person.address().isEmpty() ? List.of("Not known") : person.address(), null)));
        if (person.caseReference() != null) {
            rows.add(SummaryRow.of("Case", person.caseReference()));
        }
        return rows;
    }

    private String contact(DeathForm form) {
        return contacts.stream()
                .filter(each -> each.id().toString().equals(form.contact()))
                .map(DeathBook.Contact::name)
                .findFirst()
                .orElse("Nobody");
    }

    private List<String> then() {
        List<String> then = new ArrayList<>();
        then.add(
                person.visitsToCome() == 0
                        ? "No visits are to come."
                        : DateWords.count(person.visitsToCome(), "visit") + " to come "
                                + (person.visitsToCome() == 1 ? "ends" : "end") + " without a charge. We tell: "
                                + String.join(", ", person.providers()));
        if (person.visitsToPay() > 0) {
            then.add(DateWords.count(person.visitsToPay(), "visit")
                    + " happened before and can still be agreed to, by the contact.");
        }
        person.powers().stream()
                .map(power -> "This power to act ends: " + power + ".")
                .forEach(then::add);
        then.add(
                person.awards() == 0
                        ? "No agreement about money is open."
                        : DateWords.count(person.awards(), "agreement") + " about money "
                                + (person.awards() == 1 ? "ends" : "end") + " on that day.");
        then.add("Nothing is paid in any more, and questions to the council that wait are withdrawn.");
        then.add("They can’t sign in, and no more letters go to them.");
        return then;
    }
}
