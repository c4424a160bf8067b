package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.InterestKind;
import uk.directly.accreditation.OfficerFile;
import uk.directly.accreditation.Target;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/**
 * Writes a provider's file for an officer.
 *
 * @param officer who reads it
 */
record FilePages(Viewer viewer, UUID officer, ProviderFile file, OfficerFile more, Target target) {

    String path() {
        return path(file.id());
    }

    static String path(UUID provider) {
        return QueuePages.PATH + "/" + provider;
    }

    FilePage page(@Nullable String notice) {
        return new FilePage(
                frame(file.name()).withNotice(notice),
                file.isNew()
                        ? new Link("Back to the queue", QueuePages.PATH)
                        : new Link("Back to the register", "/register"),
                facts(),
                checks(),
                isToDecide()
                        ? more.lacks().stream().sorted().map(CheckName::title).toList()
                        : List.of(),
                hand(),
                more.interest() == null ? decisions() : List.of(),
                interest(more.interest()),
                path() + "/interest",
                more.interests().stream()
                        .map(each -> each.officer() + ": " + OfficerWords.interest(each.kind()) + ", since "
                                + DateWords.date(each.since()))
                        .toList(),
                more.events().stream().map(FilePages::event).toList());
    }

    Frame frame(String title) {
        return Frame.of(title, viewer).under(file.isNew() ? "/home" : "/register");
    }

    private boolean isToDecide() {
        return file.state() == ProviderState.APPLIED;
    }

    private FilePage.Hand hand() {
        UUID by = more.claimedById();
        boolean open = file.state() != ProviderState.DRAFT && file.state() != ProviderState.LEFT;
        if (more.interest() != null || !open) {
            return new FilePage.Hand(by == null ? "" : more.claimedBy() + " has it in hand.", null, null, null);
        }
        if (by == null) {
            return new FilePage.Hand("Nobody has it in hand.", path() + "/claim", "Take it on", null);
        }
        return by.equals(officer)
                ? new FilePage.Hand("You have it in hand.", path() + "/give-back", "Give it back", null)
                : new FilePage.Hand(
                        more.claimedBy() + " has it in hand, and decides.",
                        null,
                        null,
                        new Link("Take it over", path() + "/take-over"));
    }

    private List<Link> decisions() {
        List<Link> links = new ArrayList<>();
        switch (file.state()) {
            case APPLIED -> {
                if (more.lacks().isEmpty()) {
                    links.add(new Link("Put on the register", path() + "/accredit"));
                }
                links.add(new Link("Refuse", path() + "/refuse"));
            }
            case ACCREDITED, PAUSED -> links.add(new Link("Suspend", path() + "/suspend"));
            case SUSPENDED -> links.add(new Link("The suspension", path() + "/suspension"));
            case CHOSEN, DRAFT, REFUSED, LEFT -> {}
        }
        if (file.kind() == ProviderKind.ISF_BROKER) {
            links.add(new Link("Funds that the council keeps", "/kept-funds"));
        }
        return List.copyOf(links);
    }

    private List<SummaryRow> facts() {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("State", OfficerWords.state(file.state())));
        rows.add(SummaryRow.of("Kind", OfficerWords.kind(file.kind())));
        if (more.workers() > 1) {
            rows.add(SummaryRow.of("People who work in it", String.valueOf(more.workers())));
        }
        if (!more.services().isEmpty()) {
            rows.add(SummaryRow.of("What they do", String.join(", ", more.services())));
        }
        rows.add(SummaryRow.of("Place", file.place()));
        add(rows, "Phone", more.phone());
        add(rows, "Directory entry they say is theirs", more.listing());
        LocalDate applied = file.appliedOn();
        if (applied != null) {
            rows.add(SummaryRow.of("Asked on", DateWords.date(applied)));
            if (isToDecide()) {
                rows.add(SummaryRow.of("Waiting", new QueuePages(target, QueueChoice.NONE).waited(applied)));
            }
        }
        LocalDate since = file.accreditedOn();
        if (since != null) {
            rows.add(SummaryRow.of("On the register since", DateWords.date(since)));
        }
        rows.add(SummaryRow.of("Languages", String.join(", ", file.languages())));
        if (!file.skills().isEmpty()) {
            rows.add(SummaryRow.of("Skills", String.join(", ", file.skills())));
        }
        add(rows, "CQC id", file.cqcId());
        add(rows, "In their words", file.about());
        return List.copyOf(rows);
    }

    private static void add(List<SummaryRow> rows, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            rows.add(SummaryRow.of(key, value));
        }
    }

    private Table checks() {
        return new Table(
                "Checks: " + file.done() + " of " + file.checks().size() + " given or accepted",
                List.of(
                        Table.Column.text("Check"),
                        Table.Column.text("State"),
                        Table.Column.text("From"),
                        Table.Column.text("Dated"),
                        Table.Column.text("Ends"),
                        Table.Column.text("Seen by")),
                file.checks().stream().map(this::row).toList());
    }

    private Table.Row row(Check check) {
        String[] cells = {
            check.words() + (check.must() ? "" : " (not needed)"),
            OfficerWords.state(check.state())
                    + (check.renewal() ? ", a renewal to be looked at" : "")
                    + (check.state() == Check.State.ACCEPTED && !check.isGood(target.today())
                            ? ", doesn’t count now"
                            : ""),
            check.issuer() == null || check.issuer().isBlank() ? "not said" : check.issuer(),
            check.checkedOn() == null ? "not said" : DateWords.date(check.checkedOn()),
            check.expiresOn() != null
                    ? DateWords.date(check.expiresOn())
                    : check.state() == Check.State.ACCEPTED ? "has no end" : "not said",
            check.seenBy() == null ? "nobody yet" : check.seenBy()
        };
        return more.interest() == null
                ? Table.Row.to(path() + "/checks/" + check.name().slug(), cells)
                : Table.Row.of(cells);
    }

    private static @Nullable String interest(@Nullable InterestKind kind) {
        return kind == null
                ? null
                : kind == InterestKind.SELF
                        ? "This is you. Another officer decides, and sees what was given."
                        : "You have said what ties you to them: " + OfficerWords.interest(kind)
                                + ". Another officer decides, and sees what was given.";
    }

    private static String event(OfficerFile.Event event) {
        return DateWords.date(event.at()) + ": " + OfficerWords.event(event.what())
                + (event.by() == null ? "" : ", " + event.by())
                + (event.reason() == null ? "" : ". " + event.reason());
    }
}
